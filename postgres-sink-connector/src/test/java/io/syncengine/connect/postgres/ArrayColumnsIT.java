// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Arrays in columns that are arrays, of one row and of several. */
class ArrayColumnsIT {

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges charges = new Charges();

    private static Schema array(Schema elements) {
        return SchemaBuilder.array(elements).optional().build();
    }

    private SinkRecord one(String id, Schema schema, Object value) {
        Schema row = SchemaBuilder.struct()
                .field("id", Schema.STRING_SCHEMA)
                .field("v", schema)
                .build();
        return charges.record(null, new Struct(row).put("id", id).put("v", value), 1);
    }

    private String columnType() {
        return database.query("select format_type(atttypid, null) from pg_attribute"
                        + " where attrelid = 'stripe.charges'::regclass and attname = 'v'")
                .get(0);
    }

    static Stream<Arguments> arrays() {
        return Stream.of(
                Arguments.of(
                        Schema.OPTIONAL_STRING_SCHEMA,
                        "text[]",
                        Arrays.asList("a", "", null, "NULL", "q\"\\,{}'é😀", " x "),
                        "{a,\"\",NULL,\"NULL\",\"q\\\"\\\\,{}'é😀\",\" x \"}"),
                Arguments.of(
                        Schema.OPTIONAL_INT64_SCHEMA,
                        "bigint[]",
                        Arrays.asList(Long.MIN_VALUE, null, Long.MAX_VALUE),
                        "{-9223372036854775808,NULL,9223372036854775807}"),
                Arguments.of(
                        Schema.INT32_SCHEMA,
                        "integer[]",
                        List.of(Integer.MIN_VALUE, 0, Integer.MAX_VALUE),
                        "{-2147483648,0,2147483647}"),
                Arguments.of(
                        Schema.FLOAT64_SCHEMA,
                        "double precision[]",
                        List.of(0.1, Double.NaN, Double.NEGATIVE_INFINITY, 5e-324),
                        "{0.1,NaN,-Infinity,5e-324}"),
                Arguments.of(Schema.BOOLEAN_SCHEMA, "boolean[]", List.of(true, false), "{t,f}"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("arrays")
    void areMadeForPlainElements(Schema elements, String column, List<?> value, String text) {
        for (int rows : List.of(1, 2, 100)) {
            database.execute("drop schema if exists stripe cascade");
            List<SinkRecord> records = new ArrayList<>();
            for (int i = 0; i < rows; i++) {
                records.add(one("r" + i, array(elements), i % 2 == 0 ? value : List.of()));
            }
            records.add(one("z", array(elements), null));
            try (RunningSink sink = new RunningSink(database, "array.mode", "native", "copy.min.rows", "1")) {
                sink.put(records);
                assertThat(sink.context.errants()).isEmpty();
                sink.put(records);
                assertThat(sink.rows("charges", "unchanged")).isEqualTo(rows + 1L);
            }
            assertThat(columnType()).isEqualTo(column);
            assertThat(database.query("select distinct v from stripe.charges where id in ('r0', 'r2')"))
                    .containsExactly(text);
            assertThat(database.query("select v from stripe.charges where id = 'z'"))
                    .containsExactly("null");
        }
    }

    @Test
    void areDocumentsWhereElementsAreNotPlain() {
        try (RunningSink sink = new RunningSink(database, "array.mode", "native")) {
            sink.put(one("a", array(array(Schema.INT32_SCHEMA)), List.of(List.of(1), List.of(2))));
        }
        assertThat(columnType()).isEqualTo("jsonb");
        assertThat(database.query("select v from stripe.charges")).containsExactly("[[1], [2]]");
    }

    @Test
    void ofOthersTakeWhatFitsAndTheRawTextHasTheRest() {
        database.execute("create schema stripe", """
                create table stripe.charges (
                  id text, _account_id text, _updated_at timestamptz, _synced_at timestamptz default now(),
                  _row_hash bigint, _raw_data jsonb, tags text[], sizes integer[], primary key (id, _account_id))
                """);
        try (RunningSink sink = new RunningSink(database)) {
            sink.put(
                    charges.record("a", Map.of("tags", List.of("x", 1L), "sizes", List.of(1L, 2L)), 1),
                    charges.record("b", Map.of("tags", List.of(List.of()), "sizes", List.of(1L << 40)), 1),
                    charges.record("c", Map.of("tags", "{p,q}", "sizes", "[7]"), 1));
            assertThat(sink.context.errants()).isEmpty();
            assertThat(sink.rows("charges", "errant")).isZero();
        }
        assertThat(database.query("select id, tags, sizes, _raw_data->'sizes'->>0 from stripe.charges order by id"))
                .containsExactly("a|{x,1}|{1,2}|1", "b|null|null|1099511627776", "c|{p,q}|{7}|[7]");
    }
}
