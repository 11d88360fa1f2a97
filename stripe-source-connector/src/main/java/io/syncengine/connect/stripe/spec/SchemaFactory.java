// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import io.syncengine.connect.protocol.FieldKind;
import io.syncengine.connect.protocol.StreamSchema;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Schemas of the streams' records. A topic's schema is always the same instance, since converters cache by identity.
 * Safe for any thread.
 */
public final class SchemaFactory {

    private final TimestampMode timestamps;
    private final boolean columns;
    private final boolean rawData;
    private final Map<String, StreamSchema> schemas = new ConcurrentHashMap<>();

    /** @param rawData whether records carry {@code _raw_data} */
    public SchemaFactory(TimestampMode timestamps, boolean rawData) {
        this(timestamps, true, rawData);
    }

    /** @param columns whether records carry a field for each property */
    public SchemaFactory(TimestampMode timestamps, boolean columns, boolean rawData) {
        this.timestamps = timestamps;
        this.columns = columns;
        this.rawData = rawData;
    }

    /** Schema of the stream's records in that topic. A topic belongs to one stream. */
    public StreamSchema schema(StreamDefinition stream, String topic) {
        return schemas.computeIfAbsent(topic, name -> build(stream, name));
    }

    /** How the stream's properties of that kind are carried. */
    public FieldKind kind(FieldDefinition field) {
        return field.kind() == FieldKind.TIMESTAMP ? timestamps.kind() : field.kind();
    }

    private StreamSchema build(StreamDefinition stream, String topic) {
        StreamSchema.Builder builder =
                StreamSchema.builder(topic).rawData(rawData).child(stream.parent() != null);
        if (columns) {
            stream.fields().forEach(field -> builder.property(field.name(), kind(field)));
        }
        return builder.build();
    }
}
