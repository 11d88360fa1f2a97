// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON text while it is written, as UTF-8. Strings are escaped as Jackson does unless told otherwise: what must be, and
 * each half of a pair of surrogates. Belongs to one thread at a time.
 */
final class JsonBytes {

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    /** The longest escape of a character. */
    private static final int ESCAPE = 6;

    /** What the JDK makes of half a pair of surrogates. */
    private static final byte LOST = '?';

    /**
     * By character: zero for those that stand for themselves, -1 for those written in hex, else what follows a backslash. A
     * question mark is not certain to be one.
     */
    private static final byte[] ESCAPES = new byte[128];

    static {
        Arrays.fill(ESCAPES, 0, 0x20, (byte) -1);
        ESCAPES['\b'] = 'b';
        ESCAPES['\t'] = 't';
        ESCAPES['\n'] = 'n';
        ESCAPES['\f'] = 'f';
        ESCAPES['\r'] = 'r';
        ESCAPES['"'] = '"';
        ESCAPES['\\'] = '\\';
        ESCAPES[LOST] = LOST;
    }

    private byte[] bytes = new byte[1024];
    private int length;

    /** Forgets what was written, not the memory. */
    void clear() {
        length = 0;
    }

    /** Bytes of memory that are held. */
    int capacity() {
        return bytes.length;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    void add(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
    }

    /** Adds JSON as it is. */
    void add(byte[] json) {
        reserve(json.length);
        System.arraycopy(json, 0, bytes, length, json.length);
        length += json.length;
    }

    void number(long value) {
        ascii(Long.toString(value));
    }

    /** JSON has no infinite numbers and no NaN: they become strings. */
    void number(double value) {
        if (Double.isFinite(value)) {
            ascii(Double.toString(value));
        } else {
            text(Double.toString(value));
        }
    }

    @SuppressWarnings("deprecation") // The only way to copy ASCII without an array in between.
    private void ascii(String text) {
        reserve(text.length());
        text.getBytes(0, text.length(), bytes, length);
        length += text.length();
    }

    /** Adds a string with its quotes. */
    void text(String text) {
        add('"');
        wide(text, ascii(text, text.getBytes(StandardCharsets.UTF_8)));
        add('"');
    }

    /** Adds a string as long as it is ASCII, and returns where that ends. */
    private int ascii(String text, byte[] utf8) {
        reserve(utf8.length);
        byte[] to = bytes;
        int at = length;
        int i = 0;
        for (; i < utf8.length; i++) {
            byte b = utf8[i];
            if (b < 0) {
                break;
            }
            if (ESCAPES[b] == 0) {
                to[at++] = b;
            } else if (b != LOST) {
                length = at;
                reserve(utf8.length - i - 1 + ESCAPE);
                escape(b);
                to = bytes;
                at = length;
            } else if (text.charAt(i) == LOST) {
                to[at++] = b;
            } else {
                break;
            }
        }
        length = at;
        return i;
    }

    private void wide(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            reserve(ESCAPE);
            if (c < 0x80) {
                if (ESCAPES[c] == 0 || c == LOST) {
                    bytes[length++] = (byte) c;
                } else {
                    escape(c);
                }
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xC0 | (c >> 6));
                bytes[length++] = (byte) (0x80 | (c & 0x3F));
            } else if (Character.isSurrogate(c)) {
                hex(c);
            } else {
                bytes[length++] = (byte) (0xE0 | (c >> 12));
                bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                bytes[length++] = (byte) (0x80 | (c & 0x3F));
            }
        }
    }

    private void escape(int ascii) {
        if (ESCAPES[ascii] < 0) {
            hex(ascii);
        } else {
            bytes[length++] = '\\';
            bytes[length++] = ESCAPES[ascii];
        }
    }

    private void hex(int character) {
        bytes[length++] = '\\';
        bytes[length++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[length++] = HEX[(character >> shift) & 0xF];
        }
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, more)));
        }
    }
}
