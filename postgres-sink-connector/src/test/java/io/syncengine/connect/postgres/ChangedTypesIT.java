// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.IntStream;

/** Somebody changes the type of a column while a task is at work with the table, as another task may that widens it. */
class ChangedTypesIT {

    private static final String AMOUNTS = "select count(*), sum(amount)::bigint from stripe.charges";

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges charges = new Charges();
    private RunningSink sink;

    @AfterEach
    void stop() {
        sink.close();
    }

    private List<SinkRecord> rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> charges.row("ch_" + (1000 + i), 1, 7))
                .toList();
    }

    /** The eight bytes of 7 are also a numeric, namely 0; the four bytes of an integer are no bigint. */
    @ParameterizedTest
    @CsvSource({
        "bigint, numeric",
        "integer, bigint",
        "bigint, integer",
        "bigint, double precision",
        "numeric, bigint",
        "bigint, text"
    })
    void valuesAreNotTakenForOthers(String before, String after) {
        sink = new RunningSink(database);
        sink.put(rows(0, 1));
        sink.close();
        database.execute("alter table stripe.charges alter column amount type " + before);
        sink = new RunningSink(database);
        sink.put(rows(1, 101));
        database.execute(
                "alter table stripe.charges alter column amount type " + after + " using amount::text::" + after);

        // The first goes the usual way, the second is copied with no more than a glance.
        sink.put(rows(101, 201));
        sink.put(rows(201, 301));

        assertThat(database.query(AMOUNTS.replace("amount)", "amount::text::numeric)")))
                .containsExactly("301|2107");
        assertThat(sink.context.timeouts()).isEmpty();
        assertThat(sink.context.errants()).isEmpty();
    }

    /** Copied eagerly, with rows on their way before anything is known of them. */
    @Test
    void norAreThoseOfATableThatIsBeingFilled() {
        sink = new RunningSink(database);
        sink.put(rows(0, 100));
        sink.put(rows(100, 200));
        database.execute("alter table stripe.charges alter column amount type numeric");

        sink.put(rows(200, 300));

        assertThat(database.query(AMOUNTS)).containsExactly("300|2100");
    }

    @Test
    void aColumnThatWasAddedIsNoReasonToReadTheTableAnew() {
        sink = new RunningSink(database);
        sink.put(rows(0, 100));
        database.execute("alter table stripe.charges add column note text default 'x'");
        sink.put(rows(100, 200));

        assertThat(database.query(AMOUNTS)).containsExactly("200|1400");
        assertThat(sink.metric("charges", "rows-inserted-total")).isEqualTo(200);
        assertThat(database.query("select distinct note from stripe.charges")).containsExactly("x");
    }
}
