// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.stream.IntStream;

/** Tables whose key is the id alone, and records whose key is not the row's. */
class KeyFieldsIT {

    private static final String ROWS = "select id, _account_id, amount from stripe.charges order by id";

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges charges = new Charges();

    private SinkRecord ofOther(String id, long second, long amount) {
        Struct key = charges.key(id).put("_account_id", "acct_2");
        return charges.record(key, charges.value(id, second, amount).put("_account_id", "acct_2"), second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hard", "soft"})
    void anIdIsOneRowWhateverItsAccount(String mode) {
        try (RunningSink sink = new RunningSink(database, "pk.fields", "id", "delete.mode", mode)) {
            sink.put(charges.row("a", 1, 1), ofOther("a", 2, 2), charges.row("b", 1, 1));
            assertThat(database.query(ROWS)).containsExactly("a|acct_2|2", "b|acct_1|1");

            sink.put(charges.row("a", 3, 3), charges.row("a", 2, 9));
            sink.put(ofOther("a", 3, 3));
            assertThat(database.query(ROWS).get(0)).isIn("a|acct_1|3", "a|acct_2|3");

            // A key without account deletes it too, and the delete is remembered for every account.
            sink.put(charges.record("a", null, 4));
            sink.put(ofOther("a", 4, 4), charges.row("a", 4, 4));
        }
        String alive = mode.equals("soft") ? " where _deleted_at is null" : "";
        assertThat(database.query("select id from stripe.charges" + alive)).containsExactly("b");
        assertThat(database.query("select pg_get_constraintdef(oid) from pg_constraint"
                        + " where conrelid = 'stripe.charges'::regclass and contype = 'p'"))
                .containsExactly("PRIMARY KEY (id)");
    }

    @Test
    void aTableOfOthersWithThatKeyIsTaken() {
        database.execute("create schema stripe", "create table stripe.charges (id text primary key, amount bigint)");
        try (RunningSink sink = new RunningSink(database, "pk.fields", "id", "copy.min.rows", "10")) {
            sink.put(IntStream.range(0, 50)
                    .mapToObj(i -> charges.row("ch_" + i, 1, 1))
                    .toList());
            sink.put(IntStream.range(0, 50)
                    .mapToObj(i -> charges.row("ch_" + i, 2, 2))
                    .toList());
            assertThat(sink.outcomes("charges")).isEqualTo("inserted=50 updated=50");
        }
        assertThat(database.query("select count(*), sum(amount) from stripe.charges"))
                .containsExactly("50|100");
    }

    @Test
    void theValueAloneNamesTheRowWhereTheUserSaysSo() {
        try (RunningSink sink = new RunningSink(database, "pk.mode", "record_value")) {
            sink.put(
                    charges.record("shard-7", Map.of("id", "a", "amount", 1L), 1),
                    charges.record("shard-7", Map.of("id", "b", "amount", 2L), 1),
                    charges.record("shard-7", null, 2));

            assertThat(database.query("select id, amount from stripe.charges order by id"))
                    .containsExactly("a|1", "b|2");
            assertThat(sink.outcomes("charges")).isEqualTo("inserted=2 ignored=1");
        }
    }
}
