// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Writes texts as UTF-8, and tells of half a pair of surrogates, which has no UTF-8. Belongs to one thread.
 *
 * <p>Most texts are ASCII but for some characters. The JDK writes ISO 8859-1 many characters at a time, UTF-8 of texts
 * that are not Latin only one by one; so each part of a text is tried as the former.
 */
public final class Utf8Encoder {

    /** What {@link #encode} returns for a text that cannot be written. */
    public static final int HALF_PAIR = -1;

    /** Characters that are tried at once. */
    private static final int PART = 512;

    /** Characters that are mostly all ASCII. */
    private static final int RUN = 8;

    private static final int MAX_BYTES = 3;
    private static final int LAST_ASCII = 0x7F;

    private final CharsetEncoder latin = StandardCharsets.ISO_8859_1.newEncoder();
    private final char[] part = new char[PART];
    private final CharBuffer characters = CharBuffer.wrap(part);

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
        ByteBuffer bytes = ByteBuffer.wrap(to);
        int at = from;
        int begin = 0;
        while (begin < text.length() && at >= 0) {
            int end = Math.min(text.length(), begin + PART);
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end--;
            }
            text.getChars(begin, end, part, 0);
            int count = end - begin;
            at = isAscii(count, bytes.position(at)) ? at + count : part(part, count, to, at);
            begin = end;
        }
        return at;
    }

    /** Writes a part that is ASCII; of any other it may write something that is not of use. */
    private boolean isAscii(int count, ByteBuffer bytes) {
        int from = bytes.position();
        boolean isLatin =
                latin.encode(characters.limit(count).position(0), bytes, true).isUnderflow();
        return isLatin && Utf8.ascii(bytes.array(), from, from + count) == from + count;
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
