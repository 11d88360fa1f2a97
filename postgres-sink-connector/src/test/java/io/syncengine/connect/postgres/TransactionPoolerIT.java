// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.support.sweep.SweepGate;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The sink behind a pooler that gives it another session for each transaction. */
class TransactionPoolerIT {

    private static final TopicPartition CONTROL = new TopicPartition("stripe._control", 0);

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final TransactionPooler pooler = new TransactionPooler(database.port());
    private final Charges charges = new Charges();

    @AfterEach
    void stop() {
        pooler.close();
    }

    private RunningSink sink(String... settings) {
        return new RunningSink(new TestDatabase(pooler.port(), database.name()), settings);
    }

    private List<SinkRecord> rows(int from, int to, long second, long amount) {
        return IntStream.range(from, to)
                .mapToObj(i -> charges.row("ch_%04d".formatted(i), second, amount))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hard", "soft"})
    void insertsUpdatesReplaysDeletesAndSweeps(String mode) {
        String alive = mode.equals("soft") ? " where _deleted_at is null" : "";
        try (RunningSink sink = sink("delete.mode", mode)) {
            sink.put(rows(0, 1000, 1, 1));
            sink.put(rows(500, 1500, 3, 3));
            sink.put(rows(500, 1500, 3, 3));
            sink.put(rows(600, 700, 9, 3));
            List<SinkRecord> deletes = new ArrayList<>();
            for (int i = 1000; i < 1200; i++) {
                deletes.add(charges.delete("ch_%04d".formatted(i), 4));
                deletes.add(charges.tombstone("ch_%04d".formatted(i), 4));
            }
            sink.put(deletes);
            sink.put(Charges.control().sweep(Charges.ACCOUNT, 2));
            for (int i = 0; i < 50 && sink.commit().get(CONTROL) < 1; i++) {
                sink.put(List.of());
            }

            assertThat(database.query("select count(*), sum(amount) from stripe.charges" + alive))
                    .containsExactly("800|2400");
            assertThat(sink.outcomes("charges"))
                    .isEqualTo("inserted=1500 updated=500 unchanged=1000 seen=100 deleted=200 swept=500");
            assertThat(sink.context.errants()).isEmpty();
            assertThat(sink.context.timeouts())
                    .as("none to try again, only to run the sweep")
                    .containsOnly(SweepGate.TURN.toMillis());
            assertThat(pooler.switches()).isGreaterThan(10);
        }
    }

    @Test
    void findsBadRowsAndAddsColumnsAndTables() {
        try (RunningSink sink = sink("copy.min.rows", "5")) {
            List<SinkRecord> records = new ArrayList<>(rows(0, 200, 1, 1));
            records.set(77, charges.withJson("ch_0077", 1, "{}", "{\"broken\":"));
            sink.put(records);
            sink.put(charges.record(charges.key("ch_0001"), Map.of("amount", 5L, "extra", true), 2));
            Charges refunds = new Charges("stripe.refunds", 0);
            sink.put(refunds.row("r", 1, 1), charges.row("ch_0002", 5, 5));

            assertThat(sink.context.errants()).hasSize(1);
        }
        assertThat(database.query("select count(*), count(extra) from stripe.charges"))
                .containsExactly("199|1");
        assertThat(database.query("select id from stripe.refunds")).containsExactly("r");
    }

    @Test
    void leavesNothingBehindInASession() {
        try (RunningSink sink = sink()) {
            sink.put(rows(0, 100, 1, 1));
            sink.put(rows(0, 100, 2, 2));
            String sessions = " from pg_stat_activity where datname = '" + database.name()
                    + "' and application_name like 'stripe-sync/%'";

            assertThat(database.query("select count(distinct state), max(state)" + sessions))
                    .containsExactly("1|idle");
            assertThat(database.query("select count(*) from pg_locks where locktype = 'advisory'"
                            + " and pid in (select pid" + sessions + ")"))
                    .containsExactly("0");
        }
    }

    /** Random topics, crashes and rewinds, as without a pooler. */
    @Nested
    class Property extends NewestWinsPropertyIT {

        @Override
        @ParameterizedTest(name = "seed {0}")
        @ValueSource(longs = {100, 101, 102})
        void theTableHoldsTheNewestOfEachKey(long seed) {
            super.theTableHoldsTheNewestOfEachKey(seed);
        }

        @Override
        TestDatabase route(TestDatabase direct) {
            return new TestDatabase(pooler.port(), direct.name());
        }
    }
}
