// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The server ends the connection, or refuses to work, at each step of a batch: nothing is lost and nothing is half. */
class CrashIT {

    private static final TopicPartition PARTITION = new TopicPartition("stripe.charges", 0);
    private static final String STATE = "select count(*), sum(amount) from stripe.charges";

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges charges = new Charges();
    private RunningSink sink;

    /** What triggers the end of the connection. */
    private enum Place {
        IN_COPY("before insert on stripe.charges for each row", 150),
        IN_UPSERT("before update on stripe.charges for each row", 50),
        IN_DELETE("before delete on stripe.charges for each row", 5),
        BEFORE_COMMIT("after insert on stripe.charges deferrable initially deferred for each row", 1);

        private final String when;
        private final int nth;

        Place(String when, int nth) {
            this.when = when;
            this.nth = nth;
        }

        String sql() {
            String kind = this == BEFORE_COMMIT ? "create constraint trigger" : "create trigger";
            return kind + " crash " + when + " execute function crash('" + nth + "')";
        }
    }

    @BeforeEach
    void start() {
        sink = new RunningSink(database);
        // Numbers of a sequence are not given back when a transaction fails: it happens once.
        database.execute("create sequence crashes", """
                create function crash() returns trigger language plpgsql as $$
                begin
                  if nextval('crashes') = tg_argv[0]::bigint or tg_argv[0] = '0' then
                    perform pg_terminate_backend(pg_backend_pid());
                  end if;
                  return case when tg_op = 'DELETE' then old else new end;
                end $$
                """);
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    private static List<SinkRecord> records(int from, int to, IntFunction<SinkRecord> record) {
        return IntStream.range(from, to).mapToObj(record).toList();
    }

    /** 100 rows that are there, of which 90 change and 10 go, and 200 new ones. */
    private List<SinkRecord> mixed() {
        List<SinkRecord> records = new ArrayList<>();
        records.addAll(records(0, 90, i -> charges.row("ch_" + i, 2, 2)));
        records.addAll(records(90, 100, i -> charges.delete("ch_" + i, 2)));
        records.addAll(records(100, 300, i -> charges.row("ch_" + i, 2, 2)));
        return records;
    }

    private void killConnections() {
        database.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database.name()
                + "' and application_name like 'stripe-sync/%'");
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void nothingOfABatchIsThereUntilAllOfItIs(Place place) {
        sink.put(records(0, 100, i -> charges.row("ch_" + i, 1, 1)));
        database.execute(place.sql());
        List<SinkRecord> records = mixed();

        assertThatThrownBy(() -> sink.put(records)).isInstanceOf(RetriableException.class);
        assertThat(database.query(STATE)).containsExactly("100|100");
        assertThat(sink.context.timeouts()).hasSize(1);

        sink.putUntilTaken(records);
        assertThat(database.query(STATE)).containsExactly("290|580");
        assertThat(sink.commit()).containsEntry(PARTITION, 400L);
        assertThat(sink.context.errants()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void theOffsetStaysBehindWhatIsNotWritten(Place place) {
        sink.put(records(0, 100, i -> charges.row("ch_" + i, 1, 1)));
        assertThat(sink.commit()).containsEntry(PARTITION, 100L);
        database.execute(place.sql().replaceAll("'\\d+'", "'0'"));

        assertThatThrownBy(() -> sink.put(mixed())).isInstanceOf(RetriableException.class);
        assertThat(sink.commit()).containsEntry(PARTITION, 100L);

        database.execute("drop trigger crash on stripe.charges");
        assertThat(sink.commit()).containsEntry(PARTITION, 400L);
        assertThat(database.query(STATE)).containsExactly("290|580");
    }

    @Test
    void aConnectionThatDiesBetweenBatchesIsReplaced() {
        sink.put(charges.row("a", 1, 1));
        killConnections();

        sink.putUntilTaken(List.of(charges.row("b", 1, 1)));
        killConnections();

        assertThat(sink.commit()).containsEntry(PARTITION, 2L);
        assertThat(database.query("select id from stripe.charges order by id")).containsExactly("a", "b");
    }

    @Test
    void aConnectionThatDiesBeforeATableIsLookedUpIsReplaced() {
        sink.put(charges.row("a", 1, 1));
        killConnections();

        SinkRecord first = new Charges("stripe.refunds", 0).row("r", 1, 1);
        sink.putUntilTaken(List.of(first));

        assertThat(database.query("select id from stripe.refunds")).containsExactly("r");
    }

    @Test
    void whatWasCommittedBeforeTheCrashIsNotWrittenAgain() {
        List<SinkRecord> records = records(0, 100, i -> charges.row("ch_" + i, 1, 1));
        sink.put(records);
        List<String> before = database.query("select id, xmin from stripe.charges order by id");
        sink.close();

        try (RunningSink next = new RunningSink(database)) {
            next.put(records);

            assertThat(database.query("select id, xmin from stripe.charges order by id"))
                    .isEqualTo(before);
            assertThat(next.outcomes("charges")).isEqualTo("unchanged=100");
        }
    }

    @Test
    void aReadOnlyServerIsWaitedFor() {
        sink.put(charges.row("a", 1, 1));
        database.execute("alter database " + database.name() + " set default_transaction_read_only = on");
        killConnections();
        SinkRecord record = charges.row("b", 1, 1);

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> sink.put(record)).isInstanceOf(RetriableException.class);
        }
        assertThat(sink.commit()).containsEntry(PARTITION, 1L);

        database.execute(
                "set default_transaction_read_only = off",
                "alter database " + database.name() + " reset default_transaction_read_only");
        sink.putUntilTaken(List.of(record));
        assertThat(database.query("select id from stripe.charges order by id")).containsExactly("a", "b");
        assertThat(sink.context.errants()).isEmpty();
    }

    /** A server says so in the middle of a statement that is about rows; rows are not to blame. */
    @ParameterizedTest
    @ValueSource(strings = {"53100", "53200", "58030"})
    void aServerThatLacksSomethingIsWaitedForAndNoRowIsReported(String state) {
        sink.put(charges.row("a", 1, 1));
        database.execute(
                "create function lacks() returns trigger language plpgsql as $$ begin"
                        + " raise exception 'no space' using errcode = '" + state + "'; end $$",
                "create trigger lacks before insert on stripe.charges for each row execute function lacks()");
        List<SinkRecord> records = records(0, 100, i -> charges.row("ch_" + i, 1, 1));

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> sink.put(records))
                    .isInstanceOf(RetriableException.class)
                    .hasMessageContaining(state);
        }
        assertThat(sink.commit()).containsEntry(PARTITION, 1L);
        assertThat(sink.context.errants()).isEmpty();

        database.execute("drop trigger lacks on stripe.charges");
        sink.putUntilTaken(records);
        assertThat(database.query(STATE)).containsExactly("101|101");
        assertThat(sink.context.errants()).isEmpty();
    }

    @Test
    void aLockOfSomebodyElseIsWaitedFor() throws Exception {
        sink.close();
        sink = new RunningSink(database, "lock.timeout.ms", "100");
        sink.put(charges.row("a", 1, 1));
        SinkRecord record = charges.row("b", 1, 1);
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table stripe.charges in access exclusive mode");

            assertThatThrownBy(() -> sink.put(record))
                    .isInstanceOf(RetriableException.class)
                    .hasMessageContaining("55P03");
            other.rollback();
        }

        sink.putUntilTaken(List.of(record));
        assertThat(sink.context.errants()).isEmpty();
    }

    @Test
    void aTaskThatIsStoppedDoesNotWaitForTheServer() throws Exception {
        sink.put(charges.row("a", 1, 1));
        SinkRecord record = charges.row("b", 1, 1);
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table stripe.charges in access exclusive mode");
            CompletableFuture<Void> put = CompletableFuture.runAsync(() -> sink.put(record));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> database.query("select count(*) from pg_stat_activity where datname = '"
                                    + database.name() + "' and wait_event_type = 'Lock'")
                            .equals(List.of("1")));

            sink.task.stop();

            assertThatThrownBy(() -> put.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(RetriableException.class);
        }
    }

    @Test
    void aBatchThatTakesTooLongIsWrittenInParts() {
        sink.close();
        sink = new RunningSink(database, "statement.timeout.ms", "1000", "lock.timeout.ms", "500");
        sink.put(charges.row("first", 1, 1));
        database.execute(
                """
                create function slow() returns trigger language plpgsql as $$
                begin perform pg_sleep(0.25); return new; end $$
                """, "create trigger slow before insert on stripe.charges for each row execute function slow()");

        List<SinkRecord> records = records(0, 5, i -> charges.row("ch_" + i, 1, 1));

        assertThatThrownBy(() -> sink.put(records))
                .isInstanceOf(RetriableException.class)
                .hasMessageContaining("57014");
        assertThat(database.query(STATE)).containsExactly("1|1");

        sink.put(records);
        assertThat(database.query(STATE)).containsExactly("6|6");
        assertThat(sink.context.errants()).isEmpty();
    }

    @Test
    void aTableThatWasChangedMeanwhileIsReadAnew() {
        sink.put(charges.row("a", 1, 1));
        database.execute("alter table stripe.charges drop column description");
        sink.put(charges.row("b", 1, 1));
        database.execute("drop table stripe.charges, stripe._sync_seen");
        sink.put(charges.row("c", 1, 1));

        assertThat(database.query("select id, description from stripe.charges")).containsExactly("c|charge c");
    }

    @Test
    void afterSoManyAttemptsTheTaskFails() {
        sink.close();
        sink = new RunningSink(database, "max.retries", "2");
        sink.put(charges.row("a", 1, 1));
        database.execute(Place.IN_COPY.sql().replaceAll("'\\d+'", "'0'"));
        SinkRecord record = charges.row("b", 1, 1);

        assertThatThrownBy(() -> sink.put(record)).isInstanceOf(RetriableException.class);
        assertThatThrownBy(() -> sink.put(record)).isInstanceOf(RetriableException.class);
        assertThatThrownBy(() -> sink.put(record))
                .isInstanceOf(ConnectException.class)
                .isNotInstanceOf(RetriableException.class);
    }

    @Test
    void aRightThatIsMissingFailsTheTaskWithARemedy() {
        sink.put(charges.row("a", 1, 1));
        database.execute(
                "create role reader login",
                "grant usage on schema stripe to reader",
                "grant select on all tables in schema stripe to reader");
        try (RunningSink weak = new RunningSink(database, "connection.user", "reader")) {
            assertThatThrownBy(() -> weak.put(charges.row("b", 1, 1)))
                    .isInstanceOf(ConnectException.class)
                    .isNotInstanceOf(RetriableException.class)
                    .hasMessageContaining("role reader lacks")
                    .hasMessageContaining("GRANT");
        } finally {
            database.execute("drop owned by reader", "drop role reader");
        }
    }
}
