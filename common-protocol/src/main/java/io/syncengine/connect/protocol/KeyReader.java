// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Reads the keys of records: structs, maps, JSON text or plain scalars. A key with one field has it for the id, whatever
 * its name. Belongs to one thread.
 */
final class KeyReader {

    private static final String KEY = "key";

    private record KeyFields(
            @Nullable StructField id, @Nullable StructField account) {}

    private final SchemaCache<KeyFields> schemas = new SchemaCache<>(KeyReader::fields);

    /** Id and account as the key has them. */
    Marks read(@Nullable Object key) {
        if (key == null) {
            return Marks.NONE;
        }
        if (key instanceof Struct struct) {
            KeyFields fields = schemas.get(struct.schema());
            return marks(get(fields.id, struct), get(fields.account, struct));
        }
        if (key instanceof byte[] || key instanceof ByteBuffer) {
            return ofText(new String(FieldType.bytes(key), StandardCharsets.UTF_8));
        }
        if (key instanceof String text) {
            return ofText(text);
        }
        return key instanceof Map<?, ?> map ? ofMap(map) : marks(key, null);
    }

    private static KeyFields fields(Schema schema) {
        StructField id = StructField.find(schema, RecordFields.ID);
        if (id == null && schema.fields().size() == 1) {
            id = new StructField(schema.fields().get(0), false);
        }
        return new KeyFields(id, StructField.find(schema, RecordFields.ACCOUNT_ID));
    }

    private static Marks ofText(String text) {
        if (!text.startsWith("{")) {
            return marks(text, null);
        }
        try {
            return ofMap(JsonText.object(text));
        } catch (DataException e) {
            throw Fault.of(KEY, "it starts like a JSON object and is none");
        }
    }

    private static Marks ofMap(Map<?, ?> map) {
        Object id = map.get(RecordFields.ID);
        if (id == null && map.size() == 1) {
            id = map.values().iterator().next();
        }
        return marks(id, map.get(RecordFields.ACCOUNT_ID));
    }

    private static Marks marks(@Nullable Object id, @Nullable Object account) {
        return new Marks(Marks.text(KEY, id), Marks.text(KEY, account), null, false);
    }

    private static @Nullable Object get(@Nullable StructField field, Struct struct) {
        return field == null ? null : field.get(struct);
    }
}
