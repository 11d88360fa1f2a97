// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * One task stops in the middle of a batch, between its look-up and its commit, while another goes on with the same table.
 * Triggers stop it, by a lock that the test holds; they know the task by its connector's name.
 */
class TwoTasksIT {

    private static final String SLOW = "slow-sink";

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges charges = new Charges();
    private RunningSink quick;
    private RunningSink slow;
    private Connection gate;

    @BeforeEach
    void start() throws SQLException {
        quick = new RunningSink(database, "lock.timeout.ms", "200");
        slow = new RunningSink(database, "name", SLOW);
        gate = database.connect();
        database.execute("""
                create function halt() returns trigger language plpgsql as $$
                begin
                  if current_setting('application_name') like 'stripe-sync/slow-sink-%' then
                    perform pg_advisory_xact_lock(4711);
                  end if;
                  return new;
                end $$
                """);
    }

    @AfterEach
    void stop() throws SQLException {
        gate.close();
        quick.close();
        slow.close();
    }

    private void haltSlowTaskBeforeInsertInto(String table) throws SQLException {
        database.execute(
                "create trigger halt before insert on stripe." + table + " for each row execute function halt()");
        run("select pg_advisory_lock(4711)");
    }

    private void goOn() throws SQLException {
        run("select pg_advisory_unlock(4711)");
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = gate.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Lets the slow task write until it halts. */
    private CompletableFuture<Void> halted(List<SinkRecord> records) {
        CompletableFuture<Void> put = CompletableFuture.runAsync(() -> slow.put(records));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> database.query("select count(*) from pg_locks where locktype = 'advisory' and objid = 4711"
                                + " and not granted and database = (select oid from pg_database"
                                + " where datname = current_database())")
                        .equals(List.of("1")));
        return put;
    }

    /** The batch notes that the row was seen; its page must not run before the note is there. */
    @Test
    void aSweepWaitsForABatchThatHasSeenItsRows() throws Exception {
        quick.put(charges.row("a", 1, 1), charges.row("gone", 1, 1));
        slow.put(charges.row("a", 1, 1));
        SinkRecord sweep = Charges.control().sweep(Charges.ACCOUNT, 5);
        // The sweep has been remembered, and its first page is to come.
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table stripe.charges in access exclusive mode");
            assertThatThrownBy(() -> quick.put(sweep)).isInstanceOf(RetriableException.class);
            other.rollback();
        }
        haltSlowTaskBeforeInsertInto("_sync_seen");
        CompletableFuture<Void> put = halted(List.of(charges.row("a", 6, 1)));

        assertThatThrownBy(() -> quick.put(sweep))
                .isInstanceOf(RetriableException.class)
                .hasMessageContaining("55P03");

        goOn();
        put.get(20, TimeUnit.SECONDS);
        quick.putUntilTaken(List.of(sweep));
        assertThat(database.query("select id from stripe.charges")).containsExactly("a");
    }

    /** Both have looked for the key and found none. The older version that comes last must not bring it back. */
    @Test
    void aDeleteWaitsForABatchThatMayInsertAnOlderVersion() throws Exception {
        quick.put(charges.row("first", 1, 1));
        slow.put(charges.row("first", 1, 1));
        List<SinkRecord> records = IntStream.range(0, 100)
                .mapToObj(i -> charges.row("ch_" + (100 + i), 1, 1))
                .toList();
        haltSlowTaskBeforeInsertInto("charges");
        CompletableFuture<Void> put = halted(records);
        quick.put(records.get(50));
        SinkRecord delete = charges.delete("ch_150", 2);

        assertThatThrownBy(() -> quick.put(delete))
                .isInstanceOf(RetriableException.class)
                .hasMessageContaining("55P03");

        goOn();
        put.get(20, TimeUnit.SECONDS);
        quick.putUntilTaken(List.of(delete));
        assertThat(database.query("select count(*), count(*) filter (where id = 'ch_150') from stripe.charges"))
                .containsExactly("100|0");
    }

    @Test
    void batchesWithoutDeletesDoNotWaitForEachOther() throws Exception {
        quick.put(charges.row("first", 1, 1));
        slow.put(charges.row("first", 1, 1));
        haltSlowTaskBeforeInsertInto("charges");
        CompletableFuture<Void> put = halted(List.of(charges.row("a", 1, 1)));

        quick.put(charges.row("b", 1, 1), charges.row("first", 2, 2));

        goOn();
        put.get(20, TimeUnit.SECONDS);
        assertThat(database.query("select id from stripe.charges order by id")).containsExactly("a", "b", "first");
    }

    /** Or else a lock would be worth nothing: what is read after it would be what was there before. */
    @Test
    void theDatabasesDefaultIsolationDoesNotCount() {
        database.execute("alter database " + database.name() + " set default_transaction_isolation = 'serializable'");
        try (RunningSink soft = new RunningSink(database, "delete.mode", "soft")) {
            soft.put(Charges.control().sweep(Charges.ACCOUNT, 1));
        }
        try (RunningSink strict = new RunningSink(database)) {
            strict.put(charges.row("a", 1, 1));
            database.execute(
                    "create table isolation (level text)",
                    """
                    create function note() returns trigger language plpgsql as $$
                    begin insert into isolation values (current_setting('transaction_isolation')); return new; end $$
                    """,
                    "create trigger note before insert on stripe.charges for each row execute function note()");

            strict.put(charges.row("b", 1, 1));
        }

        assertThat(database.query("select level from isolation")).containsExactly("read committed");
    }

    /** Or else a task that is gone without a word would keep the others waiting. */
    @Test
    void aTaskThatIsGoneIsNotWaitedForForLong() {
        quick.put(charges.row("a", 1, 1));
        database.execute(
                "create table patience (idle text, keepalive text)",
                """
                create function note() returns trigger language plpgsql as $$
                begin
                  insert into patience values (
                    current_setting('idle_in_transaction_session_timeout'), current_setting('tcp_keepalives_idle'));
                  return new;
                end $$
                """,
                "create trigger note before insert on stripe.charges for each row execute function note()");

        quick.put(charges.row("b", 1, 1));

        assertThat(database.query("select idle, keepalive from patience")).containsExactly("1min|60");
    }
}
