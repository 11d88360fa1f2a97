// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class PoisonRowsIT {

    private static final TopicPartition PARTITION = new TopicPartition("stripe.charges", 0);
    private static final String BROKEN = "{\"secret_value\": ";

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges charges = new Charges();
    private RunningSink sink;

    @AfterEach
    void stop() {
        sink.close();
    }

    private List<SinkRecord> batch(int rows, Set<Integer> poison) {
        List<SinkRecord> records = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            String id = "ch_%05d".formatted(i);
            records.add(poison.contains(i) ? charges.withJson(id, 1, "{}", BROKEN) : charges.row(id, 1, 1));
        }
        return records;
    }

    private String stored() {
        return database.query("select count(*) from stripe.charges").get(0);
    }

    @ParameterizedTest(name = "row {1} of {0}")
    @CsvSource({"1, 0", "2, 0", "2, 1", "100, 0", "100, 1", "100, 50", "100, 99", "3000, 1500"})
    void oneIsReportedAndAllOthersAreWritten(int rows, int poison) {
        sink = new RunningSink(database);

        sink.put(batch(rows, Set.of(poison)));

        assertThat(stored()).isEqualTo(String.valueOf(rows - 1));
        assertThat(sink.context.errants()).singleElement().satisfies(errant -> {
            assertThat(errant.record().kafkaOffset()).isEqualTo(poison);
            assertThat(errant.reason())
                    .hasMessageStartingWith(
                            "Record in topic stripe.charges, partition 0, offset " + poison + " cannot be stored: ")
                    .satisfies(reason -> assertThat(reason.getMessage()).doesNotContain("secret_value"));
        });
        assertThat(sink.commit()).containsEntry(PARTITION, (long) rows);
        assertThat(sink.rows("charges", "errant")).isEqualTo(1);
    }

    @Test
    void amongChangedRowsIsFoundToo() {
        sink = new RunningSink(database);
        sink.put(batch(200, Set.of()));
        List<SinkRecord> newer = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String id = "ch_%05d".formatted(i);
            newer.add(i == 150 ? charges.withJson(id, 2, BROKEN, "{}") : charges.row(id, 2, 2));
        }

        sink.put(newer);

        assertThat(database.query("select count(*) filter (where amount = 2), count(*) from stripe.charges"))
                .containsExactly("199|200");
        assertThat(sink.context.errants()).hasSize(1);
        assertThat(sink.outcomes("charges")).isEqualTo("inserted=200 updated=199 errant=1");
    }

    @Test
    void severalAreAllFound() {
        sink = new RunningSink(database);

        sink.put(batch(500, Set.of(3, 4, 250, 499)));

        assertThat(stored()).isEqualTo("496");
        assertThat(sink.context.errants())
                .extracting(errant -> errant.record().kafkaOffset())
                .containsExactlyInAnyOrder(3L, 4L, 250L, 499L);
    }

    @Test
    void withNobodyToReportToTheTaskFailsAndTheOffsetStaysBehind() {
        sink = new RunningSink(database, false);

        assertThatThrownBy(() -> sink.put(batch(101, Set.of(50))))
                .isInstanceOf(ConnectException.class)
                .isNotInstanceOf(RetriableException.class)
                .hasMessageContaining("offset 50 cannot be stored")
                .hasMessageContaining("errors.tolerance=all");

        assertThat(stored()).isEqualTo("100");
        assertThatThrownBy(() -> sink.commit()).isInstanceOf(ConnectException.class);
    }

    @Test
    void whoseReportIsLostHoldsTheOffsetBack() {
        sink = new RunningSink(database);
        sink.context.reportsAnswer(CompletableFuture.failedFuture(new IllegalStateException("no broker")));

        sink.put(batch(2, Set.of(1)));

        assertThatThrownBy(() -> sink.commit())
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("could not be reported");
        // The worker takes a commit that fails for one that may succeed later.
        assertThatThrownBy(() -> sink.put(List.of()))
                .isInstanceOf(ConnectException.class)
                .isNotInstanceOf(RetriableException.class);
    }

    @Test
    void whenTooManyAreNotStorableTheTaskFailsAndReportsNone() {
        sink = new RunningSink(database, "batch.max.bad.rows", "3");

        assertThatThrownBy(() -> sink.put(batch(100, Set.of(1, 2, 3, 4))))
                .isInstanceOf(ConnectException.class)
                .isNotInstanceOf(RetriableException.class);
        assertThat(sink.context.errants()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"100, true", "101, false"})
    void aHundredAreReportedAndOneMoreIsTooMany(int poison, boolean taken) {
        sink = new RunningSink(database);
        List<SinkRecord> records = batch(400, IntStream.range(0, poison).boxed().collect(Collectors.toSet()));

        if (taken) {
            sink.put(records);
            assertThat(stored()).isEqualTo("300");
            assertThat(sink.context.errants()).hasSize(100);
        } else {
            assertThatThrownBy(() -> sink.put(records))
                    .isInstanceOf(ConnectException.class)
                    .isNotInstanceOf(RetriableException.class);
            assertThat(sink.context.errants()).isEmpty();
        }
    }

    @Test
    void aRecordThatCannotBeReadIsReportedAndTheOthersAreWritten() {
        sink = new RunningSink(database);

        sink.put(
                charges.row("a", 1, 1),
                charges.record(null, Map.of("amount", 1L), 1),
                charges.record("b", "no json", 1),
                charges.row("c", 1, 1));

        assertThat(database.query("select id from stripe.charges order by id")).containsExactly("a", "c");
        assertThat(sink.context.errants()).hasSize(2);
        assertThat(sink.commit()).containsEntry(PARTITION, 4L);
    }

    @Test
    void aKeyThatTheIndexCannotHoldIsReported() {
        sink = new RunningSink(database);
        StringBuilder key = new StringBuilder();
        new java.util.Random(1).ints(6000, 33, 127).forEach(c -> key.append((char) c));

        sink.put(charges.row("a", 1, 1), charges.row(key.toString(), 1, 1));

        assertThat(database.query("select id from stripe.charges")).containsExactly("a");
        assertThat(sink.context.errants()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ch\u0000_1", "ch\ud800_1"})
    void aKeyWithACharacterThatWouldBeCleanedIsReported(String id) {
        sink = new RunningSink(database);

        sink.put(charges.row(id, 1, 1), charges.row("ch_1", 1, 2), charges.delete(id, 2));

        assertThat(database.query("select id, amount from stripe.charges")).containsExactly("ch_1|2");
        assertThat(sink.context.errants()).hasSize(1);
    }

    @Test
    void aConstraintOfSomebodyElseRefusesOnlyItsRow() {
        sink = new RunningSink(database);
        sink.put(charges.row("a", 1, 1));
        database.execute(
                "alter table stripe.charges add constraint positive check (amount >= 0)",
                "create unique index on stripe.charges (amount)");

        sink.put(charges.row("b", 1, -1), charges.row("c", 1, 3), charges.row("d", 1, 3), charges.row("e", 1, 5));

        assertThat(database.query("select id from stripe.charges order by id")).containsExactly("a", "c", "e");
        assertThat(sink.context.errants()).hasSize(2);
    }

    @Test
    void nulAndHalfCharactersAreCleaned() {
        sink = new RunningSink(database);

        sink.put(
                charges.described("a", 1, "x\u0000y\ud83dz"),
                charges.withJson(
                        "b", 1, "{\"k\\u0000\":\"\\ud83d\\ude00\\ud83d\\u00e9\\\\u0000\"}", "{\"n\":\"\\udc00\"}"));

        assertThat(database.query("select description from stripe.charges where id = 'a'"))
                .containsExactly("xy\ufffdz");
        assertThat(database.query("select metadata->>'k', _raw_data->>'n' from stripe.charges where id = 'b'"))
                .containsExactly("\ud83d\ude00\ufffdé\\u0000|\ufffd");
        assertThat(sink.context.errants()).isEmpty();
    }

    @Test
    void nulIsAnErrorWhereTheUserSaysSo() {
        sink = new RunningSink(database, "text.nul", "error");

        sink.put(charges.described("a", 1, "x\u0000y"), charges.row("b", 1, 1));

        assertThat(database.query("select id from stripe.charges")).containsExactly("b");
        assertThat(sink.context.errants()).hasSize(1);
    }

    /** One is no row at all, one cannot be stored in a table that is written before the one that fails. */
    @Test
    void isReportedOnceHoweverOftenItIsDelivered() throws SQLException {
        sink = new RunningSink(database, "lock.timeout.ms", "100");
        Charges refunds = new Charges("stripe.refunds", 0);
        sink.put(charges.row("a", 1, 1), refunds.row("a", 1, 1));
        List<SinkRecord> records = List.of(
                charges.record(null, Map.of("amount", 1L), 1),
                charges.withJson("b", 1, "{}", BROKEN),
                refunds.row("b", 1, 1));
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table stripe.refunds in access exclusive mode");
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> sink.put(records)).isInstanceOf(RetriableException.class);
            }
            other.rollback();
        }

        sink.putUntilTaken(records);

        assertThat(sink.context.errants())
                .extracting(errant -> errant.record().kafkaOffset())
                .containsExactly(1L, 2L);

        // After a commit that failed the worker goes back: nobody knows whether the reports are still there.
        sink.put(records);
        assertThat(sink.context.errants()).hasSize(4);
    }
}
