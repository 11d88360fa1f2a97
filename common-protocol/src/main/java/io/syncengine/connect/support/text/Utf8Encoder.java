// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.text;

/**
 * Writes texts as UTF-8, and tells of half a pair of surrogates, which has no UTF-8. Belongs to one thread.
 */
public final class Utf8Encoder {

    /** What {@link #encode} returns for a text that cannot be written. */
    public static final int HALF_PAIR = -1;

    /** Characters that are looked at where they can be reached without a call for each. */
    private static final int PART = 512;

    /** Characters that are mostly all ASCII. */
    private static final int RUN = 8;

    private static final int MAX_BYTES = 3;
    private static final int LAST_ASCII = 0x7F;

    private final char[] part = new char[PART];

    /**
     * Room that {@link #encode} may need.
     *
     * @throws ArithmeticException if no array has as much
     */
    public static int room(String text) {
        return Math.multiplyExact(text.length(), MAX_BYTES);
    }

    /**
     * Writes a text.
     *
     * @param to with {@link #room} from there on
     * @return where the text ends; {@link #HALF_PAIR}, with some of it written, if it has half a pair of surrogates
     */
    public int encode(String text, byte[] to, int from) {
        int at = from;
        int begin = 0;
        while (begin < text.length() && at >= 0) {
            int end = Math.min(text.length(), begin + PART);
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end--;
            }
            text.getChars(begin, end, part, 0);
            at = part(part, end - begin, to, at);
            begin = end;
        }
        return at;
    }

    private static int part(char[] chars, int count, byte[] to, int from) {
        int at = from;
        int i = 0;
        while (i < count) {
            while (i <= count - RUN && isAscii(chars, i)) {
                for (int k = 0; k < RUN; k++) {
                    to[at + k] = (byte) chars[i + k];
                }
                at += RUN;
                i += RUN;
            }
            if (i < count) {
                int character = Character.codePointAt(chars, i, count);
                if (Character.isBmpCodePoint(character) && Character.isSurrogate((char) character)) {
                    return HALF_PAIR;
                }
                at = character(character, to, at);
                i += Character.charCount(character);
            }
        }
        return at;
    }

    private static boolean isAscii(char[] chars, int at) {
        int all = 0;
        for (int k = 0; k < RUN; k++) {
            all |= chars[at + k];
        }
        return all <= LAST_ASCII;
    }

    private static int character(int character, byte[] to, int from) {
        int at = from;
        if (character <= LAST_ASCII) {
            to[at++] = (byte) character;
            return at;
        }
        if (character < 0x800) {
            to[at++] = (byte) (0xC0 | (character >> 6));
        } else {
            if (character < 0x10000) {
                to[at++] = (byte) (0xE0 | (character >> 12));
            } else {
                to[at++] = (byte) (0xF0 | (character >> 18));
                to[at++] = (byte) (0x80 | ((character >> 12) & 0x3F));
            }
            to[at++] = (byte) (0x80 | ((character >> 6) & 0x3F));
        }
        to[at++] = (byte) (0x80 | (character & 0x3F));
        return at;
    }
}
