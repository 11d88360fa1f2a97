// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.json;

import io.syncengine.connect.support.text.ByteLanes;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A place in JSON text. What is read is read in the plainest form only; where null or false is returned there is something
 * else, valid or not, and the cursor is of no more use. Belongs to one thread.
 */
final class JsonCursor {

    /** No double needs more characters. */
    private static final int LONGEST_DOUBLE = 32;

    /** More digits may not fit into 64 bits. */
    private static final int SURE_DIGITS = 18;

    private final byte[] text;
    private int at;
    private final EscapedText escaped;

    /** @param escaped reads the strings that do not stand for themselves */
    JsonCursor(byte[] text, int at, EscapedText escaped) {
        this.text = text;
        this.at = at;
        this.escaped = escaped;
    }

    /** Steps over what is expected; false, without a step, if something else is there. */
    boolean skip(byte[] expected) {
        int end = at + expected.length;
        if (end > text.length || !Arrays.equals(text, at, end, expected, 0, expected.length)) {
            return false;
        }
        at = end;
        return true;
    }

    /** Whether these two are all that is left. */
    boolean endsWith(char first, char second) {
        return at == text.length - 2 && text[at] == first && text[at + 1] == second;
    }

    @Nullable
    Boolean truth() {
        if (skip(JsonWords.TRUE)) {
            return Boolean.TRUE;
        }
        return skip(JsonWords.FALSE) ? Boolean.FALSE : null;
    }

    @Nullable
    Integer int32() {
        Long number = int64();
        return number == null || number != number.intValue() ? null : Integer.valueOf(number.intValue());
    }

    @Nullable
    Long int64() {
        boolean negative = skip('-');
        int start = at;
        long number = 0;
        while (isDigit(peek())) {
            number = number * 10 + (text[at++] - '0');
            if (at - start > SURE_DIGITS) {
                return null;
            }
        }
        boolean isNumber = isWholePart(start) && isEnd(peek()) && !(negative && number == 0);
        return isNumber ? Long.valueOf(negative ? -number : number) : null;
    }

    /** As {@link Double#toString(double)} writes it, or a whole number; no zero that has a sign. */
    @Nullable
    Double float64() {
        int start = at;
        if (!skipNumber() || at - start > LONGEST_DOUBLE) {
            return null;
        }
        double number = Double.parseDouble(new String(text, start, at - start, StandardCharsets.ISO_8859_1));
        // The worker's converter reads decimals, which know neither a negative zero nor what no double can hold.
        boolean sure = Double.isFinite(number) && (number != 0 || at - start == "0.0".length());
        return sure ? number : null;
    }

    @Nullable
    String text() {
        if (peek() != '"') {
            return null;
        }
        int start = at + 1;
        int end = plainUntil(start);
        if (end == text.length) {
            return null;
        }
        if (text[end] == '"') {
            at = end + 1;
            return new String(text, start, end - start, StandardCharsets.ISO_8859_1);
        }
        String value = escaped.read(text, start, end);
        at = escaped.end();
        return value;
    }

    /** Up to where there is nothing but ASCII without quotes, backslashes and control characters. */
    private int plainUntil(int start) {
        int end = start;
        while (end <= text.length - ByteLanes.SIZE) {
            long lanes = ByteLanes.get(text, end);
            long specials = ByteLanes.specials(lanes) | ByteLanes.wide(lanes);
            if (specials != 0) {
                return end + ByteLanes.before(specials);
            }
            end += ByteLanes.SIZE;
        }
        while (end < text.length && text[end] >= ' ' && text[end] != '"' && text[end] != '\\') {
            end++;
        }
        return end;
    }

    private int peek() {
        return at < text.length ? text[at] : -1;
    }

    private boolean skipDigits() {
        int start = at;
        while (isDigit(peek())) {
            at++;
        }
        return at > start;
    }

    private boolean skipNumber() {
        skip('-');
        int whole = at;
        skipDigits();
        if (!isWholePart(whole) || (skip('.') && !skipDigits())) {
            return false;
        }
        if (skip('E')) {
            skip('-');
            if (!skipDigits()) {
                return false;
            }
        }
        return isEnd(peek());
    }

    private boolean skip(char expected) {
        boolean found = peek() == expected;
        at += found ? 1 : 0;
        return found;
    }

    /** Whether there are digits since then, of which the first is no superfluous zero. */
    private boolean isWholePart(int start) {
        return at == start + 1 || (at > start && text[start] != '0');
    }

    private static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isEnd(int b) {
        return b == ',' || b == '}';
    }
}
