// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.syncengine.connect.protocol.FieldKind;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Arrays;

/**
 * Takes the objects of one answer apart, one after the other. Nested values are noted while the tokens pass, and cut out
 * of the object's compact text when its end is known, so that each byte is tokenised once and compacted once.
 */
final class ObjectScan {

    private static final int SLICE = 3;

    /** Longer ones take long to convert, and are no whole numbers that anybody would write so. */
    private static final int MAX_DECIMAL = 64;

    private final AnswerText answer;
    private final JsonParser parser;
    private final ObjectShape shape;
    private final RowIds ids;
    private final Compactor compactor = new Compactor();
    /** Of each nested value: index, offset of its first byte, offset after its last. */
    private int[] slices = new int[SLICE * 16];

    private int sliceCount;
    private @Nullable Object[] values = new Object[0];
    private @Nullable String id;
    private long position;
    private boolean deleted;
    private int violations;

    ObjectScan(AnswerText answer, ObjectShape shape, RowIds ids) {
        this.answer = answer;
        this.parser = answer.parser();
        this.shape = shape;
        this.ids = ids;
    }

    /** Reads the object whose opening brace is the current token; null when it is no row. */
    @Nullable
    StripeObject next() throws IOException, MalformedAnswerException {
        values = new Object[shape.size()];
        id = null;
        position = StripeObject.NO_POSITION;
        deleted = false;
        violations = 0;
        sliceCount = 0;
        int start = answer.start();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            ObjectShape.Slot slot = shape.slot(name);
            if (slot == null) {
                parser.skipChildren();
            } else {
                take(slot, token);
            }
        }
        String rowId = ids.of(id);
        if (rowId == null || rowId.isEmpty()) {
            return null;
        }
        String raw = shape.hasText() ? cut(start, answer.end()) : cutValues();
        return new StripeObject(rowId, position, values, raw, deleted, violations);
    }

    private void take(ObjectShape.Slot slot, JsonToken token) throws IOException, MalformedAnswerException {
        Object value = token == JsonToken.VALUE_NULL ? null : value(slot, token);
        if (slot.index() != ObjectShape.NO_VALUE) {
            values[slot.index()] = value;
        }
        switch (slot.role()) {
            case ID -> id = value instanceof String text ? text : null;
            case POSITION -> position = position(value);
            case DELETED -> deleted = Boolean.TRUE.equals(value);
            default -> {}
        }
    }

    /** The second; what is no moment is nowhere. */
    private static long position(@Nullable Object value) {
        if (value instanceof Long seconds) {
            return seconds;
        }
        Long second = value instanceof String text ? Moment.second(text) : null;
        return second == null ? StripeObject.NO_POSITION : second;
    }

    private @Nullable Object value(ObjectShape.Slot slot, JsonToken token)
            throws IOException, MalformedAnswerException {
        if (slot.kind() == FieldKind.JSON) {
            note(slot.index());
            return null;
        }
        Object value = slot.kind() == FieldKind.REFERENCE ? answer.reference() : scalar(slot.kind(), token);
        if (value == null) {
            violations++;
        }
        return value;
    }

    private void note(int index) throws IOException, MalformedAnswerException {
        int at = sliceCount * SLICE;
        if (at == slices.length) {
            slices = Arrays.copyOf(slices, slices.length * 2);
        }
        slices[at] = index;
        slices[at + 1] = answer.start();
        slices[at + 2] = answer.end();
        sliceCount++;
    }

    /** The value; null when it does not fit. */
    private @Nullable Object scalar(FieldKind kind, JsonToken token) throws IOException {
        switch (kind) {
            case STRING:
                return answer.string();
            case BOOLEAN:
                if (token.isBoolean()) {
                    return token == JsonToken.VALUE_TRUE;
                }
                break;
            case FLOAT64:
                if (token.isNumeric()) {
                    double number = parser.getDoubleValue();
                    return Double.isInfinite(number) ? null : number;
                }
                break;
            default:
                if (token.isNumeric()) {
                    return integer(token);
                }
        }
        parser.skipChildren();
        return null;
    }

    private @Nullable Long integer(JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? null : parser.getLongValue();
        }
        if (parser.getTextLength() > MAX_DECIMAL) {
            return null;
        }
        try {
            return parser.getDecimalValue().longValueExact();
        } catch (ArithmeticException | NumberFormatException | JsonProcessingException e) {
            // A fraction, or too large even for the exponent of a decimal. Its syntax is right: the token was read.
            return null;
        }
    }

    /** Compacts the object, cutting the nested values out on the way. */
    private String cut(int start, int end) {
        byte[] text = answer.bytes();
        compactor.reset();
        int done = start;
        for (int at = 0; at < sliceCount * SLICE; at += SLICE) {
            compactor.append(text, done, slices[at + 1]);
            int from = compactor.length();
            compactor.append(text, slices[at + 1], slices[at + 2]);
            done = slices[at + 2];
            values[slices[at]] = compactor.text(from, compactor.length());
        }
        compactor.append(text, done, end);
        return compactor.text(0, compactor.length());
    }

    /** Cuts the nested values out and leaves the rest. */
    private String cutValues() {
        for (int at = 0; at < sliceCount * SLICE; at += SLICE) {
            compactor.reset();
            compactor.append(answer.bytes(), slices[at + 1], slices[at + 2]);
            values[slices[at]] = compactor.text(0, compactor.length());
        }
        return "";
    }
}
