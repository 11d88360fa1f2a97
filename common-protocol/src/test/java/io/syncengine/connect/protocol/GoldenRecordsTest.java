// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.testing.ReferencePage;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Map;
import java.util.StringJoiner;

/**
 * One record of every kind, as it lies in a topic and as it is read back. Topics outlive versions of this product: a
 * difference here is a change of the contract.
 */
class GoldenRecordsTest {

    private static final String TOPIC = "stripe.subscription_items";
    private static final long TIME = 1_795_000_005_000L;
    private static final StreamSchema STREAM = StreamSchema.builder(TOPIC)
            .property("object", FieldKind.STRING)
            .property("quantity", FieldKind.INT64)
            .property("percent", FieldKind.FLOAT64)
            .property("livemode", FieldKind.BOOLEAN)
            .property("metadata", FieldKind.JSON)
            .property("customer", FieldKind.REFERENCE)
            .property("created", FieldKind.TIMESTAMP)
            .child(true)
            .build();

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Whether a topic's messages carry their schemas. */
    private enum Form {
        SCHEMA,
        SCHEMALESS,
        TEXT
    }

    private enum Golden {
        ROW(TOPIC, Form.SCHEMA, row()),
        ROW_SCHEMALESS(TOPIC, Form.SCHEMALESS, row()),
        ROW_TEXT(TOPIC, Form.TEXT, row()),
        DELETE(TOPIC, Form.SCHEMA, row().put("_deleted", true)),
        TOMBSTONE(TOPIC, Form.SCHEMA, null),
        HEARTBEAT("stripe._heartbeat", Form.SCHEMA, heartbeat()),
        HEARTBEAT_SCHEMALESS("stripe._heartbeat", Form.SCHEMALESS, heartbeat()),
        SWEEP("stripe._control", Form.SCHEMA, sweep()),
        SWEEP_SCHEMALESS("stripe._control", Form.SCHEMALESS, sweep()),
        SWEEP_TEXT("stripe._control", Form.TEXT, sweep());

        private final String topic;
        private final Form form;
        private final @Nullable Struct value;

        Golden(String topic, Form form, @Nullable Struct value) {
            this.topic = topic;
            this.form = form;
            this.value = value;
        }

        String file() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ".json";
        }

        Struct key() {
            return topic.equals(TOPIC)
                    ? new Struct(STREAM.key()).put("id", "si_1").put("_account_id", "acct_1")
                    : ControlRecords.key("subscription_items", "acct_1");
        }
    }

    private static Struct row() {
        return new Struct(STREAM.value())
                .put("id", "si_1")
                .put("object", "subscription_item")
                .put("quantity", 9_007_199_254_740_993L)
                .put("percent", 12.5)
                .put("livemode", false)
                .put("metadata", "{\"größe\":\"1.50\"}")
                .put("created", new Date(1_700_000_000_000L))
                .put("_account_id", "acct_1")
                .put("_parent_id", "sub_1")
                .put("_updated_at", new Date(TIME))
                .put("_raw_data", "{\"id\":\"si_1\",\"percent\":12.50,\"unknown\":null}");
    }

    private static Struct heartbeat() {
        return new Struct(ControlRecords.HEARTBEAT_SCHEMA)
                .put("kind", "heartbeat")
                .put("stream", "subscription_items")
                .put("_account_id", "acct_1")
                .put("livemode", false)
                .put("phase", "LIVE")
                .put("lag_s", 12L)
                .put("rows", 100L)
                .put("share", 1.0)
                .put("err", "")
                .put("partial", "")
                .put("ts", new Date(TIME));
    }

    private static Struct sweep() {
        return new Struct(ControlRecords.SWEEP_SCHEMA)
                .put("kind", "sweep")
                .put("stream", "subscription_items")
                .put("_account_id", "acct_1")
                .put("livemode", false)
                .put("epoch", 2L)
                .put("before", new Date(TIME));
    }

    @ParameterizedTest
    @EnumSource(Golden.class)
    void isWrittenAndReadAsEver(Golden golden) throws JsonProcessingException {
        Struct keyStruct = golden.key();
        byte[] key = converter(golden.form, true).fromConnectData(golden.topic, keyStruct.schema(), keyStruct);
        byte @Nullable [] value = golden.value == null
                ? null
                : converter(golden.form, false).fromConnectData(golden.topic, golden.value.schema(), golden.value);

        ObjectNode file = MAPPER.createObjectNode();
        file.put("topic", golden.topic);
        file.set("key", json(key));
        file.set("value", value == null ? null : json(value));
        file.put("read", described(read(golden, key, value)));

        ReferencePage.check(
                "common-protocol/src/test/resources/golden/" + golden.file(), MAPPER.writeValueAsString(file) + "\n");
    }

    private static JsonConverter converter(Form form, boolean key) {
        JsonConverter converter = new JsonConverter();
        converter.configure(Map.of("schemas.enable", form == Form.SCHEMA), key);
        return converter;
    }

    private static RecordContent read(Golden golden, byte[] key, byte @Nullable [] value) {
        SchemaAndValue readKey = text(golden, key, true);
        SchemaAndValue readValue = value == null ? SchemaAndValue.NULL : text(golden, value, false);
        return new RowReader(ReadRules.DEFAULT)
                .read(new SinkRecord(
                        golden.topic,
                        0,
                        readKey.schema(),
                        readKey.value(),
                        readValue.schema(),
                        readValue.value(),
                        0,
                        TIME,
                        TimestampType.CREATE_TIME));
    }

    /** The value as the sink's converter gives it: with {@code StringConverter} it is the text itself. */
    private static SchemaAndValue text(Golden golden, byte[] bytes, boolean key) {
        return golden.form == Form.TEXT
                ? new SchemaAndValue(Schema.OPTIONAL_STRING_SCHEMA, new String(bytes, StandardCharsets.UTF_8))
                : converter(golden.form, key).toConnectData(golden.topic, bytes);
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String described(RecordContent content) {
        if (!(content instanceof Row row)) {
            return content.toString();
        }
        StringJoiner fields = new StringJoiner(", ");
        for (int i = 0; i < row.shape().size(); i++) {
            RowShape.Field field = row.shape().fields().get(i);
            fields.add(field.name() + " " + field.type() + " = " + row.value(i));
        }
        return row.key().id() + "/" + row.key().accountId() + ", " + row.version() + ", {" + fields + "}, raw "
                + row.raw() + ", parent " + row.parentId();
    }
}
