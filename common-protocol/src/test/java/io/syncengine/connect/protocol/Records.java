// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sink records for the tests of reading. */
final class Records {

    static final String TOPIC = "stripe.charges";
    static final StreamSchema STREAM = StreamSchema.builder(TOPIC)
            .property("amount", FieldKind.INT64)
            .property("object", FieldKind.STRING)
            .property("metadata", FieldKind.JSON)
            .build();
    static final long TIME = 1_795_000_000_000L;

    private Records() {}

    static SinkRecord record(@Nullable Object key, @Nullable Object value) {
        return record(TOPIC, key, value, TimestampType.CREATE_TIME);
    }

    static SinkRecord record(String topic, @Nullable Object key, @Nullable Object value, TimestampType timestamps) {
        Schema keySchema = key instanceof Struct struct ? struct.schema() : null;
        Schema valueSchema = value instanceof Struct struct ? struct.schema() : null;
        return new SinkRecord(topic, 3, keySchema, key, valueSchema, value, 41, TIME, timestamps);
    }

    static Struct key(String id, String account) {
        return new Struct(STREAM.key()).put("id", id).put("_account_id", account);
    }

    static Struct value(String id) {
        return new Struct(STREAM.value())
                .put("id", id)
                .put("amount", 7L)
                .put("object", "charge")
                .put("metadata", "{\"a\":1}")
                .put("_account_id", "acct_1")
                .put("_updated_at", new Date(TIME + 5000))
                .put("_raw_data", "{\"id\":\"ch_1\",\"amount\": 7.0}");
    }

    static Map<String, @Nullable Object> map(@Nullable Object... entries) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put(String.valueOf(entries[i]), entries[i + 1]);
        }
        return map;
    }

    static List<@Nullable Object> values(Row row) {
        @Nullable Object[] values = new @Nullable Object[row.shape().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.value(i);
        }
        return Arrays.asList(values);
    }
}
