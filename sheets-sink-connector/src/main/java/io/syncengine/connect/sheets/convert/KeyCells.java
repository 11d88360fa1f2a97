// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.convert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.syncengine.connect.protocol.json.Json;
import io.syncengine.connect.sheets.cells.CellTexts;
import io.syncengine.connect.sheets.row.CellValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Fields of a record that the configuration names as its key, and others that the shared reader keeps for itself: looked
 * for in the record's key, then in its value. For one thread.
 */
final class KeyCells {

    private static final ObjectReader MAPS =
            Json.mapper().readerFor(Map.class).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final BigDecimal EXACT = BigDecimal.valueOf(1L << 53);

    private final CellTexts texts;

    /** @param texts for characters that a cell cannot hold */
    KeyCells(CellTexts texts) {
        this.texts = texts;
    }

    /** The fields of one record, parsed at most once. */
    static final class Source {
        private final @Nullable Object key;
        private final @Nullable Object value;

        Source(@Nullable Object key, @Nullable Object value) {
            this.key = parsed(key);
            this.value = parsed(value);
        }

        private static @Nullable Object parsed(@Nullable Object part) {
            if (part instanceof byte[] bytes) {
                return parsed(new String(bytes, StandardCharsets.UTF_8));
            }
            if (part instanceof String text && text.startsWith("{")) {
                try {
                    return MAPS.readValue(text);
                } catch (JsonProcessingException e) {
                    // The reader of the whole record says what is wrong.
                    return null;
                }
            }
            return part;
        }

        /** The key itself where it is no set of fields; else null. */
        @Nullable
        Object plainKey() {
            return key instanceof Map || key instanceof Struct ? null : key;
        }

        @Nullable
        Object find(String field) {
            Object found = member(key, field);
            return found == null ? member(value, field) : found;
        }

        private static @Nullable Object member(@Nullable Object part, String field) {
            if (part instanceof Map<?, ?> map) {
                return map.get(field);
            }
            if (part instanceof Struct struct) {
                return struct.schema().field(field) == null ? null : struct.get(field);
            }
            return null;
        }
    }

    /**
     * The cell of a key field.
     *
     * @param alone whether it is the only one, so that a key without fields stands for it
     * @throws DataException if it is empty, or nothing that could tell rows apart
     */
    CellValue required(Source source, String field, boolean alone) {
        Object plain = alone ? source.plainKey() : null;
        CellValue cell = cell(field, plain == null ? source.find(field) : plain);
        if (cell instanceof CellValue.Empty) {
            throw fault(field, "it is a field of the key and has no value in this record");
        }
        return cell;
    }

    /** The cell of a text of a key, empty if there is none. */
    CellValue text(String field, String text) {
        String clean = texts.clean(text);
        if (clean.length() > CellTexts.LIMIT) {
            throw fault(
                    field, "a key of " + clean.length() + " characters fits no cell, which holds " + CellTexts.LIMIT);
        }
        return CellValue.text(clean);
    }

    /** The cell of any scalar. */
    CellValue cell(String field, @Nullable Object value) {
        if (value == null) {
            return CellValue.EMPTY;
        }
        if (value instanceof Boolean flag) {
            return CellValue.bool(flag);
        }
        if (value instanceof Number number) {
            return number(number.toString());
        }
        if (value instanceof String text) {
            return text(field, text);
        }
        throw fault(
                field,
                "a " + value.getClass().getSimpleName() + " cannot tell rows apart; name a field with a text,"
                        + " a number or a boolean in key.fields");
    }

    /** A number that a spreadsheet would round stays a text. */
    private static CellValue number(String digits) {
        try {
            BigDecimal exact = new BigDecimal(digits);
            boolean kept =
                    exact.stripTrailingZeros().scale() <= 0 && exact.abs().compareTo(EXACT) <= 0;
            return kept ? CellValue.number(exact.doubleValue()) : CellValue.text(digits);
        } catch (NumberFormatException e) {
            return CellValue.text(digits);
        }
    }

    static DataException fault(String field, String what) {
        return new DataException("field \"" + field + "\": " + what);
    }
}
