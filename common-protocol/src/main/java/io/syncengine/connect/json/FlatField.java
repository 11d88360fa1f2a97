// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.json;

import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A field of a struct that holds nothing but {@linkplain Scalar scalars}.
 *
 * @param label what stands before the value in JSON: comma or bracket, name, colon
 */
record FlatField(Field field, Scalar type, byte[] label) {

    boolean isOptional() {
        return field.schema().isOptional();
    }

    /** The fields of a schema; null if it is no schema of such structs. */
    static FlatField @Nullable [] of(@Nullable Schema schema) {
        if (schema == null || schema.type() != Schema.Type.STRUCT) {
            return null;
        }
        List<Field> fields = schema.fields();
        if (fields.isEmpty()) {
            return null;
        }
        FlatField[] flat = new FlatField[fields.size()];
        for (int i = 0; i < flat.length; i++) {
            Field field = fields.get(i);
            Scalar type = Scalar.of(field.schema());
            if (type == null) {
                return null;
            }
            flat[i] = new FlatField(field, type, label(i, field.name()));
        }
        return flat;
    }

    private static byte[] label(int index, String name) {
        JsonBytes label = new JsonBytes();
        label.add(index == 0 ? '{' : ',');
        label.text(name);
        label.add(':');
        return label.copy();
    }
}
