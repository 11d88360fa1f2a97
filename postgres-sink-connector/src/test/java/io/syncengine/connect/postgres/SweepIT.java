// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.IntStream;

class SweepIT {

    private static final TopicPartition CONTROL = new TopicPartition("stripe._control", 0);

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges charges = new Charges();
    private final Charges control = Charges.control();
    private RunningSink sink;

    @AfterEach
    void stop() {
        sink.close();
    }

    private List<String> alive(String mode) {
        return database.query("select id from stripe.charges"
                + (mode.equals("soft") ? " where _deleted_at is null" : "") + " order by id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hard", "soft"})
    void takesTheRowsThatThePassDidNotShow(String mode) {
        sink = new RunningSink(database, "delete.mode", mode);
        sink.put(charges.row("old", 1, 1), charges.row("shown", 1, 1), charges.row("newer", 7, 1));
        sink.put(charges.row("shown", 5, 1));

        sink.put(control.sweep(Charges.ACCOUNT, 5));

        assertThat(alive(mode)).containsExactly("newer", "shown");
        assertThat(sink.rows("charges", "swept")).isEqualTo(1);
        assertThat(sink.commit()).containsEntry(CONTROL, 1L);
    }

    /** A consumer may show a sweep before the rows that were sent ahead of it. */
    @ParameterizedTest
    @ValueSource(strings = {"hard", "soft"})
    void leavesRowsInPeaceThatItHasOvertaken(String mode) {
        sink = new RunningSink(database, "delete.mode", mode);
        sink.put(charges.row("old", 1, 1), charges.row("shown", 1, 1));

        sink.task.put(List.of(control.sweep(Charges.ACCOUNT, 5)));
        sink.put();
        assertThat(alive(mode)).containsExactly("old", "shown");
        sink.put(charges.row("shown", 5, 1));
        sink.put();

        assertThat(alive(mode)).containsExactly("shown");
        assertThat(sink.outcomes("charges")).isEqualTo("inserted=2 seen=1 swept=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hard", "soft"})
    void keepsOlderRowsOutForEver(String mode) {
        sink = new RunningSink(database, "delete.mode", mode);
        sink.put(control.sweep(Charges.ACCOUNT, 5));

        sink.put(charges.row("late", 4, 1), charges.row("shown", 5, 1));
        assertThat(alive(mode)).containsExactly("shown");
        assertThat(sink.outcomes("charges")).isEqualTo("inserted=1 stale=1");

        try (RunningSink next = new RunningSink(database, "delete.mode", mode)) {
            next.put(charges.row("late", 4, 1), charges.row("back", 6, 1));
        }
        assertThat(alive(mode)).containsExactly("back", "shown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hard", "soft"})
    void mayComeAgain(String mode) {
        sink = new RunningSink(database, "delete.mode", mode);
        sink.put(charges.row("a", 1, 1), charges.row("b", 6, 1));
        sink.put(control.sweep(Charges.ACCOUNT, 5));
        sink.put(control.sweep(Charges.ACCOUNT, 3), control.sweep(Charges.ACCOUNT, 5));

        assertThat(alive(mode)).containsExactly("b");
        assertThat(sink.rows("charges", "swept")).isEqualTo(1);
        sink.put(charges.row("c", 4, 1));
        assertThat(alive(mode)).containsExactly("b");
    }

    @Test
    void touchesNoOtherAccountModeOrTable() {
        sink = new RunningSink(database);
        Charges refunds = new Charges("stripe.refunds", 0);
        sink.put(
                charges.row("a", 1, 1),
                refunds.row("r", 1, 1),
                charges.record(null, charges.value("live", 1, 1).put("livemode", true), 1));

        sink.put(control.sweep("acct_other", 5));
        assertThat(alive("hard")).containsExactly("a", "live");

        sink.put(control.sweep(Charges.ACCOUNT, 5));
        assertThat(alive("hard")).containsExactly("live");
        assertThat(database.query("select id from stripe.refunds")).containsExactly("r");
    }

    @Test
    void walksTablesOfManyPages() {
        sink = new RunningSink(database, "batch.size", "10000");
        for (int page = 0; page < 3; page++) {
            int from = page * 8_500;
            sink.put(IntStream.range(from, from + 8_500)
                    .mapToObj(i -> charges.row("ch_" + i, i % 2 == 0 ? 1 : 9, 1))
                    .toList());
        }

        sink.put(control.sweep(Charges.ACCOUNT, 5));
        for (int i = 0; i < 50 && !sink.commit().get(CONTROL).equals(1L); i++) {
            assertThat(sink.commit()).containsEntry(CONTROL, 0L);
            sink.put(List.of());
        }

        assertThat(database.query("select count(*), count(*) filter (where amount = 1) from stripe.charges"))
                .containsExactly("12750|12750");
        assertThat(sink.rows("charges", "swept")).isEqualTo(12_750);
    }

    @Test
    void holdsItsOffsetBackUntilItIsDone() {
        sink = new RunningSink(database);
        sink.put(charges.row("a", 1, 1));
        database.execute(
                "create sequence crashes",
                """
                create function crash() returns trigger language plpgsql as $$
                begin
                  if nextval('crashes') = 1 then perform pg_terminate_backend(pg_backend_pid()); end if;
                  return old;
                end $$
                """,
                "create trigger crash before delete on stripe.charges for each row execute function crash()");
        SinkRecord record = control.sweep(Charges.ACCOUNT, 5);

        assertThatThrownBy(() -> sink.put(record)).isInstanceOf(RetriableException.class);
        assertThat(sink.commit()).containsEntry(CONTROL, 0L);
        assertThat(alive("hard")).containsExactly("a");

        sink.putUntilTaken(List.of(record));
        assertThat(sink.commit()).containsEntry(CONTROL, 1L);
        assertThat(alive("hard")).isEmpty();
    }

    @Test
    void isNothingWhereDeletesAreIgnored() {
        sink = new RunningSink(database, "delete.mode", "ignore");
        sink.put(charges.row("a", 1, 1));
        sink.put(control.sweep(Charges.ACCOUNT, 5));

        assertThat(alive("ignore")).containsExactly("a");
        assertThat(sink.commit()).containsEntry(CONTROL, 1L);
    }
}
