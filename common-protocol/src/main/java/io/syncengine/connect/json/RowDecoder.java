// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.json;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * Reads the records of one schema, which is known by its text. Takes only what the worker's converter writes: fields in
 * the schema's order and no spaces. All else is left to the worker's converter, which also knows what is wrong with it.
 */
final class RowDecoder {

    private final byte[] head;
    private final Schema schema;
    private final FlatField[] fields;

    private RowDecoder(byte[] head, Schema schema, FlatField[] fields) {
        this.head = head;
        this.schema = schema;
        this.fields = fields;
    }

    /**
     * A decoder for what stands before the payload of a record.
     *
     * @param schema what the worker's converter reads there
     */
    static RowDecoder of(byte[] head, Schema schema) {
        FlatField[] fields = FlatField.of(schema);
        return new RowDecoder(head, schema, fields == null ? new FlatField[0] : fields);
    }

    /** Whether the record is one of this schema. */
    boolean knows(byte[] text) {
        return text.length > head.length && Arrays.equals(text, 0, head.length, head, 0, head.length);
    }

    /**
     * Reads the record, which must be of this schema.
     *
     * @param escaped reads the strings that do not stand for themselves
     * @return null if the worker's converter must decide what it is
     */
    @Nullable
    SchemaAndValue read(byte[] text, EscapedText escaped) {
        if (fields.length == 0) {
            return null;
        }
        JsonCursor cursor = new JsonCursor(text, head.length, escaped);
        Struct row = new Struct(schema);
        for (FlatField field : fields) {
            if (!cursor.skip(field.label())) {
                return null;
            }
            if (cursor.skip(JsonWords.NULL)) {
                if (!field.isOptional()) {
                    return null;
                }
            } else {
                Object value = field.type().read(cursor);
                if (value == null) {
                    return null;
                }
                row.put(field.field(), value);
            }
        }
        return cursor.endsWith('}', '}') ? new SchemaAndValue(schema, row) : null;
    }
}
