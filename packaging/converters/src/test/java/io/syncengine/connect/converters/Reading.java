// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.converters;

import io.syncengine.connect.converters.SampleRecords.Sample;
import io.syncengine.connect.protocol.ReadRules;
import io.syncengine.connect.protocol.RecordContent;
import io.syncengine.connect.protocol.Row;
import io.syncengine.connect.protocol.RowReader;
import io.syncengine.connect.protocol.RowShape;
import io.syncengine.connect.protocol.ValueType;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.storage.Converter;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/** Reads records as the sinks do. */
final class Reading {

    /** One field of a row. */
    record Value(@Nullable ValueType type, @Nullable Object value) {}

    /**
     * All that a sink learns of a record.
     *
     * @param head of a row its key, version, raw text and parent; of another record what it says
     * @param fields of a row, by name
     */
    record Content(String head, Map<String, Value> fields) {}

    private final RowReader reader = new RowReader(ReadRules.DEFAULT);

    /** Of a record that went through no converter. */
    Content direct(Sample sample) {
        return of(
                sample,
                new SchemaAndValue(sample.key().schema(), sample.key()),
                sample.value() == null
                        ? SchemaAndValue.NULL
                        : new SchemaAndValue(sample.value().schema(), sample.value()));
    }

    /** Of a record that was written and read again. */
    Content through(Converter keys, Converter values, Sample sample) {
        Schema schema = sample.value() == null ? null : sample.value().schema();
        byte[] key = keys.fromConnectData(sample.topic(), sample.key().schema(), sample.key());
        byte[] value = values.fromConnectData(sample.topic(), schema, sample.value());
        return of(sample, keys.toConnectData(sample.topic(), key), values.toConnectData(sample.topic(), value));
    }

    private Content of(Sample sample, SchemaAndValue key, SchemaAndValue value) {
        RecordContent content = reader.read(new SinkRecord(
                sample.topic(),
                0,
                key.schema(),
                key.value(),
                value.schema(),
                value.value(),
                0,
                SampleRecords.TIME + 1,
                TimestampType.CREATE_TIME));
        if (!(content instanceof Row row)) {
            return new Content(content.toString(), Map.of());
        }
        Map<String, Value> fields = new TreeMap<>();
        for (int i = 0; i < row.shape().size(); i++) {
            RowShape.Field field = row.shape().fields().get(i);
            fields.put(field.name(), new Value(field.type(), row.value(i)));
        }
        String head = String.join(
                " ",
                row.key().id(),
                row.key().accountId(),
                row.version().toString(),
                String.valueOf(row.raw()),
                String.valueOf(row.parentId()));
        return new Content(head, fields);
    }
}
