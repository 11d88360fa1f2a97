// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.syncengine.connect.postgres.schema.ColumnType;
import io.syncengine.connect.protocol.json.Json;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Arrays as PostgreSQL reads them, {@code {1,2}}, out of JSON documents. Such a text takes part in a statement for many
 * rows, which an array cannot.
 */
final class ArrayLiteral {

    /** What {@code double precision} holds and JSON writes as text. */
    private static final Set<String> NO_NUMBERS = Set.of("NaN", "Infinity", "-Infinity");

    private ArrayLiteral() {}

    /** The literal; null if the document is no array, or holds what is no element of such a column. */
    static @Nullable String of(String json, ColumnType column) {
        StringJoiner literal = new StringJoiner(",", "{", "}");
        try (JsonParser parser = Json.mapper().createParser(json)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return null;
            }
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                String element = token == JsonToken.VALUE_NULL ? "NULL" : element(token, parser, column);
                if (element == null) {
                    return null;
                }
                literal.add(element);
            }
            return parser.nextToken() == null ? literal.toString() : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable String element(@Nullable JsonToken token, JsonParser parser, ColumnType column)
            throws IOException {
        if (token == null || !token.isScalarValue()) {
            return null;
        }
        String text = parser.getText();
        return switch (column) {
            case BOOLEAN_ARRAY -> token.isBoolean() ? text : null;
            case INTEGER_ARRAY -> isInteger(token, parser, false) ? text : null;
            case BIGINT_ARRAY -> isInteger(token, parser, true) ? text : null;
            case DOUBLE_ARRAY -> isDouble(token, text) ? text : null;
            default -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        };
    }

    private static boolean isInteger(JsonToken token, JsonParser parser, boolean large) throws IOException {
        if (token != JsonToken.VALUE_NUMBER_INT) {
            return false;
        }
        JsonParser.NumberType type = parser.getNumberType();
        return type == JsonParser.NumberType.INT || (large && type == JsonParser.NumberType.LONG);
    }

    private static boolean isDouble(JsonToken token, String text) {
        return token.isNumeric() ? Double.isFinite(Double.parseDouble(text)) : NO_NUMBERS.contains(text);
    }
}
