// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** One field of the structs of one schema: found by index, converted to the row's type. */
final class StructField {

    private final Field field;
    private final FieldType type;
    private final boolean hasDefault;

    StructField(Field field, boolean json) {
        this.field = field;
        this.type = FieldType.of(field.schema(), json);
        this.hasDefault = field.schema().defaultValue() != null;
    }

    /** The field of that name; null if the schema has none. */
    static @Nullable StructField find(Schema schema, String name) {
        Field field = schema.field(name);
        return field == null ? null : new StructField(field, false);
    }

    String name() {
        return field.name();
    }

    ValueType type() {
        return type.type();
    }

    /** Connect's value. A default is for fields that the source left out, which the converter knows; null stays null. */
    @Nullable
    Object get(Struct struct) {
        return hasDefault ? struct.getWithoutDefault(field.name()) : struct.get(field);
    }

    /** The value of the row's type. */
    @Nullable
    Object read(Struct struct) {
        Object value = get(struct);
        if (value == null) {
            return null;
        }
        try {
            return type.conversion().apply(value);
        } catch (RuntimeException e) {
            throw Fault.of(field.name(), "the value is no " + type.type() + " although its schema says so");
        }
    }
}
