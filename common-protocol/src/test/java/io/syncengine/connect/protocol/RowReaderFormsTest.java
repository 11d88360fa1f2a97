// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import static io.syncengine.connect.protocol.Records.TIME;
import static io.syncengine.connect.protocol.Records.map;
import static io.syncengine.connect.protocol.Records.record;
import static io.syncengine.connect.protocol.Records.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.protocol.RecordContent.Nothing;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

/** The forms of values that other sources and other converters give. */
class RowReaderFormsTest {

    private final RowReader reader = new RowReader(ReadRules.DEFAULT);

    private Row row(@Nullable Object key, @Nullable Object value) {
        return (Row) reader.read(record(key, value));
    }

    @Nested
    class JsonTextValues {

        private static final String TEXT =
                "{ \"id\":\"1\",\"n\":1.10,\"big\":123456789012345678901,\"o\":{ \"k\" : 2.50 },\"a\":[],\"t\":\"\\u00e9\"}";

        @Test
        void keepEveryDigitAndTheTextItself() {
            Row row = row(null, TEXT);

            assertThat(row.raw()).isEqualTo(TEXT);
            assertThat(values(row))
                    .containsExactly(
                            new BigDecimal("1.10"),
                            new BigDecimal("123456789012345678901"),
                            "{ \"k\" : 2.50 }",
                            "[]",
                            "é");
        }

        @Test
        void mayBeBytes() {
            Row row = row(null, TEXT.getBytes(StandardCharsets.UTF_8));

            assertThat(row.raw()).isEqualTo(TEXT);
            assertThat(row.value(2)).isEqualTo("{ \"k\" : 2.50 }");
        }

        @Test
        void countTheLastOfMembersWithOneName() {
            assertThat(values(row(null, "{\"id\":\"1\",\"a\":1,\"a\":2}"))).containsExactly(2L);
        }

        @Test
        void mayBeLargerThanTheParsersBuffer() {
            String nested = "{\"k\":\"" + "é".repeat(300_000) + "\"}";

            assertThat(row(null, "{\"id\":\"1\",\"o\":" + nested + ",\"p\":[1]}")
                            .value(0))
                    .isEqualTo(nested);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"Struct{id=secret}", "[1]", "\"secret\"", "{\"id\":", "{\"id\":\"secret\"} x", "", "{secret}"
                })
        void areRefusedWithAHintWhenTheyAreNoObject(String text) {
            assertThatThrownBy(() -> row("1", text))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("offset 41: the value is ")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"))
                    .hasNoCause();
        }
    }

    @Nested
    class AnEnvelope {

        private final Schema row = SchemaBuilder.struct()
                .field("id", Schema.INT32_SCHEMA)
                .field("name", Schema.OPTIONAL_STRING_SCHEMA)
                .optional()
                .build();
        private final Schema envelope = SchemaBuilder.struct()
                .field("before", row)
                .field("after", row)
                .field("op", Schema.STRING_SCHEMA)
                .build();

        private Struct rowOf(int id) {
            return new Struct(row).put("id", id).put("name", "n");
        }

        @ParameterizedTest
        @ValueSource(strings = {"c", "r", "u"})
        void isTheRowAfterTheChange(String op) {
            Row read = row(null, new Struct(envelope).put("op", op).put("after", rowOf(7)));

            assertThat(read.key()).isEqualTo(new RowKey("7", ""));
            assertThat(values(read)).containsExactly("n");
            assertThat(read.version().byArrival()).isTrue();
        }

        @Test
        void isADeleteOfTheRowBefore() {
            assertThat(row(null, new Struct(envelope).put("op", "d").put("before", rowOf(7)))
                            .kind())
                    .isEqualTo(RowKind.DELETE);
            assertThat(row(9L, new Struct(envelope).put("op", "d")).key()).isEqualTo(new RowKey("9", ""));
        }

        @Test
        void needsNoSchema() {
            assertThat(values(row(null, map("op", "u", "after", map("id", 1, "a", true)))))
                    .containsExactly(true);
            assertThat(values(row(null, "{\"op\":\"c\",\"before\":null,\"after\":{\"id\":1,\"a\":1.0}}")))
                    .containsExactly(new BigDecimal("1.0"));
        }

        @Test
        void ofAnotherOperationIsRefused() {
            assertThatThrownBy(() -> row("1", new Struct(envelope).put("op", "t")))
                    .hasMessageContaining("field \"op\"");
            assertThatThrownBy(() -> row("1", new Struct(envelope).put("op", "u")))
                    .hasMessageContaining("field \"after\"");
        }
    }

    @Nested
    class ControlRecord {

        @Test
        void ofASweepIsRead() {
            Struct value = new Struct(ControlRecords.SWEEP_SCHEMA)
                    .put("kind", "sweep")
                    .put("stream", "coupons")
                    .put("_account_id", "acct_1")
                    .put("livemode", false)
                    .put("epoch", 2L)
                    .put("before", new Date(TIME));

            assertThat(reader.read(record("stripe._control", null, value, TimestampType.CREATE_TIME)))
                    .isEqualTo(new Sweep("coupons", "acct_1", false, TIME));
        }

        @Test
        void isKnownWithoutSchemaToo() {
            Map<String, Object> value =
                    new HashMap<>(Map.of("kind", "sweep", "stream", "coupons", "_account_id", "a", "before", TIME));

            assertThat(reader.read(record("stripe._control", null, value, TimestampType.CREATE_TIME)))
                    .isEqualTo(new Sweep("coupons", "a", null, TIME));
            assertThat(reader.read(
                            record("stripe._heartbeat", null, "{\"kind\":\"heartbeat\"}", TimestampType.CREATE_TIME)))
                    .isEqualTo(Nothing.HEARTBEAT);
            assertThat(reader.read(record("stripe._control", null, Map.of("kind", "new"), TimestampType.CREATE_TIME)))
                    .isEqualTo(Nothing.UNKNOWN_CONTROL);
        }

        /** As after SetSchemaMetadata, or from a converter that keeps no names. */
        @ParameterizedTest
        @NullSource
        @ValueSource(strings = "com.example.Value")
        void isKnownByItsTopicWhereItsSchemaHasAnotherName(@Nullable String name) {
            Schema schema = SchemaBuilder.struct()
                    .name(name)
                    .field("kind", Schema.STRING_SCHEMA)
                    .field("stream", Schema.STRING_SCHEMA)
                    .field("_account_id", Schema.STRING_SCHEMA)
                    .field("before", Schema.INT64_SCHEMA)
                    .build();
            Struct value = new Struct(schema)
                    .put("stream", "coupons")
                    .put("_account_id", "acct_1")
                    .put("before", TIME);

            assertThat(reader.read(
                            record("stripe._control", null, value.put("kind", "sweep"), TimestampType.CREATE_TIME)))
                    .isEqualTo(new Sweep("coupons", "acct_1", null, TIME));
            assertThat(reader.read(record(
                            "stripe._heartbeat", null, value.put("kind", "heartbeat"), TimestampType.CREATE_TIME)))
                    .isEqualTo(Nothing.HEARTBEAT);
            assertThat(reader.read(record("stripe.coupons", "1", value, TimestampType.CREATE_TIME)))
                    .isInstanceOf(Row.class);
        }

        @Test
        void withoutATimeIsRefused() {
            assertThatThrownBy(() -> reader.read(record(
                            "stripe._control",
                            null,
                            Map.of("kind", "sweep", "stream", "coupons", "_account_id", "a"),
                            TimestampType.CREATE_TIME)))
                    .hasMessageContaining("field \"before\": a sweep has no time");
        }
    }
}
