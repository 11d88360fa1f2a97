// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.protocol.RecordFields;
import io.syncengine.connect.protocol.json.Json;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows as maps without a schema, of values that every converter takes: moments are milliseconds since 1970, and numbers
 * in nested values are longs where they fit and doubles otherwise. {@code _raw_data} stays the text with all digits.
 */
final class SchemalessValues {

    private SchemalessValues() {}

    /** The row with all of its fields, those that are null too, so that a sink sees what is empty now. */
    static Map<String, @Nullable Object> of(Struct row) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Field field : row.schema().fields()) {
            map.put(field.name(), value(field, row.get(field)));
        }
        return map;
    }

    private static @Nullable Object value(Field field, @Nullable Object value) {
        if (value instanceof Date moment) {
            return moment.getTime();
        }
        return value instanceof String text && isNested(field) ? parsed(text) : value;
    }

    private static boolean isNested(Field field) {
        return RecordFields.JSON_SCHEMA_NAME.equals(field.schema().name())
                && !field.name().equals(RecordFields.RAW_DATA);
    }

    /** The text itself where it is deeper than anybody reads. */
    private static @Nullable Object parsed(String text) {
        try {
            return plain(Json.mapper().readTree(text));
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    private static @Nullable Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            node.properties().forEach(property -> map.put(property.getKey(), plain(property.getValue())));
            return map;
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>(node.size());
            node.forEach(item -> list.add(plain(item)));
            return list;
        }
        if (node.isNumber()) {
            return node.isIntegralNumber() && node.canConvertToLong() ? (Object) node.longValue() : number(node);
        }
        return node.isNull() ? null : node.isBoolean() ? (Object) node.booleanValue() : node.textValue();
    }

    /** Not every number is a double either. */
    private static Object number(JsonNode node) {
        double number = node.doubleValue();
        return Double.isInfinite(number) ? node.asText() : (Object) number;
    }
}
