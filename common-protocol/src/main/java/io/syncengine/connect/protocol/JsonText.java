// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.syncengine.connect.protocol.json.Json;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.temporal.Temporal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Connect's values as JSON text, and JSON text as fields. */
final class JsonText {

    /** A value inside a document, as it stands in the document: every digit and space. */
    record Verbatim(String text) {}

    private JsonText() {}

    /** The text of a value. Times are ISO 8601, bytes base64, decimals numbers; infinite numbers and NaN are strings. */
    static String of(@Nullable Schema schema, Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = Json.mapper().createGenerator(text)) {
            write(generator, schema, value);
        } catch (IOException e) {
            throw new DataException("the value cannot be written as JSON");
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, @Nullable Schema schema, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Struct struct) {
            out.writeStartObject();
            for (Field field : struct.schema().fields()) {
                out.writeFieldName(field.name());
                write(out, field.schema(), struct.get(field));
            }
            out.writeEndObject();
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeFieldName(String.valueOf(entry.getKey()));
                write(out, schema == null ? null : schema.valueSchema(), entry.getValue());
            }
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                write(out, schema == null ? null : schema.valueSchema(), element);
            }
            out.writeEndArray();
        } else {
            writeScalar(out, schema, value);
        }
    }

    private static void writeScalar(JsonGenerator out, @Nullable Schema schema, Object value) throws IOException {
        if (value instanceof Verbatim verbatim) {
            out.writeRawValue(verbatim.text);
        } else if (value instanceof byte[] || value instanceof ByteBuffer) {
            out.writeBinary(FieldType.bytes(value));
        } else if (schema != null && schema.name() != null) {
            Object converted = FieldType.of(schema, false).conversion().apply(value);
            if (schema.name().equals(RecordFields.JSON_SCHEMA_NAME)) {
                out.writeRawValue((String) converted);
            } else {
                out.writeObject(converted instanceof Temporal time ? time.toString() : converted);
            }
        } else {
            out.writeObject(value);
        }
    }

    /**
     * The members of a JSON object, in its order: null, {@link Boolean}, {@link Long}, {@link BigDecimal},
     * {@link String}, and {@link Verbatim} for what is nested. Of members with the same name the last counts.
     *
     * @throws DataException if the text is no JSON object
     */
    static Map<String, @Nullable Object> object(String text) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        try (JsonParser parser = Json.mapper().createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new DataException("the value is text but no JSON object; set value.converter to the converter"
                        + " that the topic was written with");
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                members.put(name, member(parser, text));
            }
            if (parser.nextToken() != null) {
                throw new DataException("the value is JSON with something behind it");
            }
            return members;
        } catch (JsonProcessingException e) {
            throw new DataException("the value is text but not valid JSON; set value.converter to the converter"
                    + " that the topic was written with");
        } catch (IOException e) {
            throw new DataException("the value cannot be read as JSON");
        }
    }

    private static @Nullable Object member(JsonParser parser, String text) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? new BigDecimal(parser.getBigIntegerValue())
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            default -> nested(parser, text);
        };
    }

    private static Verbatim nested(JsonParser parser, String text) throws IOException {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        // The closing bracket, at which the parser stands now, is one character.
        int end = (int) parser.currentTokenLocation().getCharOffset() + 1;
        return new Verbatim(text.substring(start, end));
    }
}
