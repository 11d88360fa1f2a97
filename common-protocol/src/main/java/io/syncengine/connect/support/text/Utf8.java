// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.text;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** Reads UTF-8. The writing side is {@link Utf8Encoder}. */
public final class Utf8 {

    /** Bytes of ASCII for which a call of the JDK's decoder is worth while; it takes many at a time. */
    private static final int RUN = 48;

    private Utf8() {}

    /**
     * Reads a text.
     *
     * @return null if the bytes are no UTF-8
     */
    public static @Nullable String decode(byte[] utf8, int from, int to) {
        int ascii = ascii(utf8, from, to);
        if (ascii == to) {
            return new String(utf8, from, to - from, StandardCharsets.ISO_8859_1);
        }
        char[] chars = new char[to - from];
        int length = wide(utf8, from, to, chars);
        return length < 0 ? null : new String(chars, 0, length);
    }

    /** Where the ASCII ends, or a little before. */
    static int ascii(byte[] utf8, int from, int to) {
        int at = from;
        while (at <= to - ByteLanes.SIZE) {
            if (ByteLanes.wide(ByteLanes.get(utf8, at)) != 0) {
                return at;
            }
            at += ByteLanes.SIZE;
        }
        while (at < to && utf8[at] >= 0) {
            at++;
        }
        return at;
    }

    /** Reads characters of any kind; returns how many, or -1 if the bytes are no UTF-8. */
    private static int wide(byte[] utf8, int from, int to, char[] chars) {
        CharsetDecoder latin = StandardCharsets.ISO_8859_1.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(utf8);
        CharBuffer characters = CharBuffer.wrap(chars);
        int length = 0;
        int at = from;
        while (at < to) {
            int plain = ascii(utf8, at, to);
            if (plain - at >= RUN) {
                latin.decode(bytes.limit(plain).position(at), characters.position(length), true);
                length += plain - at;
                at = plain;
            }
            int rest = Math.min(to, Math.max(plain, at + ByteLanes.SIZE));
            while (at < rest) {
                int character = character(utf8, at, to);
                if (character < 0) {
                    return -1;
                }
                length += Character.toChars(character, chars, length);
                at += size(character);
            }
        }
        return length;
    }

    /** Bytes that a character takes. */
    private static int size(int character) {
        if (character < 0x800) {
            return character < 0x80 ? 1 : 2;
        }
        return character < 0x10000 ? 3 : 4;
    }

    /** The character that begins there; -1 if none does, or it is written in another way than the shortest. */
    private static int character(byte[] utf8, int at, int to) {
        int first = utf8[at];
        if (first >= 0) {
            return first;
        }
        int size = Integer.numberOfLeadingZeros(~first << 24);
        if (size < 2 || size > 4 || at + size > to) {
            return -1;
        }
        int character = first & (0x7F >> size);
        for (int i = at + 1; i < at + size; i++) {
            if ((utf8[i] & 0xC0) != 0x80) {
                return -1;
            }
            character = (character << 6) | (utf8[i] & 0x3F);
        }
        boolean isWhole = Character.isValidCodePoint(character)
                && size == size(character)
                && !(Character.isBmpCodePoint(character) && Character.isSurrogate((char) character));
        return isWhole ? character : -1;
    }
}
