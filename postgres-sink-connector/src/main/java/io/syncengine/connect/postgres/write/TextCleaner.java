// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.postgres.config.NulCharacters;
import io.syncengine.connect.support.text.Utf8Encoder;
import org.apache.kafka.connect.errors.DataException;

import java.nio.charset.StandardCharsets;

/**
 * Texts as PostgreSQL can hold them. It has no U+0000, neither in text nor as an escape in jsonb, and no half of a
 * surrogate pair: the one goes or the row does, the other becomes U+FFFD.
 */
final class TextCleaner {

    private static final String REPLACEMENT_ESCAPE = "\\ufffd";
    private static final char REPLACEMENT = '\uFFFD';
    private static final int ESCAPE_LENGTH = 6;

    private final Utf8Encoder encoder = new Utf8Encoder();
    private final NulCharacters nuls;
    private long stripped;

    TextCleaner(NulCharacters nuls) {
        this.nuls = nuls;
    }

    /** Texts that lost a U+0000 so far. */
    long stripped() {
        return stripped;
    }

    /**
     * Writes a text as UTF-8.
     *
     * @throws DataException if it has a U+0000 and that is an error
     */
    void text(String text, TupleBuffer out) {
        utf8(text.indexOf('\0') < 0 ? text : withoutNul(text), out);
    }

    /**
     * Writes a JSON document as UTF-8, and cleans escapes of what PostgreSQL cannot hold too. Does not check that it is
     * one.
     *
     * @throws DataException if it has a U+0000 and that is an error
     */
    void json(String json, TupleBuffer out) {
        String text = json.indexOf('\0') < 0 ? json : withoutNul(json);
        utf8(text.indexOf("\\u") < 0 ? text : withCleanEscapes(text), out);
    }

    /** Whether PostgreSQL can hold the text as it is. */
    static boolean isClean(String text) {
        return text.indexOf('\0') < 0 && !hasLoneSurrogate(text);
    }

    private String withoutNul(String text) {
        countNul();
        return text.replace("\0", "");
    }

    private void countNul() {
        if (nuls == NulCharacters.ERROR) {
            throw new DataException(
                    "a text holds the character U+0000, which PostgreSQL cannot store; set text.nul=strip"
                            + " to leave it out");
        }
        stripped++;
    }

    private void utf8(String text, TupleBuffer out) {
        if (!out.utf8(text, encoder)) {
            out.bytes(withoutLoneSurrogates(text).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!isPair(text, i)) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    private static String withoutLoneSurrogates(String text) {
        StringBuilder clean = new StringBuilder(text);
        for (int i = 0; i < clean.length(); i++) {
            if (Character.isSurrogate(clean.charAt(i))) {
                if (isPair(text, i)) {
                    i++;
                } else {
                    clean.setCharAt(i, REPLACEMENT);
                }
            }
        }
        return clean.toString();
    }

    private String withCleanEscapes(String json) {
        StringBuilder clean = new StringBuilder(json.length());
        int copied = 0;
        boolean nul = false;
        int at = json.indexOf('\\');
        while (at >= 0) {
            int unit = escaped(json, at);
            int next = at + (unit < 0 ? 2 : ESCAPE_LENGTH);
            if (isHigh(unit) && isLow(escaped(json, next))) {
                next += ESCAPE_LENGTH;
            } else if (unit == 0 || isHigh(unit) || isLow(unit)) {
                clean.append(json, copied, at).append(unit == 0 ? "" : REPLACEMENT_ESCAPE);
                copied = next;
                nul |= unit == 0;
            }
            at = json.indexOf('\\', next);
        }
        if (nul) {
            countNul();
        }
        return copied == 0 ? json : clean.append(json, copied, json.length()).toString();
    }

    private static boolean isHigh(int unit) {
        return unit > 0 && Character.isHighSurrogate((char) unit);
    }

    private static boolean isLow(int unit) {
        return unit > 0 && Character.isLowSurrogate((char) unit);
    }

    /** The UTF-16 unit of the escape at that place; below 0 if there is none. */
    private static int escaped(String json, int at) {
        if (at + ESCAPE_LENGTH > json.length() || json.charAt(at) != '\\' || json.charAt(at + 1) != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = at + 2; i < at + ESCAPE_LENGTH; i++) {
            int digit = Character.digit(json.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }
}
