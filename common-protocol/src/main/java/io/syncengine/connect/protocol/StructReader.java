// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the structs of one schema. Fields are looked up once, when the schema is first seen. */
final class StructReader {

    /** Fields that are no columns of their own but part of every row. */
    static final Set<String> SYSTEM_FIELDS = Set.of(
            RecordFields.ID,
            RecordFields.ACCOUNT_ID,
            RecordFields.UPDATED_AT,
            RecordFields.PARENT_ID,
            RecordFields.DELETED,
            RecordFields.RAW_DATA);

    private final ReadRules rules;
    private final RowShape shape;
    private final StructField[] fields;
    private final @Nullable StructField id;
    private final @Nullable StructField account;
    private final @Nullable StructField updatedAt;
    private final @Nullable StructField deleted;
    private final @Nullable StructField stripeDeleted;
    private final @Nullable StructField stripeObject;
    private final @Nullable StructField raw;
    private final @Nullable StructField parent;

    StructReader(Schema schema, ReadRules rules) {
        this.rules = rules;
        id = StructField.find(schema, RecordFields.ID);
        account = StructField.find(schema, RecordFields.ACCOUNT_ID);
        updatedAt = StructField.find(schema, rules.updatedAtField());
        deleted = StructField.find(schema, RecordFields.DELETED);
        stripeDeleted = StructField.find(schema, "deleted");
        stripeObject = StructField.find(schema, "object");
        raw = StructField.find(schema, RecordFields.RAW_DATA);
        parent = StructField.find(schema, RecordFields.PARENT_ID);
        List<RowShape.Field> shapeFields = new ArrayList<>();
        List<StructField> readers = new ArrayList<>();
        for (Field field : schema.fields()) {
            String name = field.name();
            if (!SYSTEM_FIELDS.contains(name) && rules.fields().test(name)) {
                StructField reader = new StructField(field, rules.jsonFields().contains(name));
                readers.add(reader);
                shapeFields.add(new RowShape.Field(name, reader.type(), FieldType.elements(field.schema())));
            }
        }
        fields = readers.toArray(StructField[]::new);
        shape = RowShape.of(shapeFields, raw != null, parent != null);
    }

    RowSource of(Struct value) {
        return new RowSource() {
            @Override
            public Marks marks() {
                return StructReader.this.marks(value);
            }

            @Override
            public Row row(RowKey key, RowVersion version) {
                return StructReader.this.row(value, key, version);
            }
        };
    }

    private Marks marks(Struct value) {
        Object time = updatedAt == null ? null : updatedAt.read(value);
        return new Marks(
                Marks.text(RecordFields.ID, get(id, value)),
                Marks.text(RecordFields.ACCOUNT_ID, get(account, value)),
                time == null ? null : VersionTime.millis(rules.updatedAtField(), time, rules.epochUnit()),
                Marks.isDeleted(get(deleted, value), get(stripeDeleted, value), get(stripeObject, value)));
    }

    private Row row(Struct value, RowKey key, RowVersion version) {
        @Nullable Object[] values = new @Nullable Object[fields.length];
        for (int i = 0; i < fields.length; i++) {
            values[i] = fields[i].read(value);
        }
        Object text = raw == null ? null : raw.read(value);
        Object parentId = get(parent, value);
        return Row.upsert(
                key,
                version,
                shape,
                values,
                text == null ? null : text.toString(),
                Marks.text(RecordFields.PARENT_ID, parentId));
    }

    private static @Nullable Object get(@Nullable StructField field, Struct value) {
        return field == null ? null : field.get(value);
    }
}
