// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.testing.LogCapture;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.IntStream;

/** Rows that a table of somebody else refers to: they stay, and everything else goes on. */
class HeldRowsIT {

    private static final TopicPartition PARTITION = new TopicPartition("stripe.charges", 0);
    private static final TopicPartition CONTROL = new TopicPartition("stripe._control", 0);

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges charges = new Charges();
    private final Charges control = Charges.control();
    private final RunningSink sink = new RunningSink(database);

    @AfterEach
    void stop() {
        sink.close();
    }

    private static List<String> ids(int... numbers) {
        return IntStream.of(numbers).mapToObj("ch_%05d"::formatted).toList();
    }

    private void fill(int rows) {
        sink.put(IntStream.range(0, rows)
                .mapToObj(i -> charges.row("ch_%05d".formatted(i), 1, i))
                .toList());
    }

    private void hold(String deferrable, int... rows) {
        database.execute("create table notes (charge text, account text, foreign key (charge, account)"
                + " references stripe.charges (id, _account_id) " + deferrable + ")");
        ids(rows).forEach(id -> database.execute("insert into notes values ('" + id + "', 'acct_1')"));
    }

    private void sweepToTheEnd(long before) {
        sink.put(control.sweep(Charges.ACCOUNT, before));
        long done = sink.commit().get(CONTROL) + 1;
        for (int i = 0; i < 200 && sink.commit().get(CONTROL) < done - 1; i++) {
            sink.put(List.of());
        }
    }

    private List<String> stored() {
        return database.query("select id from stripe.charges order by id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "deferrable initially deferred"})
    void doNotKeepASweepFromTheOthers(String deferrable) {
        fill(3000);
        hold(deferrable, 0, 7, 8, 1500, 2999);

        try (LogCapture log = LogCapture.debug("io.syncengine.connect.postgres")) {
            sink.put(control.sweep(Charges.ACCOUNT, 5));
            for (int i = 0; i < 100 && sink.commit().get(CONTROL) < 1; i++) {
                sink.put(List.of());
            }

            assertThat(stored()).isEqualTo(ids(0, 7, 8, 1500, 2999));
            assertThat(log.texts("WARN"))
                    .singleElement()
                    .asString()
                    .contains("Sweep of table stripe.charges: 5 rows", "notes_charge_account_fkey")
                    .doesNotContain("ch_0");
        }
        assertThat(sink.outcomes("charges")).isEqualTo("inserted=3000 swept=2995 held=5");
        assertThat(sink.commit()).containsEntry(CONTROL, 1L);
    }

    @Test
    void goWithTheNextSweepOnceNobodyHoldsThem() {
        fill(10);
        hold("", 3);
        sweepToTheEnd(5);
        assertThat(stored()).isEqualTo(ids(3));

        database.execute("delete from notes");
        sweepToTheEnd(6);

        assertThat(stored()).isEmpty();
    }

    /** Only the statement knows the row, where the constraint speaks up at the end of the transaction. */
    @ParameterizedTest
    @ValueSource(strings = {"", "deferrable initially deferred"})
    void areReportedWhenTheyAreDeletedAndTheOthersGo(String deferrable) {
        fill(100);
        hold(deferrable, 42);

        sink.put(IntStream.range(0, 100)
                .mapToObj(i -> charges.delete("ch_%05d".formatted(i), 2))
                .toList());

        assertThat(stored()).isEqualTo(ids(42));
        assertThat(sink.context.errants()).singleElement().satisfies(errant -> {
            assertThat(errant.record().kafkaOffset()).isEqualTo(142);
            assertThat(errant.reason()).hasMessageContaining("a foreign key is violated");
        });
        assertThat(sink.commit()).containsEntry(PARTITION, 200L);
    }
}
