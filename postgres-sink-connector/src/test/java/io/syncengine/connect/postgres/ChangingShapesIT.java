// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields of a stream's rows change from record to record: no value turns into another, none stays that is gone. */
final class ChangingShapesIT {

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges charges = new Charges();

    @Test
    void rowsOfAnEarlierShapeFitAColumnThatWasWidened() throws Exception {
        try (RunningSink sink = new RunningSink(database, "schema.evolution", "widen", "copy.min.rows", "1")) {
            sink.put(row("first", 1, Map.of("amount", 1234L)));
            sink.put(row("second", 1, Map.of("amount", 5.5)));
            List<SinkRecord> later = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                later.add(row("later" + i, 1, Map.of("amount", 1234L)));
            }
            sink.put(later);
        }

        assertThat(database.query("select count(*) || ' ' || sum(amount) from stripe.charges"))
                .containsExactly("102 124639.5");
    }

    @Test
    void nullTakesTheValueOfAColumnThatCameLater() throws Exception {
        try (RunningSink sink = new RunningSink(database)) {
            Map<String, Object> withNull = new HashMap<>(Map.of("b", 1L));
            withNull.put("a", null);
            sink.put(row("1", 1, withNull));
            sink.put(row("2", 1, Map.of("a", "x", "b", 1L)));
            sink.put(row("3", 1, Map.of("b", 1L)));
            sink.put(row("2", 2, withNull));
        }

        assertThat(database.query("select a is null from stripe.charges where id = '2'"))
                .containsExactly("t");
    }

    /** Where nobody may add columns, a new field stops nothing. */
    @Test
    void aNewFieldStaysInTheRawTextWhereColumnsAreNotAdded() {
        try (RunningSink sink = new RunningSink(database)) {
            sink.put(row("1", 1, Map.of("a", "x")));
        }
        try (RunningSink sink = new RunningSink(database, "schema.evolution", "none")) {
            sink.put(row("1", 2, Map.of("a", "y", "b", 1L)), row("2", 2, Map.of("b", 2L)));

            assertThat(sink.context.errants()).isEmpty();
        }

        assertThat(
                        database.query(
                                "select id, a, _raw_data->>'b', jsonb_exists(to_jsonb(c), 'b') from stripe.charges c order by id"))
                .containsExactly("1|y|1|f", "2|null|2|f");
    }

    /** The server would cut it in silence, and then not know it by its name. */
    @Test
    void aTableWithALongNameIsFoundAgain() {
        String topic = "stripe." + "long_".repeat(20);
        for (int start = 0; start < 2; start++) {
            try (RunningSink sink = new RunningSink(database)) {
                sink.put(new Charges(topic, 0).row("a", 1 + start, start));
                sink.put(new Charges(topic + "er", 0).row("b", 1 + start, start));

                assertThat(sink.context.errants()).isEmpty();
            }
        }

        assertThat(database.query("select count(*), max(octet_length(relname::text)) from pg_class where relkind = 'r'"
                        + " and relnamespace = 'stripe'::regnamespace and relname not like '\\_%'"))
                .containsExactly("2|63");
    }

    private SinkRecord row(String id, long second, Map<String, @Nullable Object> fields) {
        return charges.record(id, new HashMap<>(fields), second);
    }
}
