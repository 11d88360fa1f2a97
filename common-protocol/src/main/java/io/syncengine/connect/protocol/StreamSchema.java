// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Key and value schema of one stream. Build it once per stream and keep it: Connect's converters cache by the identity
 * of the schema, and compare it field by field otherwise.
 */
public final class StreamSchema {

    private final Schema key;
    private final Schema value;

    private StreamSchema(Schema key, Schema value) {
        this.key = key;
        this.value = value;
    }

    /** {@code {id, _account_id}}, both required. */
    public Schema key() {
        return key;
    }

    /** Stripe's properties in the given order, then our own fields. */
    public Schema value() {
        return value;
    }

    /** The value schema's field of that name. The name must be one of those given to the builder or our own. */
    public Field field(String name) {
        Field field = value.field(name);
        if (field == null) {
            throw new IllegalArgumentException("No field " + name + " in " + value.name());
        }
        return field;
    }

    public static Builder builder(String topic) {
        return new Builder(topic);
    }

    /** Collects the properties of a stream. Not thread-safe. */
    public static final class Builder {
        private final String topic;
        private final Map<String, FieldKind> properties = new LinkedHashMap<>();
        private boolean rawData = true;
        private boolean child;

        private Builder(String topic) {
            this.topic = topic;
        }

        /** Adds one of Stripe's properties; {@code id} is always there and ignored. */
        public Builder property(String name, FieldKind kind) {
            if (!name.equals(RecordFields.ID)) {
                properties.put(name, kind);
            }
            return this;
        }

        /** Whether {@code _raw_data} is a field; true unless set. */
        public Builder rawData(boolean enabled) {
            rawData = enabled;
            return this;
        }

        /** Whether {@code _parent_id} is a field; false unless set. */
        public Builder child(boolean enabled) {
            child = enabled;
            return this;
        }

        public StreamSchema build() {
            Schema key = SchemaBuilder.struct()
                    .name(TopicNames.keySchema(topic))
                    .field(RecordFields.ID, Schema.STRING_SCHEMA)
                    .field(RecordFields.ACCOUNT_ID, Schema.STRING_SCHEMA)
                    .build();
            SchemaBuilder value = SchemaBuilder.struct()
                    .name(TopicNames.valueSchema(topic))
                    .field(RecordFields.ID, Schema.STRING_SCHEMA);
            properties.forEach((name, kind) -> value.field(name, FieldSchemas.of(kind)));
            value.field(RecordFields.ACCOUNT_ID, Schema.STRING_SCHEMA).field(RecordFields.UPDATED_AT, Timestamp.SCHEMA);
            if (child) {
                value.field(RecordFields.PARENT_ID, Schema.OPTIONAL_STRING_SCHEMA);
            }
            value.field(RecordFields.DELETED, Schema.OPTIONAL_BOOLEAN_SCHEMA);
            if (rawData) {
                value.field(RecordFields.RAW_DATA, FieldSchemas.of(FieldKind.JSON));
            }
            return new StreamSchema(key, value.build());
        }
    }
}
