// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.json;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** Writes the structs of one schema, each behind the schema's text, which is written once. */
final class RowEncoder {

    /** For schemas whose structs it cannot write. */
    static final RowEncoder NONE = new RowEncoder(new byte[0], new FlatField[0]);

    private final byte[] head;
    private final FlatField[] fields;

    private RowEncoder(byte[] head, FlatField[] fields) {
        this.head = head;
        this.fields = fields;
    }

    /**
     * An encoder for a schema; {@link #NONE} if there can be none.
     *
     * @param example what the worker's converter makes of a struct of that schema
     */
    static RowEncoder of(Schema schema, byte[] example) {
        FlatField[] fields = FlatField.of(schema);
        byte[] head = fields == null ? null : EnvelopeHead.of(example);
        return fields == null || head == null ? NONE : new RowEncoder(head, fields);
    }

    /**
     * Writes a struct of the schema.
     *
     * @return whether all of it is written; false if the worker's converter must decide what becomes of it
     */
    boolean write(Struct row, JsonBytes out) {
        if (fields.length == 0) {
            return false;
        }
        out.add(head);
        for (FlatField field : fields) {
            out.add(field.label());
            Object value = row.get(field.field());
            if (value != null) {
                field.type().write(value, out);
            } else if (field.isOptional()) {
                out.add(JsonWords.NULL);
            } else {
                return false;
            }
        }
        out.add('}');
        out.add('}');
        return true;
    }
}
