// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import static io.syncengine.connect.protocol.Records.TIME;
import static io.syncengine.connect.protocol.Records.TOPIC;
import static io.syncengine.connect.protocol.Records.key;
import static io.syncengine.connect.protocol.Records.map;
import static io.syncengine.connect.protocol.Records.record;
import static io.syncengine.connect.protocol.Records.value;
import static io.syncengine.connect.protocol.Records.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.protocol.RecordContent.Nothing;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;

class RowReaderTest {

    private final RowReader reader = new RowReader(ReadRules.DEFAULT);

    private Row row(@Nullable Object key, @Nullable Object value) {
        return (Row) reader.read(record(key, value));
    }

    @Nested
    class AStructOfOurSource {

        @Test
        void isReadWithItsKeyVersionFieldsAndRawText() {
            Row row = row(key("ch_1", "acct_1"), value("ch_1"));

            assertThat(row.key()).isEqualTo(new RowKey("ch_1", "acct_1"));
            assertThat(row.version()).isEqualTo(new RowVersion(TIME + 5000, RowKind.UPSERT, false));
            assertThat(row.shape())
                    .isEqualTo(RowShape.of(
                            List.of(
                                    new RowShape.Field("amount", ValueType.INT64),
                                    new RowShape.Field("object", ValueType.STRING),
                                    new RowShape.Field("metadata", ValueType.JSON)),
                            true,
                            false));
            assertThat(values(row)).containsExactly(7L, "charge", "{\"a\":1}");
            assertThat(row.raw()).isEqualTo("{\"id\":\"ch_1\",\"amount\": 7.0}");
        }

        @Test
        void sharesItsShapeWithOthersOfItsSchema() {
            Row first = row(key("ch_1", "acct_1"), value("ch_1"));
            Row second = row(key("ch_2", "acct_1"), value("ch_2"));
            Schema copy = StreamSchema.builder(TOPIC)
                    .property("amount", FieldKind.INT64)
                    .property("object", FieldKind.STRING)
                    .property("metadata", FieldKind.JSON)
                    .build()
                    .value();
            Struct copied = new Struct(copy)
                    .put("id", "ch_3")
                    .put("_account_id", "acct_1")
                    .put("_updated_at", new Date(1));

            assertThat(second.shape()).isSameAs(first.shape());
            assertThat(row(null, copied).shape()).isSameAs(first.shape());
        }

        @Test
        void isADeleteWithoutValuesWhenItSaysSo() {
            Row row = row(key("ch_1", "acct_1"), value("ch_1").put("_deleted", true));

            assertThat(row.version()).isEqualTo(new RowVersion(TIME + 5000, RowKind.DELETE, false));
            assertThat(row.shape()).isSameAs(RowShape.EMPTY);
            assertThat(row.raw()).isNull();
        }

        @Test
        void takesItsParent() {
            StreamSchema child =
                    StreamSchema.builder("stripe.items").child(true).build();
            Struct value = new Struct(child.value())
                    .put("id", "si_1")
                    .put("_account_id", "acct_1")
                    .put("_parent_id", "sub_1")
                    .put("_updated_at", new Date(1));

            assertThat(row(null, value).parentId()).isEqualTo("sub_1");
            assertThat(row(null, value).shape().hasParent()).isTrue();
        }
    }

    @Nested
    class AKey {

        @Test
        void thatIsKnownAlreadyIsNotLookedFor() {
            RowKey known = new RowKey("k", "a");

            assertThat(new RowReader(ReadRules.DEFAULT).read(record(null, map("id", "x", "n", 1)), known))
                    .isInstanceOfSatisfying(
                            Row.class, row -> assertThat(row.key()).isEqualTo(known));
            assertThat(new RowReader(ReadRules.DEFAULT).read(record(null, null), known))
                    .isInstanceOfSatisfying(Row.class, row -> {
                        assertThat(row.key()).isEqualTo(known);
                        assertThat(row.kind()).isEqualTo(RowKind.TOMBSTONE);
                    });
        }

        @Test
        void mayBePlainTextOrANumber() {
            assertThat(row("ch_1", map("amount", 1L)).key()).isEqualTo(new RowKey("ch_1", ""));
            assertThat(row(17L, map("amount", 1L)).key()).isEqualTo(new RowKey("17", ""));
            assertThat(row("ch_1".getBytes(StandardCharsets.UTF_8), map("amount", 1L))
                            .key())
                    .isEqualTo(new RowKey("ch_1", ""));
        }

        @Test
        void mayBeJsonText() {
            assertThat(row("{\"id\":\"ch_1\",\"_account_id\":\"acct_1\"}", map())
                            .key())
                    .isEqualTo(new RowKey("ch_1", "acct_1"));
        }

        @Test
        void mayHaveOneFieldOfAnyName() {
            Schema schema = SchemaBuilder.struct()
                    .field("order_no", Schema.INT32_SCHEMA)
                    .build();

            assertThat(row(new Struct(schema).put("order_no", 5), map("a", 1)).key())
                    .isEqualTo(new RowKey("5", ""));
            assertThat(row(map("order_no", 5), map("a", 1)).key()).isEqualTo(new RowKey("5", ""));
        }

        @Test
        void isTakenFromTheValueWhereItIsMissing() {
            assertThat(row(null, value("ch_1")).key()).isEqualTo(new RowKey("ch_1", "acct_1"));
            assertThat(row("ch_1", value("ch_1")).key()).isEqualTo(new RowKey("ch_1", "acct_1"));
        }

        @Test
        void mustNameTheSameRowAsTheValue() {
            assertThatThrownBy(() -> row(key("ch_1", "acct_1"), value("ch_2")))
                    .isInstanceOf(DataException.class)
                    .hasMessage("Record in topic stripe.charges, partition 3, offset 41: field \"id\": "
                            + "key and value name different rows");
            assertThatThrownBy(() -> row(key("ch_1", "acct_2"), value("ch_1")))
                    .hasMessageContaining("\"_account_id\": key and value name different accounts");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "{\"id\":null}", "{\"id\":\"\"}"})
        void mustBeSomewhere(String value) {
            assertThatThrownBy(() -> row(null, value))
                    .hasMessageContaining("\"id\": neither the key nor the value names the row");
        }
    }

    @Nested
    class AVersion {

        @ParameterizedTest
        @CsvSource({
            "1795000005, 1795000005000",
            "1795000005000, 1795000005000",
            "99999999999, 99999999999000",
            "100000000000, 100000000000",
        })
        void isInSecondsOrMillisecondsByItsSize(long given, long millis) {
            assertThat(row("ch_1", map("_updated_at", given)).version().millis())
                    .isEqualTo(millis);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "2026-11-18T11:06:45Z",
                    "2026-11-18T11:06:45.000Z",
                    "2026-11-18T12:06:45+01:00",
                    "2026-11-18T12:06:45+0100",
                    "2026-11-18 11:06:45+00",
                    "2026-11-18 11:06:45",
                    "1795000005",
                    "1795000005000"
                })
        void mayBeText(String text) {
            assertThat(row("ch_1", map("_updated_at", text)).version().millis()).isEqualTo(1_795_000_005_000L);
        }

        @Test
        void mayBeFractionOfASecondOrDateObject() {
            assertThat(row("ch_1", map("_updated_at", 1_795_000_005.25))
                            .version()
                            .millis())
                    .isEqualTo(1_795_000_005_250L);
            assertThat(row("ch_1", map("_updated_at", new Date(5))).version().millis())
                    .isEqualTo(5);
            assertThat(row("ch_1", map("_updated_at", "1970-01-02")).version().millis())
                    .isEqualTo(86_400_000);
        }

        @Test
        void isTheKafkaTimestampWithTiesByArrivalWhereThereIsNone() {
            assertThat(row("ch_1", map("amount", 1L)).version()).isEqualTo(new RowVersion(TIME, RowKind.UPSERT, true));
            assertThat(row("ch_1", map("_updated_at", null)).version().byArrival())
                    .isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"soon", "", "12:00", "99999999999999999999"})
        void mustBeReadable(String text) {
            assertThatThrownBy(() -> row("ch_1", map("_updated_at", text)))
                    .hasMessageContaining("field \"_updated_at\": the time")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("soon"));
        }

        @Test
        void ofMicrosecondsIsRefusedBecauseNothingWouldEverBeNewer() {
            assertThatThrownBy(() -> row("ch_1", map("_updated_at", 1_795_000_005_000_000L)))
                    .hasMessageContaining("check its unit");
        }

        @Test
        void comesFromTheFieldOfTheSetting() {
            ReadRules rules = new ReadRules(
                    "modified",
                    ReadRules.EpochUnit.SECONDS,
                    ReadRules.Envelopes.AUTO,
                    java.util.Set.of(),
                    field -> !field.equals("secret"));
            Row row = (Row) new RowReader(rules).read(record("ch_1", map("modified", 100L, "secret", "x")));

            assertThat(row.version()).isEqualTo(new RowVersion(100_000, RowKind.UPSERT, false));
            assertThat(row.shape().fields()).containsExactly(new RowShape.Field("modified", ValueType.INT64));
        }

        @Test
        void mayBeADateOfADatabase() {
            Schema schema = SchemaBuilder.struct()
                    .field("id", Schema.STRING_SCHEMA)
                    .field(
                            "_updated_at",
                            SchemaBuilder.int64()
                                    .name("io.debezium.time.MicroTimestamp")
                                    .build())
                    .build();

            assertThat(row(null, new Struct(schema).put("id", "1").put("_updated_at", 1_000_000L))
                            .version()
                            .millis())
                    .isEqualTo(1000);
        }
    }

    @Nested
    class ADelete {

        @Test
        void isStripesDeletedObjectToo() {
            assertThat(row(null, map("id", "cus_1", "object", "customer", "deleted", true))
                            .kind())
                    .isEqualTo(RowKind.DELETE);
        }

        @Test
        void isNoRowThatHasADeletedColumnOfItsOwn() {
            assertThat(row(null, map("id", "1", "deleted", true)).kind()).isEqualTo(RowKind.UPSERT);
            assertThat(row(null, map("id", "1", "object", "customer", "deleted", true, "_deleted", false))
                            .kind())
                    .isEqualTo(RowKind.UPSERT);
        }

        @Test
        void maySayItInText() {
            assertThat(row(null, map("id", "1", "_deleted", "true")).isDelete()).isTrue();
            assertThat(row(null, map("id", "1", "_deleted", "false")).isDelete())
                    .isFalse();
        }
    }

    @Nested
    class ATombstone {

        @Test
        void hasTheRecordsTimestampForVersion() {
            assertThat(row(key("ch_1", "acct_1"), null).version())
                    .isEqualTo(new RowVersion(TIME, RowKind.TOMBSTONE, false));
            assertThat(row("ch_1", null).version()).isEqualTo(new RowVersion(TIME, RowKind.TOMBSTONE, true));
        }

        @Test
        void ofOursSaysNothingWhenTheBrokerSetTheTime() {
            assertThat(reader.read(record(TOPIC, key("ch_1", "acct_1"), null, TimestampType.LOG_APPEND_TIME)))
                    .isEqualTo(Nothing.UNTIMED_TOMBSTONE);
            assertThat(reader.read(record(TOPIC, "ch_1", null, TimestampType.LOG_APPEND_TIME)))
                    .isInstanceOf(Row.class);
        }

        @Test
        void withoutKeyIsRefused() {
            assertThatThrownBy(() -> row(null, null)).hasMessageContaining("offset 41: field \"id\": neither");
        }

        @Test
        void ofAControlTopicIsNoRow() {
            assertThat(reader.read(record("stripe._control", "charges", null, TimestampType.CREATE_TIME)))
                    .isEqualTo(Nothing.UNKNOWN_CONTROL);
        }
    }

    @Nested
    class WithoutSchema {

        @Test
        void typesAreThoseOfTheValues() {
            Row row = row(
                    null,
                    map(
                            "id",
                            "1",
                            "flag",
                            true,
                            "count",
                            3,
                            "price",
                            2.5,
                            "exact",
                            new BigDecimal("1.10"),
                            "big",
                            new BigInteger("9".repeat(30)),
                            "text",
                            "x",
                            "list",
                            List.of(1, "a"),
                            "nan",
                            Double.NaN,
                            "nothing",
                            null,
                            "bytes",
                            new byte[] {1}));

            assertThat(row.shape().fields())
                    .extracting(RowShape.Field::type)
                    .containsExactly(
                            ValueType.BOOLEAN,
                            ValueType.INT64,
                            ValueType.DECIMAL,
                            ValueType.DECIMAL,
                            ValueType.DECIMAL,
                            ValueType.STRING,
                            ValueType.JSON,
                            ValueType.FLOAT64,
                            null,
                            ValueType.BYTES);
            assertThat(values(row).subList(0, 7))
                    .containsExactly(
                            true,
                            3L,
                            new BigDecimal("2.5"),
                            new BigDecimal("1.10"),
                            new BigDecimal("9".repeat(30)),
                            "x",
                            "[1,\"a\"]");
        }

        @Test
        void nullsHaveTheTypeOfTheRecordBefore() {
            Row full = row(null, map("id", "1", "a", 1L, "b", "x"));
            Row sparse = row(null, map("id", "2", "a", null, "b", "y"));

            assertThat(sparse.shape()).isSameAs(full.shape());
            assertThat(values(sparse)).containsExactly(null, "y");
        }

        @Test
        void theRawTextIsTheWholeMapUnlessItIsGiven() {
            assertThat(row(null, map("id", "1", "a", 1L, "n", map("b", null))).raw())
                    .isEqualTo("{\"id\":\"1\",\"a\":1,\"n\":{\"b\":null}}");
            assertThat(row(null, map("id", "1", "_raw_data", "{\"id\": \"1\"}")).raw())
                    .isEqualTo("{\"id\": \"1\"}");
        }

        @Test
        void aValueOfAnotherKindIsRefused() {
            assertThatThrownBy(() -> row("1", 5L))
                    .hasMessageContaining("the value is a Long but must be a struct, a map or a JSON object");
            assertThatThrownBy(() -> row("1", map("a", Thread.State.NEW)))
                    .hasMessageContaining("field \"a\": a value without schema cannot be a State");
        }
    }

    @Test
    void timestampsOfConnectAreRead() {
        Schema schema = SchemaBuilder.struct()
                .field("id", Schema.STRING_SCHEMA)
                .field("at", Timestamp.SCHEMA)
                .build();

        assertThat(row(null, new Struct(schema).put("id", "1").put("at", new Date(5)))
                        .value(0))
                .isEqualTo(java.time.Instant.ofEpochMilli(5));
    }
}
