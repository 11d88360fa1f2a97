// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.converters;

import io.syncengine.connect.protocol.ControlRecords;
import io.syncengine.connect.protocol.FieldKind;
import io.syncengine.connect.protocol.StreamSchema;
import io.syncengine.connect.stripe.spec.FieldDefinition;
import io.syncengine.connect.stripe.spec.SchemaFactory;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.stripe.spec.TimestampMode;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** Records of every stream of the source, each full and with as little as a row can have, and of both control topics. */
final class SampleRecords {

    static final long TIME = 1_795_000_005_123L;

    private static final String TEXT = "é 漢字 😀 '\"\\ \t\n";
    private static final String JSON = "{\"größe\":1.50,\"a\":[null,\"" + "\\u0000" + "\"]}";
    private static final long[] NUMBERS = {Long.MAX_VALUE, Long.MIN_VALUE, 9_007_199_254_740_993L, 0};

    /** @param value null for a tombstone */
    record Sample(String topic, Struct key, @Nullable Struct value) {}

    private final SchemaFactory schemas;
    private final String prefix;

    SampleRecords(TimestampMode timestamps, String prefix) {
        this.schemas = new SchemaFactory(timestamps, true);
        this.prefix = prefix;
    }

    /** Four records of each stream, then the control records. */
    List<Sample> all() {
        List<Sample> all = new ArrayList<>();
        for (StreamDefinition stream : StreamRegistry.bundled().streams()) {
            all.addAll(of(stream));
        }
        all.addAll(control());
        return all;
    }

    List<Sample> of(StreamDefinition stream) {
        String topic = prefix + stream.name();
        StreamSchema schema = schemas.schema(stream, topic);
        Struct key = new Struct(schema.key()).put("id", "id_1").put("_account_id", "acct_1");
        Struct full = row(schema);
        int number = 0;
        for (FieldDefinition field : stream.fields()) {
            if (!field.name().equals("id")) {
                full.put(field.name(), value(schemas.kind(field), number++));
            }
        }
        full.put("_raw_data", JSON);
        if (stream.parent() != null) {
            full.put("_parent_id", "parent_1");
        }
        return List.of(
                new Sample(topic, key, full),
                new Sample(topic, key, row(schema)),
                new Sample(topic, key, row(schema).put("_deleted", true)),
                new Sample(topic, key, null));
    }

    private static Struct row(StreamSchema schema) {
        return new Struct(schema.value())
                .put("id", "id_1")
                .put("_account_id", "acct_1")
                .put("_updated_at", new Date(TIME));
    }

    private static Object value(FieldKind kind, int number) {
        return switch (kind) {
            case STRING -> TEXT + number;
            case REFERENCE -> "ref_" + number;
            case INT64 -> NUMBERS[number % NUMBERS.length];
            case FLOAT64 -> number % 2 == 0 ? 0.1 : -1.5e300;
            case BOOLEAN -> number % 2 == 0;
            case JSON -> JSON;
            case TIMESTAMP -> new Date(1_700_000_000_000L + number);
        };
    }

    List<Sample> control() {
        Struct key = ControlRecords.key("customers", "acct_1");
        Struct heartbeat = new Struct(ControlRecords.HEARTBEAT_SCHEMA)
                .put("kind", "heartbeat")
                .put("stream", "customers")
                .put("_account_id", "acct_1")
                .put("livemode", false)
                .put("phase", "LIVE")
                .put("lag_s", 12L)
                .put("rows", 100L)
                .put("share", 1.0)
                .put("err", "")
                .put("partial", "")
                .put("ts", new Date(TIME));
        Struct sweep = new Struct(ControlRecords.SWEEP_SCHEMA)
                .put("kind", "sweep")
                .put("stream", "customers")
                .put("_account_id", "acct_1")
                .put("livemode", false)
                .put("epoch", 2L)
                .put("before", new Date(TIME));
        return List.of(new Sample(prefix + "_heartbeat", key, heartbeat), new Sample(prefix + "_control", key, sweep));
    }
}
