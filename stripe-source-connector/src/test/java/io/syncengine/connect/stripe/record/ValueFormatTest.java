// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.record;

import static io.syncengine.connect.stripe.record.Batches.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.syncengine.connect.protocol.ReadRules;
import io.syncengine.connect.protocol.Row;
import io.syncengine.connect.protocol.RowReader;
import io.syncengine.connect.protocol.RowShape;
import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.config.ValueFormat;
import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.spec.TimestampMode;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of every form, and what a sink reads of them. */
final class ValueFormatTest {

    private static final String TEXT = "{\"id\":\"g_1\",\"amount\":9007199254740993}";

    private static List<SourceRecord> records(ValueFormat format, Change change) {
        return new ChangeRecords(Batches.inFormat(format, TimestampMode.EPOCH)).of(Batches.batch(change));
    }

    private static Change withNested(String json) {
        Object[] values = {"g_1", null, null, null, null, json, null, null};
        return new Change(
                new StripeObject("g_1", NOW, values, "{}", false), null, NOW, false, Origin.EVENT, "e", "t", "v", "r");
    }

    private static Object nested(String json) {
        return ((Map<?, ?>)
                        records(ValueFormat.SCHEMALESS, withNested(json)).get(0).value())
                .get("metadata");
    }

    @Test
    void rawRowsHoldTheTextAndWhatMakesThemRows() {
        SourceRecord row = records(ValueFormat.RAW, Batches.listed("g_1")).get(0);

        assertThat(row.valueSchema().fields())
                .extracting(Field::name)
                .containsExactly("id", "_account_id", "_updated_at", "_deleted", "_raw_data");
        Struct value = (Struct) row.value();
        value.validate();
        assertThat(value.get("id")).isEqualTo("g_1");
        assertThat(value.get("_raw_data")).isEqualTo(TEXT);
    }

    @Test
    void schemalessRowsHoldEveryPropertyInAMap() {
        SourceRecord row =
                records(ValueFormat.SCHEMALESS, Batches.listed("g_1")).get(0);

        assertThat(row.valueSchema()).isNull();
        Map<String, Object> value = new LinkedHashMap<>();
        ((Map<?, ?>) row.value()).forEach((name, held) -> value.put((String) name, held));
        assertThat(value)
                .containsExactly(
                        entry("id", "g_1"),
                        entry("name", "Gadget"),
                        entry("amount", 9_007_199_254_740_993L),
                        entry("rate", 1.5),
                        entry("active", true),
                        entry("metadata", Map.of("a", 1L)),
                        entry("customer", "cus_1"),
                        entry("created", NOW - 5000),
                        entry("_account_id", "acct_1A"),
                        entry("_updated_at", (NOW - 10) * 1000),
                        entry("_deleted", false),
                        entry("_raw_data", TEXT));
    }

    @Test
    void schemalessRowsNestWhatIsNested() {
        assertThat(nested("{\"a\":[1,-2.5,true,null,\"x\"],\"b\":{}}"))
                .isEqualTo(Map.of("a", Arrays.asList(1L, -2.5, true, null, "x"), "b", Map.of()));
        assertThat(nested("[9007199254740993,9223372036854775808,1e400]"))
                .isEqualTo(List.of(9_007_199_254_740_993L, 9.223372036854775808e18, "1E+400"));
        assertThat(nested("\"text\"")).isEqualTo("text");
        String deep = "[".repeat(1500) + "]".repeat(1500);
        assertThat(nested(deep)).isEqualTo(deep);
    }

    @Test
    void keysDeletionsAndTombstonesAreTheSameInEveryForm() {
        List<SourceRecord> columns = records(ValueFormat.COLUMNS, Batches.deleted("g_1"));
        for (ValueFormat format : ValueFormat.values()) {
            List<SourceRecord> made = records(format, Batches.deleted("g_1"));

            assertThat(made).hasSize(2);
            assertThat(made.get(0).key()).isEqualTo(columns.get(0).key());
            assertThat(made.get(0).sourceOffset()).isEqualTo(columns.get(0).sourceOffset());
            assertThat(made.get(1)).isEqualTo(columns.get(1));
        }
    }

    /** What a sink reads of it is the same row: the key, the version, the text, and the columns that there are. */
    @ParameterizedTest
    @EnumSource
    void sinksReadTheSameRowOfEveryForm(ValueFormat format) {
        SourceRecord record = records(format, Batches.listed("g_1")).get(0);
        Row expected = read(records(ValueFormat.COLUMNS, Batches.listed("g_1")).get(0));

        for (Row row : List.of(read(record), read(throughJson(record, true)), read(throughJson(record, false)))) {
            assertThat(row.key()).isEqualTo(expected.key());
            assertThat(row.version().millis()).isEqualTo(expected.version().millis());
            assertThat(row.isDelete()).isFalse();
            assertThat(row.raw()).isEqualTo(TEXT);
            Map<String, String> columns = columns(row);
            assertThat(columns).isEqualTo(format == ValueFormat.RAW ? Map.of() : columns(expected));
        }
    }

    @ParameterizedTest
    @CsvSource({"COLUMNS", "RAW", "SCHEMALESS"})
    void sinksReadDeletionsOfEveryForm(ValueFormat format) {
        assertThat(read(records(format, Batches.deleted("g_1")).get(0)).isDelete())
                .isTrue();
    }

    private static Map<String, String> columns(Row row) {
        Map<String, String> columns = new LinkedHashMap<>();
        List<RowShape.Field> fields = row.shape().fields();
        for (int i = 0; i < fields.size(); i++) {
            columns.put(fields.get(i).name(), String.valueOf(row.value(i)));
        }
        return columns;
    }

    private static Row read(SourceRecord record) {
        SinkRecord received = new SinkRecord(
                record.topic(),
                0,
                record.keySchema(),
                record.key(),
                record.valueSchema(),
                record.value(),
                7,
                record.timestamp(),
                TimestampType.CREATE_TIME);
        return (Row) new RowReader(ReadRules.DEFAULT).read(received);
    }

    private static SourceRecord throughJson(SourceRecord record, boolean schemas) {
        try (JsonConverter converter = new JsonConverter()) {
            converter.configure(Map.of("schemas.enable", schemas), false);
            byte[] text = converter.fromConnectData(record.topic(), record.valueSchema(), record.value());
            assertThat(new String(text, StandardCharsets.UTF_8)).startsWith("{");
            SchemaAndValue back = converter.toConnectData(record.topic(), text);
            return record.newRecord(
                    record.topic(),
                    0,
                    record.keySchema(),
                    record.key(),
                    back.schema(),
                    back.value(),
                    record.timestamp());
        }
    }
}
