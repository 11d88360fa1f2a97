// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.postgres.schema.Identifiers;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values of every type arrive as they were, by COPY and by INSERT alike, in new columns and in those of others. */
class TypesIT {

    private static final long DAY = 86_400_000L;

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges charges = new Charges();

    private static Schema named(Schema.Type type, String name) {
        return new SchemaBuilder(type).name(name).optional().build();
    }

    private SinkRecord one(String id, Schema schema, @Nullable Object value) {
        Schema row = SchemaBuilder.struct()
                .field("id", Schema.STRING_SCHEMA)
                .field("v", schema)
                .build();
        return charges.record(null, new Struct(row).put("id", id).put("v", value), 1);
    }

    private static Arguments type(Schema schema, String column, Object... valuesAndTexts) {
        return Arguments.of(column, schema, valuesAndTexts);
    }

    static Stream<Arguments> scalars() {
        String text = "é 漢字 \ud83d\ude00 \u05d0\u05d1 '\"\\ \t\n";
        return Stream.of(
                type(Schema.OPTIONAL_BOOLEAN_SCHEMA, "boolean", true, "t", false, "f"),
                type(Schema.OPTIONAL_INT8_SCHEMA, "integer", Byte.MIN_VALUE, "-128", Byte.MAX_VALUE, "127"),
                type(Schema.OPTIONAL_INT16_SCHEMA, "integer", Short.MIN_VALUE, "-32768", Short.MAX_VALUE, "32767"),
                type(
                        Schema.OPTIONAL_INT32_SCHEMA,
                        "integer",
                        Integer.MIN_VALUE,
                        "-2147483648",
                        Integer.MAX_VALUE,
                        "2147483647"),
                type(
                        Schema.OPTIONAL_INT64_SCHEMA,
                        "bigint",
                        Long.MIN_VALUE,
                        "-9223372036854775808",
                        Long.MAX_VALUE,
                        "9223372036854775807",
                        0L,
                        "0"),
                type(
                        Schema.OPTIONAL_FLOAT32_SCHEMA,
                        "double precision",
                        1.5f,
                        "1.5",
                        Float.NaN,
                        "NaN",
                        Float.MAX_VALUE,
                        "3.4028234663852886e+38"),
                type(
                        Schema.OPTIONAL_FLOAT64_SCHEMA,
                        "double precision",
                        Double.NaN,
                        "NaN",
                        Double.POSITIVE_INFINITY,
                        "Infinity",
                        Double.NEGATIVE_INFINITY,
                        "-Infinity",
                        Double.MAX_VALUE,
                        "1.7976931348623157e+308",
                        -0.0,
                        "-0",
                        Double.MIN_VALUE,
                        "5e-324",
                        0.1,
                        "0.1"),
                type(Schema.OPTIONAL_STRING_SCHEMA, "text", "", "", text, text),
                type(
                        Schema.OPTIONAL_BYTES_SCHEMA,
                        "bytea",
                        new byte[] {0, 1, -1},
                        "\\x0001ff",
                        ByteBuffer.wrap(new byte[] {7, 8}),
                        "\\x0708"),
                type(Decimal.builder(2).optional().build(), "numeric", new BigDecimal("-1234567.80"), "-1234567.80"));
    }

    static Stream<Arguments> momentsAndDocuments() {
        return Stream.of(
                type(
                        Date.builder().optional().build(),
                        "date",
                        new java.util.Date(-DAY),
                        "1969-12-31",
                        new java.util.Date(20_000 * DAY),
                        "2024-10-04"),
                type(
                        Time.builder().optional().build(),
                        "time without time zone",
                        new java.util.Date(3_723_004L),
                        "01:02:03.004"),
                type(
                        Timestamp.builder().optional().build(),
                        "timestamp with time zone",
                        new java.util.Date(0),
                        "1970-01-01 00:00:00+00",
                        new java.util.Date(-62_135_596_800_000L),
                        "0001-01-01 00:00:00+00",
                        new java.util.Date(253_402_300_799_999L),
                        "9999-12-31 23:59:59.999+00"),
                type(
                        named(Schema.Type.INT64, "io.debezium.time.MicroTimestamp"),
                        "timestamp with time zone",
                        1_000_001L,
                        "1970-01-01 00:00:01.000001+00"),
                type(
                        named(Schema.Type.STRING, "io.debezium.time.ZonedTimestamp"),
                        "timestamp with time zone",
                        "2026-01-01T00:00:00+01:00",
                        "2025-12-31 23:00:00+00"),
                type(
                        named(Schema.Type.STRING, "io.debezium.data.Uuid"),
                        "uuid",
                        "00112233-4455-6677-8899-aabbccddeeff",
                        "00112233-4455-6677-8899-aabbccddeeff"),
                type(
                        named(Schema.Type.STRING, "io.debezium.data.Json"),
                        "jsonb",
                        "{\"b\":1.10,\"a\":[]}",
                        "{\"a\": [], \"b\": 1.10}"),
                type(
                        SchemaBuilder.array(Schema.OPTIONAL_STRING_SCHEMA)
                                .optional()
                                .build(),
                        "jsonb",
                        List.of("a", "\""),
                        "[\"a\", \"\\\"\"]"),
                type(
                        SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.FLOAT64_SCHEMA)
                                .optional()
                                .build(),
                        "jsonb",
                        Map.of("k", 0.5),
                        "{\"k\": 0.5}"));
    }

    @ParameterizedTest(name = "{0} from {1}")
    @MethodSource({"scalars", "momentsAndDocuments"})
    void everyValueArrives(String column, Schema schema, Object[] valuesAndTexts) {
        for (String method : List.of("auto", "unnest")) {
            database.execute("drop schema if exists stripe cascade");
            List<SinkRecord> records = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < valuesAndTexts.length; i += 2) {
                records.add(one("r%02d".formatted(i), schema, valuesAndTexts[i]));
                expected.add(String.valueOf(valuesAndTexts[i + 1]));
            }
            records.add(one("z", schema, null));
            expected.add("null");
            try (RunningSink sink = new RunningSink(database, "write.method", method, "copy.min.rows", "1")) {
                sink.put(records);
                assertThat(sink.context.errants()).isEmpty();
            }
            String value = column.startsWith("timestamp") ? "(v at time zone 'UTC') || '+00'" : "v";
            assertThat(database.query("select " + value + " from stripe.charges order by id"))
                    .as(method)
                    .isEqualTo(expected);
            assertThat(database.query("select format_type(atttypid, null) from pg_attribute"
                            + " where attrelid = 'stripe.charges'::regclass and attname = 'v'"))
                    .containsExactly(column);
        }
    }

    /** Of the sources that have types of their own for them; the unit is in the name. */
    @Test
    void momentsOfOtherSourcesArriveByTheirUnit() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("io.debezium.time.Date", -1);
        values.put("io.debezium.time.Time", 3_723_004);
        values.put("io.debezium.time.MicroTime", 3_723_000_004L);
        values.put("io.debezium.time.NanoTime", 3_723_000_004_000L);
        values.put("io.debezium.time.Timestamp", -1L);
        values.put("io.debezium.time.NanoTimestamp", 1_000_001_000L);
        SchemaBuilder schema = SchemaBuilder.struct().field("id", Schema.STRING_SCHEMA);
        values.forEach((name, value) ->
                schema.field(name, named(value instanceof Integer ? Schema.Type.INT32 : Schema.Type.INT64, name)));
        Struct row = new Struct(schema.build()).put("id", "a");
        values.forEach(row::put);
        try (RunningSink sink = new RunningSink(database)) {
            sink.put(charges.record(null, row, 1));
        }

        String stamps = values.keySet().stream()
                .map(name -> name.contains("Timestamp") ? "\"" + name + "\" at time zone 'UTC'" : "\"" + name + "\"")
                .collect(Collectors.joining(", "));
        assertThat(database.query("select " + stamps + " from stripe.charges"))
                .containsExactly("1969-12-31|01:02:03.004|01:02:03.000004|01:02:03.000004"
                        + "|1969-12-31 23:59:59.999|1970-01-01 00:00:01.000001");
    }

    @Test
    void decimalsOfAnyLengthArriveDigitForDigit() {
        Random random = new Random(5);
        List<SinkRecord> records = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        Schema schema = SchemaBuilder.struct()
                .name("io.debezium.data.VariableScaleDecimal")
                .field("scale", Schema.INT32_SCHEMA)
                .field("value", Schema.BYTES_SCHEMA)
                .optional()
                .build();
        for (int i = 0; i < 500; i++) {
            BigInteger unscaled = new BigInteger(random.nextInt(200), random);
            BigDecimal value = new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), random.nextInt(30));
            records.add(one(
                    "r%03d".formatted(i),
                    schema,
                    new Struct(schema)
                            .put("scale", value.scale())
                            .put("value", value.unscaledValue().toByteArray())));
            expected.add(value.toPlainString());
        }
        try (RunningSink sink = new RunningSink(database)) {
            sink.put(records);
        }

        assertThat(database.query("select v from stripe.charges order by id")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "unnest"})
    void columnsOfOthersTakeWhatFitsAndTheRawTextHasTheRest(String method) {
        database.execute("create schema stripe", "create type mood as enum ('happy', 'sad')", """
                create table stripe.charges (
                  id text, _account_id text, _updated_at timestamptz, _synced_at timestamptz default now(),
                  _row_hash bigint, _raw_data jsonb, primary key (id, _account_id),
                  small smallint, whole integer, approx real, fixed numeric(6,2), short varchar(5),
                  at timestamp, day date, hour time, doc jsonb, old json, tag uuid, feeling mood)
                """);
        try (RunningSink sink = new RunningSink(database, "write.method", method, "copy.min.rows", "1")) {
            sink.put(
                    charges.record("a", """
                            {"small": 7, "whole": 8.0, "approx": 0.1, "fixed": 12.345, "short": "abc",
                             "at": "2026-01-02T03:04:05+01:00", "day": "2026-01-02", "hour": "03:04:05.5",
                             "doc": "{\\"k\\": 1}", "old": "plain", "tag": "00112233-4455-6677-8899-aabbccddeeff",
                             "feeling": "happy"}
                            """, 1),
                    charges.record("b", """
                            {"small": 70000, "whole": 8.5, "approx": 1e200, "fixed": true, "short": 12,
                             "at": "soon", "day": "never", "hour": {}, "doc": "plain", "old": 1.50, "tag": "x",
                             "feeling": null}
                            """, 1),
                    charges.record("c", "{\"small\": 99999999999999999999, \"doc\": [1]}", 1),
                    charges.record("d", "{\"feeling\": \"angry\"}", 1));

            assertThat(sink.context.errants())
                    .singleElement()
                    .satisfies(
                            errant -> assertThat(errant.record().kafkaOffset()).isEqualTo(3));
        }

        String columns = "small, whole, approx, fixed, short, at, day, hour, doc, old, tag, feeling";
        assertThat(database.query("select " + columns + " from stripe.charges order by id"))
                .containsExactly(
                        "7|8|0.1|12.35|abc|2026-01-02 02:04:05|2026-01-02|03:04:05.5|{\"k\": 1}|\"plain\""
                                + "|00112233-4455-6677-8899-aabbccddeeff|happy",
                        "null|null|null|null|12|null|null|null|\"plain\"|1.50|null|null",
                        "null|null|null|null|null|null|null|null|[1]|null|null|null");
        assertThat(database.query("select _raw_data->>'small' from stripe.charges where id = 'b'"))
                .containsExactly("70000");
    }

    @Test
    void keysOfOtherTypesAreKeysToo() {
        database.execute("create schema stripe", """
                create table stripe.charges (
                  id bigint, _account_id text default '', _updated_at timestamptz, _synced_at timestamptz default now(),
                  _row_hash bigint, _raw_data jsonb, amount bigint, primary key (id, _account_id))
                """);
        try (RunningSink sink = new RunningSink(database)) {
            sink.put(
                    charges.record(10L, Map.of("amount", 1L), 1),
                    charges.record(9L, Map.of("amount", 1L), 1),
                    charges.record("word", Map.of("amount", 1L), 1));
            sink.put(charges.record(10L, Map.of("amount", 2L), 2), charges.record(9L, null, 2));

            assertThat(sink.outcomes("charges")).isEqualTo("inserted=2 updated=1 deleted=1 errant=1");
        }
        assertThat(database.query("select id, amount from stripe.charges")).containsExactly("10|2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hard", "soft"})
    void rowsWithUuidsForKeysAreDeletedToo(String mode) {
        String first = "00112233-4455-6677-8899-aabbccddeeff";
        String second = "ffeeddcc-bbaa-9988-7766-554433221100";
        database.execute("create schema stripe", """
                create table stripe.charges (
                  id uuid, _account_id text default '', _updated_at timestamptz, _synced_at timestamptz default now(),
                  _row_hash bigint, _raw_data jsonb, amount bigint, primary key (id, _account_id))
                """);
        try (RunningSink sink = new RunningSink(database, "delete.mode", mode)) {
            sink.put(
                    charges.record(first, Map.of("amount", 1L), 1),
                    charges.record(second, Map.of("amount", 1L), 1),
                    charges.record("no uuid", Map.of("amount", 1L), 1));
            sink.put(charges.record(first, null, 2), charges.record(second, Map.of("amount", 2L), 2));

            assertThat(sink.outcomes("charges")).isEqualTo("inserted=2 updated=1 deleted=1 errant=1");
        }
        String alive = mode.equals("soft") ? " where _deleted_at is null" : "";
        assertThat(database.query("select id, amount from stripe.charges" + alive))
                .containsExactly(second + "|2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "unnest"})
    void rowsWithNothingButAKeyAreRows(String method) {
        Schema schema = SchemaBuilder.struct().field("id", Schema.STRING_SCHEMA).build();
        try (RunningSink sink = new RunningSink(database, "write.method", method, "copy.min.rows", "1")) {
            for (long second : new long[] {1, 1, 2}) {
                sink.put(
                        charges.record(null, new Struct(schema).put("id", "a"), second),
                        charges.record(null, new Struct(schema).put("id", "b"), second));
            }

            assertThat(sink.outcomes("charges")).isEqualTo("inserted=2 unchanged=2 seen=2");
        }
        assertThat(database.query("select id, _account_id from stripe.charges order by id"))
                .containsExactly("a|", "b|");
    }

    @Test
    void aRowThatIsTooLongForAPageIsReported() {
        SchemaBuilder schema = SchemaBuilder.struct().field("id", Schema.STRING_SCHEMA);
        for (int i = 0; i < 1_500; i++) {
            schema.field("n" + i, Schema.OPTIONAL_INT64_SCHEMA);
        }
        Schema wide = schema.build();
        Struct full = new Struct(wide).put("id", "full");
        for (int i = 0; i < 1_500; i++) {
            full.put("n" + i, Long.MAX_VALUE);
        }
        try (RunningSink sink = new RunningSink(database)) {
            sink.put(
                    charges.record(null, full, 1),
                    charges.record(null, new Struct(wide).put("id", "empty").put("n7", 7L), 1));

            assertThat(sink.context.errants())
                    .singleElement()
                    .satisfies(errant -> assertThat(errant.reason()).hasMessageContaining("larger than a page"));
        }
        assertThat(database.query("select id, n7 from stripe.charges")).containsExactly("empty|7");
    }

    @Test
    void aRowWithoutRawTextThatDoesNotFitIsReported() {
        database.execute("create schema stripe", """
                create table stripe.charges (
                  id text, _account_id text default '', _updated_at timestamptz, _synced_at timestamptz default now(),
                  _row_hash bigint, v smallint, primary key (id, _account_id))
                """);
        try (RunningSink sink = new RunningSink(database)) {
            sink.put(one("a", Schema.OPTIONAL_INT64_SCHEMA, 70_000L), one("b", Schema.OPTIONAL_INT64_SCHEMA, 7L));

            assertThat(sink.context.errants())
                    .singleElement()
                    .satisfies(errant -> assertThat(errant.reason())
                            .hasMessageContaining("field \"v\": the value does not fit")
                            .satisfies(e -> assertThat(e.getMessage()).doesNotContain("70000")));
        }
        assertThat(database.query("select id, v from stripe.charges")).containsExactly("b|7");
    }

    @Test
    void fieldsWithoutRoomInTheTableStayInTheRawText() {
        Map<String, Object> value = new LinkedHashMap<>();
        for (int i = 0; i < 1_700; i++) {
            value.put("field_" + i, i % 2 == 0);
        }
        try (RunningSink sink = new RunningSink(database)) {
            sink.put(charges.record("a", value, 1), charges.record("b", value, 1));
            assertThat(sink.context.errants()).isEmpty();
        }
        assertThat(database.query("select count(*) from pg_attribute where attrelid = 'stripe.charges'::regclass"
                        + " and attnum > 0"))
                .containsExactly("1600");
        assertThat(database.query("select field_0, field_1, _raw_data->>'field_1698', _raw_data->>'field_1699'"
                        + " from stripe.charges order by id"))
                .containsExactly("t|f|true|false", "t|f|true|false");
    }

    @Test
    void oddNamesAreKept() {
        List<String> names = List.of(
                "select",
                "a\"b",
                "a.b",
                "50%",
                "Case",
                "é漢😀",
                "x".repeat(63),
                "y".repeat(64),
                "漢".repeat(30),
                "_row_hash");
        Map<String, Object> value = new LinkedHashMap<>();
        names.forEach(name -> value.put(name, name.length() + 0L));
        try (RunningSink sink = new RunningSink(database, "topic.to.table", "stripe.charges:Odd \"%.table")) {
            sink.put(charges.record("a", value, 1));
            sink.put(charges.record("a", new LinkedHashMap<>(Map.of("select", 99L)), 2));
            sink.put(charges.record("a", null, 3), charges.record("b", value, 3));
            assertThat(sink.context.errants()).isEmpty();
        }
        for (String name : names) {
            String column = Identifiers.quote(Identifiers.column(name));
            assertThat(database.query("select id, " + column + " from stripe.\"Odd \"\"%.table\""))
                    .as(name)
                    .containsExactly("b|" + name.length());
        }
    }

    @Test
    void largeDocumentsArrive() {
        String large = "{\"k\":\"" + "x".repeat(10_000_000) + "\"}";
        try (RunningSink sink = new RunningSink(database)) {
            sink.put(charges.withJson("a", 1, "{}", large), charges.row("b", 1, 1));

            assertThat(database.query("select length(_raw_data->>'k') from stripe.charges where id = 'a'"))
                    .containsExactly("10000000");
            assertThat(sink.context.errants()).isEmpty();
        }
    }

    @Test
    void shapesThatAlternateAreWrittenTogetherAndKeepTheColumnsThatTheyLack() {
        List<SinkRecord> first = new ArrayList<>();
        List<SinkRecord> second = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            first.add(charges.record("r" + i, new HashMap<>(Map.of("a", 1L, "b", "x")), 1));
            second.add(charges.record(
                    "r" + i, new HashMap<>(i % 2 == 0 ? Map.of("a", 2L) : Map.of("b", "y", "c", true)), 2));
        }
        try (RunningSink sink = new RunningSink(database)) {
            sink.put(first);
            sink.put(second);

            assertThat(sink.outcomes("charges")).isEqualTo("inserted=200 updated=200");
        }
        assertThat(database.query("select a, b, c, count(*) from stripe.charges group by 1, 2, 3 order by 1"))
                .containsExactly("1|y|t|100", "2|x|null|100");
    }
}
