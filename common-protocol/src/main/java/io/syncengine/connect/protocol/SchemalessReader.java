// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads rows that come without a schema: types are those of the values at hand. A null has the type that its field had
 * in the record before, so that rows with nulls here and there still share a shape. Belongs to one thread.
 */
final class SchemalessReader {

    /** Values without a schema vary without end; a sink works out every new shape. */
    private static final int LIMIT = 1000;

    private final ReadRules rules;
    private final Map<String, RowShape> latest = new HashMap<>();
    private final Map<RowShape, RowShape> shapes = new HashMap<>();

    SchemalessReader(ReadRules rules) {
        this.rules = rules;
    }

    /**
     * The row of a map.
     *
     * @param text the map as JSON, where it came as such
     */
    RowSource of(String topic, Map<?, ?> value, @Nullable String text) {
        return new RowSource() {
            @Override
            public Marks marks() {
                return SchemalessReader.this.marks(value);
            }

            @Override
            public Row row(RowKey key, RowVersion version) {
                return SchemalessReader.this.row(topic, value, text, key, version);
            }
        };
    }

    private Marks marks(Map<?, ?> value) {
        Object time = value.get(rules.updatedAtField());
        return new Marks(
                Marks.text(RecordFields.ID, value.get(RecordFields.ID)),
                Marks.text(RecordFields.ACCOUNT_ID, value.get(RecordFields.ACCOUNT_ID)),
                time == null ? null : VersionTime.millis(rules.updatedAtField(), time, rules.epochUnit()),
                Marks.isDeleted(value.get(RecordFields.DELETED), value.get("deleted"), value.get("object")));
    }

    private Row row(String topic, Map<?, ?> value, @Nullable String text, RowKey key, RowVersion version) {
        List<RowShape.Field> fields = new ArrayList<>(value.size());
        List<@Nullable Object> values = new ArrayList<>(value.size());
        for (Map.Entry<?, ?> entry : value.entrySet()) {
            String name = String.valueOf(entry.getKey());
            if (!StructReader.SYSTEM_FIELDS.contains(name) && rules.fields().test(name)) {
                ValueType type = type(name, entry.getValue());
                fields.add(new RowShape.Field(name, type));
                values.add(converted(type, entry.getValue()));
            }
        }
        boolean parent = value.containsKey(RecordFields.PARENT_ID);
        return Row.upsert(
                key,
                version,
                shape(topic, fields, parent),
                values.toArray(),
                raw(value, text),
                Marks.text(RecordFields.PARENT_ID, value.get(RecordFields.PARENT_ID)));
    }

    private static String raw(Map<?, ?> value, @Nullable String text) {
        Object given = value.get(RecordFields.RAW_DATA);
        if (given != null) {
            return given instanceof String raw ? raw : JsonText.of(null, given);
        }
        return text != null ? text : JsonText.of(null, value);
    }

    private RowShape shape(String topic, List<RowShape.Field> observed, boolean parent) {
        List<RowShape.Field> before = latest.getOrDefault(topic, RowShape.EMPTY).fields();
        List<RowShape.Field> fields = new ArrayList<>(observed.size());
        for (int i = 0; i < observed.size(); i++) {
            RowShape.Field field = observed.get(i);
            boolean adopt = field.type() == null
                    && i < before.size()
                    && before.get(i).name().equals(field.name());
            fields.add(adopt ? before.get(i) : field);
        }
        RowShape shape = RowShape.of(fields, true, parent);
        if (shapes.size() >= LIMIT) {
            shapes.clear();
        }
        RowShape known = shapes.computeIfAbsent(shape, same -> same);
        latest.put(topic, known);
        return known;
    }

    private @Nullable ValueType type(String name, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof String) {
            return rules.jsonFields().contains(name) ? ValueType.JSON : ValueType.STRING;
        }
        if (value instanceof Boolean) {
            return ValueType.BOOLEAN;
        }
        if (value instanceof Number number) {
            return type(number);
        }
        if (isNested(value)) {
            return ValueType.JSON;
        }
        if (value instanceof byte[] || value instanceof ByteBuffer) {
            return ValueType.BYTES;
        }
        if (value instanceof Date) {
            return ValueType.TIMESTAMP;
        }
        throw Fault.of(name, "a value without schema cannot be a " + Fault.type(value));
    }

    private static boolean isNested(Object value) {
        return value instanceof Map
                || value instanceof List
                || value instanceof Struct
                || value instanceof JsonText.Verbatim;
    }

    private static ValueType type(Number number) {
        if (number instanceof BigDecimal || number instanceof BigInteger) {
            return ValueType.DECIMAL;
        }
        if (number instanceof Double || number instanceof Float) {
            return Double.isFinite(number.doubleValue()) ? ValueType.DECIMAL : ValueType.FLOAT64;
        }
        return ValueType.INT64;
    }

    private static @Nullable Object converted(@Nullable ValueType type, @Nullable Object value) {
        if (type == null || value == null) {
            return null;
        }
        return switch (type) {
            case INT64 -> ((Number) value).longValue();
            case FLOAT64 -> ((Number) value).doubleValue();
            case DECIMAL -> value instanceof BigDecimal ? value : new BigDecimal(value.toString());
            case BYTES -> FieldType.bytes(value);
            case TIMESTAMP -> Instant.ofEpochMilli(((Date) value).getTime());
            case JSON -> json(value);
            default -> value;
        };
    }

    private static String json(Object value) {
        if (value instanceof JsonText.Verbatim verbatim) {
            return verbatim.text();
        }
        return value instanceof String text ? text : JsonText.of(null, value);
    }
}
