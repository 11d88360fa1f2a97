// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.syncengine.connect.postgres.schema.ColumnType;
import io.syncengine.connect.postgres.schema.Fit;
import io.syncengine.connect.postgres.schema.TypeMapper;
import io.syncengine.connect.protocol.ValueType;
import io.syncengine.connect.protocol.json.Json;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import java.util.regex.Pattern;

/** Chooses how values of a type are written into a column of a type. */
final class Encoders {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]{1,1000}");

    private static final int JSONB_VERSION = 1;
    private static final int UUID_LENGTH = 36;

    private final TextCleaner texts;

    Encoders(TextCleaner texts) {
        this.texts = texts;
    }

    /** The encoder; {@link FieldEncoder#NONE} where the column takes no value of the type. */
    FieldEncoder of(ValueType type, ColumnType column) {
        if (TypeMapper.fit(type, column) == Fit.NO) {
            return FieldEncoder.NONE;
        }
        return switch (column) {
            case TEXT, VARCHAR, BPCHAR, OTHER -> this::text;
            case BOOLEAN -> Encoders::bool;
            case SMALLINT -> Numbers.integer(Short.MIN_VALUE, Short.MAX_VALUE, 2);
            case INTEGER -> Numbers.integer(Integer.MIN_VALUE, Integer.MAX_VALUE, 4);
            case BIGINT -> Numbers.integer(Long.MIN_VALUE, Long.MAX_VALUE, 8);
            case REAL -> Numbers::real;
            case DOUBLE -> Numbers::doublePrecision;
            case NUMERIC -> Numbers::numeric;
            case DATE -> Encoders::date;
            case TIME -> Encoders::time;
            case TIMESTAMP, TIMESTAMPTZ -> Encoders::timestamp;
            case JSON -> json(type, false);
            case JSONB -> json(type, true);
            case BYTEA -> Encoders::bytes;
            case UUID -> Encoders::uuid;
            case TEXT_ARRAY, BOOLEAN_ARRAY, INTEGER_ARRAY, BIGINT_ARRAY, DOUBLE_ARRAY ->
                (value, out) -> array((String) value, type, column, out);
        };
    }

    /** The encoder for ids, which are texts, into a key column of whatever type a table made by others has. */
    FieldEncoder key(ColumnType column) {
        return switch (column) {
            case TEXT, VARCHAR, BPCHAR, OTHER -> Encoders::cleanText;
            case SMALLINT, INTEGER, BIGINT, NUMERIC -> {
                FieldEncoder number = of(ValueType.DECIMAL, column);
                // The probe casts ids on the server, which takes digits only.
                yield (value, out) -> value instanceof String text
                        && WHOLE_NUMBER.matcher(text).matches()
                        && number.write(new BigDecimal(text), out);
            }
            default -> of(ValueType.STRING, column);
        };
    }

    /** Two ids must not become one by cleaning. */
    private static boolean cleanText(Object value, TupleBuffer out) {
        String text = (String) value;
        if (!TextCleaner.isClean(text)) {
            return false;
        }
        out.bytesField(text.getBytes(StandardCharsets.UTF_8));
        return true;
    }

    private boolean text(Object value, TupleBuffer out) {
        int length = out.position();
        out.int32(0);
        texts.text(value.toString(), out);
        endField(length, out);
        return true;
    }

    /** Texts that are written as PostgreSQL does are taken as they are. */
    private boolean array(String given, ValueType type, ColumnType column, TupleBuffer out) {
        boolean literally = type == ValueType.STRING && given.startsWith("{");
        String literal = literally ? given : ArrayLiteral.of(given, column);
        return literal != null && text(literal, out);
    }

    private static boolean bool(Object value, TupleBuffer out) {
        out.int8Field((Boolean) value ? 1 : 0);
        return true;
    }

    private static boolean bytes(Object value, TupleBuffer out) {
        out.bytesField((byte[]) value);
        return true;
    }

    private static boolean uuid(Object value, TupleBuffer out) {
        UUID uuid;
        try {
            // Java takes shorter groups of digits too.
            uuid = value instanceof UUID given
                    ? given
                    : UUID.fromString(((String) value).length() == UUID_LENGTH ? (String) value : "");
        } catch (IllegalArgumentException e) {
            return false;
        }
        out.int32(16);
        out.int64(uuid.getMostSignificantBits());
        out.int64(uuid.getLeastSignificantBits());
        return true;
    }

    private static boolean date(Object value, TupleBuffer out) {
        return value instanceof LocalDate day ? Moments.date(day, out) : Moments.date((String) value, out);
    }

    private static boolean time(Object value, TupleBuffer out) {
        return value instanceof LocalTime time ? Moments.time(time, out) : Moments.time((String) value, out);
    }

    private static boolean timestamp(Object value, TupleBuffer out) {
        if (value instanceof Instant instant) {
            return Moments.timestamp(instant, out);
        }
        return value instanceof LocalDate day ? Moments.timestamp(day, out) : Moments.timestamp((String) value, out);
    }

    private FieldEncoder json(ValueType type, boolean binary) {
        if (type == ValueType.JSON) {
            return (value, out) -> document((String) value, binary, out);
        }
        return (value, out) -> document(asDocument(value), binary, out);
    }

    private boolean document(String json, boolean binary, TupleBuffer out) {
        int length = out.position();
        out.int32(0);
        if (binary) {
            out.int8(JSONB_VERSION);
        }
        texts.json(json, out);
        endField(length, out);
        return true;
    }

    /** Puts a field's length before it when it is known. */
    private static void endField(int length, TupleBuffer out) {
        out.setInt32(length, out.position() - length - Integer.BYTES);
    }

    /** A text that is a JSON document is that document; any other is a JSON string. */
    private static String asDocument(Object value) {
        if (value instanceof String text) {
            return isDocument(text) ? text : quoted(text);
        }
        return value instanceof Double number && !Double.isFinite(number) ? quoted(value.toString()) : value.toString();
    }

    private static boolean isDocument(String text) {
        try (JsonParser parser = Json.mapper().createParser(text)) {
            JsonToken first = parser.nextToken();
            parser.skipChildren();
            return first != null && parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    private static String quoted(String text) {
        return Json.mapper().getNodeFactory().textNode(text).toString();
    }
}
