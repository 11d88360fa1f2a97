// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The session ends at each round trip of a batch: before the server hears of it, or after it did what it was told, the
 * commit included, and before the sink hears that.
 */
class WireCrashIT {

    private static final TopicPartition PARTITION = new TopicPartition("stripe.charges", 0);
    private static final String STATE =
            "select count(*), sum(amount), (select count(*) from stripe._sync_tombstones) from stripe.charges";
    private static final String BEFORE = "100|100|0";
    private static final String AFTER = "290|580|10";

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Relay relay = new Relay(database.port());
    private final Charges charges = new Charges();
    private final RunningSink sink =
            new RunningSink(new TestDatabase(relay.port(), database.name()), "ssl.mode", "disable");
    private final List<SinkRecord> records = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        sink.close();
        relay.close();
    }

    /** 100 rows that are there, of which 90 change and 10 go, and 200 new ones: all steps that there are. */
    private void prepare() {
        List<SinkRecord> first = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            first.add(charges.row("ch_" + i, 1, 1));
        }
        sink.put(first);
        for (int i = 0; i < 300; i++) {
            boolean gone = i >= 90 && i < 100;
            records.add(gone ? charges.delete("ch_" + i, 2) : charges.row("ch_" + i, 2, 2));
        }
    }

    private void endSessions() {
        String mine = " from pg_stat_activity where datname = '" + database.name()
                + "' and application_name like 'stripe-sync/%'";
        database.query("select pg_terminate_backend(pid)" + mine);
        await().until(() -> database.query("select count(*)" + mine).equals(List.of("0")));
    }

    private String state() {
        return database.query(STATE).get(0);
    }

    /** Start, probe, begin and end of COPY, upsert, deletes, commit. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void beforeTheServerHears(int step) {
        prepare();
        relay.beforeTrip(step, this::endSessions);

        assertThatThrownBy(() -> sink.put(records)).isInstanceOf(RetriableException.class);

        assertThat(relay.hasFired()).isTrue();
        assertThat(state()).isEqualTo(BEFORE);
        finish();
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "3, false", "4, false", "5, false", "6, false", "7, true"})
    void beforeTheSinkHears(int step, boolean committed) {
        prepare();
        relay.loseAnswerOfTrip(step);

        assertThatThrownBy(() -> sink.put(records)).isInstanceOf(RetriableException.class);

        assertThat(relay.hasFired()).isTrue();
        if (committed) {
            // The server may still be at it.
            await().until(() -> state().equals(AFTER));
        } else {
            assertThat(state()).isEqualTo(BEFORE);
        }
        finish();
    }

    /** What waits is written by the next call, whichever that is, and what is delivered again changes nothing. */
    private void finish() {
        assertThat(sink.commit()).containsEntry(PARTITION, 400L);
        assertThat(state()).isEqualTo(AFTER);
        String rows = "select id, xmin, ctid from stripe.charges order by id";
        List<String> written = database.query(rows);

        sink.putUntilTaken(records);

        assertThat(database.query(rows)).isEqualTo(written);
        assertThat(sink.context.errants()).isEmpty();
        assertThat(sink.commit()).containsEntry(PARTITION, 400L);
    }
}
