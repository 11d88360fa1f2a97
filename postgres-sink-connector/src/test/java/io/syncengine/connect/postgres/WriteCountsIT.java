// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

class WriteCountsIT {

    private static final String ROWS =
            "select id, amount, metadata->>'order', _raw_data->>'amount', extract(epoch from _updated_at)::bigint - "
                    + Charges.START + " from stripe.charges order by id";

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges charges = new Charges();
    private RunningSink sink;

    @BeforeEach
    void start() {
        sink = new RunningSink(database);
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    private List<SinkRecord> rows(int count, long second, long amount) {
        return IntStream.range(0, count)
                .mapToObj(i -> charges.row("ch_" + i, second, amount))
                .toList();
    }

    private List<String> xmins() {
        return database.query("select id, xmin, ctid, _synced_at from stripe.charges order by id");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 63, 64, 65, 1000})
    void countsWhatIsInsertedUpdatedAndUnchanged(int count) {
        sink.put(rows(count, 1, 10));
        sink.put(rows(count, 2, 20));
        sink.put(rows(count, 2, 20));

        assertThat(sink.outcomes("charges"))
                .isEqualTo("inserted=" + count + " updated=" + count + " unchanged=" + count);
        assertThat(database.query(
                        "select count(*), sum(amount), sum((_raw_data->>'amount')::bigint) from stripe.charges"))
                .containsExactly(count + "|" + 20L * count + "|" + 20L * count);
    }

    @Test
    void updatesABatchWithoutFilesOnTheServer() {
        String padding = "x".repeat(2_500);
        for (int second = 1; second <= 2; second++) {
            String raw = "{\"revision\": " + second + ", \"padding\": \"" + padding + "\"}";
            long version = second;
            sink.put(IntStream.range(0, 3_000)
                    .mapToObj(i -> charges.withJson("ch_" + i, version, "{}", raw))
                    .toList());
        }
        // The server counts what a session did when it ends.
        sink.close();

        String counts =
                "select tup_updated >= 3000, temp_files from pg_stat_database where datname = current_database()";
        await().untilAsserted(() -> assertThat(database.query(counts)).containsExactly("t|0"));
    }

    @Test
    void storesEveryColumn() {
        sink.put(charges.row("ch_1", 5, 7));

        assertThat(database.query(ROWS)).containsExactly("ch_1|7|7|7|5");
        assertThat(database.query(
                        "select description, livemode, _account_id, _row_hash is not null from stripe.charges"))
                .containsExactly("charge ch_1|f|acct_1|t");
    }

    @Test
    void aReplayTouchesNoRow() {
        List<SinkRecord> rows = rows(10_000, 1, 10);
        sink.put(rows);
        List<String> before = xmins();

        sink.put(rows);

        assertThat(xmins()).isEqualTo(before);
        assertThat(sink.outcomes("charges")).isEqualTo("inserted=10000 unchanged=10000");
    }

    /** The server counts on its own; a session tells its counts when it ends, at the latest. */
    @Test
    void aReplayLeavesTheServersCountsOfUpdatesAlone() {
        List<SinkRecord> rows = rows(10_000, 1, 10);
        sink.put(rows);
        sink.put(rows(100, 2, 20));

        sink.put(rows.subList(100, 10_000));
        sink.put(rows(100, 2, 20));
        sink.put(rows(10_000, 9, 10).subList(100, 10_000));
        sink.close();

        await().until(() -> database.query("select n_tup_ins, n_tup_upd, n_tup_del from pg_stat_user_tables"
                        + " where schemaname = 'stripe' and relname = 'charges'")
                .equals(List.of("10000|100|0")));
    }

    @Test
    void aNewerVersionWithTheSameContentLeavesTheRowAloneAndIsRemembered() {
        sink.put(rows(100, 1, 10));
        List<String> before = xmins();

        sink.put(rows(100, 9, 10));
        sink.put(rows(50, 5, 77));

        assertThat(xmins()).isEqualTo(before);
        assertThat(sink.outcomes("charges")).isEqualTo("inserted=100 seen=100 stale=50");
        assertThat(database.query("select count(*) from stripe._sync_seen where table_name = 'charges'"))
                .containsExactly("100");
    }

    @Nested
    class OfOneKey {

        @Test
        void anOlderVersionAfterANewerOneIsLeftOutInTheSameBatch() {
            sink.put(charges.row("ch_1", 2, 20), charges.row("ch_1", 1, 10));

            assertThat(database.query(ROWS)).containsExactly("ch_1|20|20|20|2");
        }

        @Test
        void anOlderVersionAfterANewerOneIsLeftOutInAnotherBatch() {
            sink.put(charges.row("ch_1", 2, 20));
            sink.put(charges.row("ch_1", 1, 10));

            assertThat(database.query(ROWS)).containsExactly("ch_1|20|20|20|2");
            assertThat(sink.outcomes("charges")).isEqualTo("inserted=1 stale=1");
        }

        @Test
        void anOlderVersionAfterANewerOneIsLeftOutInAnotherTask() {
            sink.put(charges.row("ch_1", 2, 20));
            try (RunningSink other = new RunningSink(database)) {
                other.put(charges.row("ch_1", 1, 10));
            }

            assertThat(database.query(ROWS)).containsExactly("ch_1|20|20|20|2");
        }

        @Test
        void theLaterRecordOfTheSameSecondWins() {
            sink.put(charges.row("ch_1", 1, 10), charges.row("ch_1", 1, 20));
            assertThat(database.query(ROWS)).containsExactly("ch_1|20|20|20|1");

            sink.put(charges.row("ch_1", 1, 30));
            assertThat(database.query(ROWS)).containsExactly("ch_1|30|30|30|1");
        }

        @Test
        void aThousandVersionsInOnePutAreOneRow() {
            sink.put(IntStream.range(0, 1000)
                    .mapToObj(i -> charges.row("ch_1", 1 + i / 10, i))
                    .toList());

            assertThat(database.query(ROWS)).containsExactly("ch_1|999|999|999|100");
            assertThat(sink.outcomes("charges")).isEqualTo("inserted=1");
            assertThat(sink.commit()).containsEntry(new TopicPartition("stripe.charges", 0), 1000L);
        }
    }

    @Test
    void mixedBatchesCountEachRowOnce() {
        sink.put(rows(200, 5, 10));
        List<SinkRecord> mixed = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            long second = i % 4 == 0 ? 4 : 5 + i % 4;
            mixed.add(charges.row("ch_" + i, second, i % 4 == 1 ? 10 : 20));
        }

        sink.put(mixed);

        // Of the 200 known: a quarter older, a quarter newer but the same, the rest newer and different.
        assertThat(sink.outcomes("charges")).isEqualTo("inserted=400 updated=100 seen=50 stale=50");
    }

    @Test
    void aKeyThatSomebodyInsertsMeanwhileFallsBackToAnUpsert() throws Exception {
        sink.put(charges.row("first", 1, 1));
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("insert into stripe.charges (id, _account_id, amount, _updated_at)"
                    + " values ('ch_7', 'acct_1', 0, '2000-01-01')");

            CompletableFuture<Void> put = CompletableFuture.runAsync(() -> sink.put(rows(100, 2, 20)));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> database.query("select count(*) from pg_stat_activity where datname = '"
                                    + database.name() + "' and wait_event_type = 'Lock'")
                            .equals(List.of("1")));
            other.commit();
            put.get(10, TimeUnit.SECONDS);
        }

        assertThat(database.query("select count(*), sum(amount) from stripe.charges where id <> 'first'"))
                .containsExactly("100|2000");
        assertThat(sink.outcomes("charges")).isEqualTo("inserted=100 updated=1");
    }

    @Test
    void withoutDetectionEveryRowThatIsNotOlderIsWritten() {
        try (RunningSink plain = new RunningSink(database, "noop.detection", "off")) {
            plain.put(rows(10, 1, 10));
            plain.put(rows(10, 1, 10));
            plain.put(rows(10, 0, 10));

            assertThat(plain.outcomes("charges")).isEqualTo("inserted=10 updated=10 stale=10");
        }
    }

    @Test
    void rowsMayWaitForOthers() {
        try (RunningSink waiting = new RunningSink(database, "flush.interval.ms", "60000", "batch.size", "10")) {
            Charges two = new Charges("stripe.charges", 2);
            waiting.put(two.row("a", 1, 1), two.row("b", 1, 1));
            assertThat(database.query("select 1 from pg_tables where schemaname = 'stripe'"))
                    .isEmpty();

            waiting.clock.advance(Duration.ofSeconds(61));
            waiting.put(List.of());
            assertThat(database.query("select count(*) from stripe.charges")).containsExactly("2");

            waiting.put(two.row("c", 1, 1));
            assertThat(database.query("select count(*) from stripe.charges")).containsExactly("2");
            assertThat(waiting.commit()).containsEntry(new TopicPartition("stripe.charges", 2), 3L);
            assertThat(database.query("select count(*) from stripe.charges")).containsExactly("3");
        }
    }

    @Test
    void rowsOfALostPartitionAreNotWrittenAnyMore() {
        try (RunningSink waiting = new RunningSink(database, "flush.interval.ms", "60000")) {
            Charges two = new Charges("stripe.charges", 2);
            waiting.put(charges.row("a", 1, 1), two.row("b", 1, 1));

            waiting.task.close(List.of(new TopicPartition("stripe.charges", 0)));
            waiting.commit();

            assertThat(database.query("select id from stripe.charges")).containsExactly("b");
        }
    }
}
