// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** What becomes of rows that are there, by {@code insert.mode} and {@code noop.detection}. */
class ReplacementIT {

    private static final String ROWS = "select id, amount from stripe.charges order by id";
    private static final String XMINS = "select id, xmin, _synced_at from stripe.charges order by id";

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges charges = new Charges();

    /** What somebody else wrote into the columns is not in the hash. */
    @ParameterizedTest
    @CsvSource({"hash, 99", "compare, 1", "off, 1"})
    void whatOthersChangedIsSeenByComparingOnly(String detection, long expected) {
        try (RunningSink sink = new RunningSink(database, "noop.detection", detection)) {
            sink.put(charges.row("a", 1, 1));
            database.execute("update stripe.charges set amount = 99");
            sink.put(charges.row("a", 1, 1));
        }
        assertThat(database.query(ROWS)).containsExactly("a|" + expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hard", "soft"})
    void comparedRowsThatAreTheSameAreLeftAloneAndRememberedAsSeen(String mode) {
        try (RunningSink sink = new RunningSink(database, "noop.detection", "compare", "delete.mode", mode)) {
            sink.put(charges.row("a", 1, 1), charges.row("b", 1, 1), charges.row("c", 1, 1));
            List<String> before = database.query(XMINS);
            sink.put(charges.row("a", 1, 1));
            sink.put(charges.row("a", 7, 1), charges.row("b", 7, 1));
            assertThat(database.query(XMINS)).isEqualTo(before);
            assertThat(sink.outcomes("charges")).isEqualTo("inserted=3 unchanged=1 seen=2");

            sink.put(charges.row("b", 5, 9));
            sink.put(Charges.control().sweep(Charges.ACCOUNT, 6));
            String alive = mode.equals("soft") ? " where _deleted_at is null" : "";
            assertThat(database.query("select id, amount from stripe.charges" + alive + " order by id"))
                    .containsExactly("a|1", "b|1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hard", "soft"})
    void comparedRowsThatDifferAreReplacedAndDeletedOnesComeBack(String mode) {
        try (RunningSink sink = new RunningSink(database, "noop.detection", "compare", "delete.mode", mode)) {
            sink.put(charges.row("a", 1, 1), charges.row("b", 1, 1));
            sink.put(charges.row("a", 1, 2), charges.delete("b", 2));
            sink.put(charges.row("b", 2, 1));
            sink.put(charges.row("b", 3, 1));
            assertThat(sink.rows("charges", "stale")).isEqualTo(1);
        }
        assertThat(database.query(ROWS)).containsExactly("a|2", "b|1");
        if (mode.equals("soft")) {
            assertThat(database.query("select count(*) from stripe.charges where _deleted_at is null"))
                    .containsExactly("2");
        }
    }

    /** Types without equality would make the statement fail. */
    @Test
    void columnsThatCannotBeComparedAreComparedAsText() {
        database.execute("create schema stripe", """
                create table stripe.charges (
                  id text, _account_id text, _updated_at timestamptz, _synced_at timestamptz default now(),
                  _row_hash bigint, metadata json, description point, primary key (id, _account_id))
                """);
        try (RunningSink sink = new RunningSink(database, "noop.detection", "compare")) {
            sink.put(charges.described("a", 1, "(1,2)"));
            sink.put(charges.described("a", 2, "(1,2)"));
            sink.put(charges.described("a", 3, "(1,3)"));
            assertThat(sink.outcomes("charges")).isEqualTo("inserted=1 updated=1 seen=1");
        }
        assertThat(database.query("select description from stripe.charges")).containsExactly("(1,3)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hard", "soft"})
    void rowsAreOnlyAddedWhereTheUserSaysSo(String mode) {
        try (RunningSink sink = new RunningSink(database, "insert.mode", "insert", "delete.mode", mode)) {
            sink.put(charges.row("a", 1, 1));
            List<String> before = database.query(XMINS);
            sink.put(charges.row("a", 1, 2), charges.row("b", 1, 1));
            sink.put(charges.row("a", 7, 3));
            assertThat(database.query(XMINS)).containsAll(before);
            assertThat(database.query(ROWS)).containsExactly("a|1", "b|1");
            assertThat(sink.outcomes("charges")).isEqualTo("inserted=2 unchanged=1 seen=1");

            // A pass that showed the row keeps it from being swept; a deleted one may come back.
            sink.put(Charges.control().sweep(Charges.ACCOUNT, 6));
            sink.put(charges.delete("a", 8));
            sink.put(charges.row("a", 9, 4));
        }
        String alive = mode.equals("soft") ? " where _deleted_at is null" : "";
        assertThat(database.query("select id, amount from stripe.charges" + alive))
                .containsExactly("a|4");
    }
}
