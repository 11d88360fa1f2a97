// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.IntStream;

/** The source lists a stream anew, finds nothing changed, and has what the pass did not show swept. */
class ReListIT {

    private static final int ROWS = 2_000;
    private static final String COUNTERS = "select n_tup_upd, n_tup_hot_upd, n_tup_del"
            + " from pg_stat_user_tables where schemaname = 'stripe' and relname = 'charges'";
    private static final TopicPartition CONTROL = new TopicPartition("stripe._control", 0);

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges charges = new Charges();

    private List<SinkRecord> pass(long second) {
        return IntStream.range(0, ROWS)
                .mapToObj(i -> charges.row("ch_%04d".formatted(i), second, i))
                .toList();
    }

    private List<String> rows() {
        return database.query("select id, xmin, ctid, _synced_at, _updated_at from stripe.charges order by id");
    }

    /** The server counts what a session did when it ends, at the latest: up to the last that it did. */
    private void awaitCounted(int inserted) {
        await().untilAsserted(() -> assertThat(database.query("select n_tup_ins, n_tup_upd from pg_stat_user_tables"
                        + " where schemaname = 'stripe' and relname = 'charges'"))
                .containsExactly(inserted + "|2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hard", "soft"})
    void leavesRowsAndTheServersCountersAloneAndNothingIsSwept(String mode) {
        try (RunningSink sink = new RunningSink(database, "delete.mode", mode)) {
            sink.put(pass(1));
            sink.put(charges.row("ch_0000", 2, 77));
            sink.put(charges.row("ch_0000", 3, 0));
        }
        awaitCounted(ROWS);
        List<String> rows = rows();
        List<String> counters = database.query(COUNTERS);

        try (RunningSink sink = new RunningSink(database, "delete.mode", mode)) {
            sink.put(pass(5));
            sink.put(pass(9));
            sink.put(Charges.control().sweep(Charges.ACCOUNT, 9));
            for (int i = 0; i < 50 && sink.commit().get(CONTROL) < 1; i++) {
                sink.put(List.of());
            }
            sink.put(pass(9));

            assertThat(rows()).isEqualTo(rows);
            assertThat(sink.outcomes("charges")).isEqualTo("unchanged=" + ROWS + " seen=" + 2 * ROWS);
            sink.put(charges.row("new", 9, 1));
        }
        awaitCounted(ROWS + 1);
        assertThat(database.query(COUNTERS)).isEqualTo(counters);
    }
}
