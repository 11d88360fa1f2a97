// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.json;

import io.syncengine.connect.support.text.ByteLanes;
import io.syncengine.connect.support.text.Utf8Encoder;

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

    /** Room for the next few characters, however they are written. */
    private static final int SLACK = ByteLanes.SIZE * ESCAPE;

    private static final int FIRST_OF_FOUR = 0xF0;
    private static final int FOUR = 4;

    /**
     * By character: zero for those that stand for themselves, -1 for those written in hex, else what follows a backslash.
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
    }

    private final Utf8Encoder encoder = new Utf8Encoder();
    private byte[] utf8 = new byte[1024];
    private byte[] bytes = new byte[1024];
    private int length;

    /** Forgets what was written, not the memory. */
    void clear() {
        length = 0;
    }

    /** Bytes of memory that are held. */
    int capacity() {
        return bytes.length + utf8.length;
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
        if (!part(text)) {
            halves(text);
        }
        add('"');
    }

    /** Adds a string; false, with nothing added, if it has half a pair of surrogates. */
    private boolean part(String text) {
        int room = Math.addExact(Utf8Encoder.room(text), ByteLanes.SIZE);
        if (utf8.length < room) {
            utf8 = new byte[room];
        }
        int end = encoder.encode(text, utf8, 0);
        int i = 0;
        while (i < end) {
            reserve(Math.addExact(Math.multiplyExact(2, end - i), SLACK));
            i = usual(i, end);
            int rare = Math.min(end, i + ByteLanes.SIZE);
            while (i < rare) {
                i += character(i);
            }
        }
        return end >= 0;
    }

    /**
     * Adds what needs no more than a backslash, eight bytes at a time, and returns where that ends. Texts that are JSON have
     * quotes every few bytes: a branch for each would mostly be guessed wrong.
     */
    private int usual(int from, int end) {
        byte[] to = bytes;
        int at = length;
        int i = from;
        while (i < end) {
            long lanes = ByteLanes.get(utf8, i);
            if (end - i < ByteLanes.SIZE) {
                lanes = ByteLanes.padded(lanes, end - i);
            }
            if (isRare(lanes)) {
                break;
            }
            long marks = ByteLanes.marks(lanes);
            if (marks == 0) {
                ByteLanes.set(to, at, lanes);
                at += ByteLanes.SIZE;
            } else {
                at = escaped(lanes, marks, to, at);
            }
            i += ByteLanes.SIZE;
        }
        int padding = Math.max(0, i - end);
        length = at - padding;
        return i - padding;
    }

    /** Whether something in there is written in another way than as itself, with or without a backslash. */
    private static boolean isRare(long lanes) {
        return (ByteLanes.controls(lanes) | ByteLanes.pairs(lanes)) != 0;
    }

    /** Writes backslashes before the marked bytes, and returns where they end. */
    private static int escaped(long lanes, long marks, byte[] to, int from) {
        ByteLanes.set(to, from, ByteLanes.escaped(lanes, marks));
        int half = from + ByteLanes.SIZE / 2 + Long.bitCount(marks & ByteLanes.FIRST_HALF);
        ByteLanes.set(to, half, ByteLanes.escaped(lanes >>> Integer.SIZE, marks >>> Integer.SIZE));
        return from + ByteLanes.SIZE + Long.bitCount(marks);
    }

    /** Adds what is at one place, and returns how many bytes of it were taken. */
    private int character(int at) {
        byte b = utf8[at];
        if ((b & FIRST_OF_FOUR) == FIRST_OF_FOUR) {
            pair(at);
            return FOUR;
        }
        if (b >= 0 && ESCAPES[b] != 0) {
            escape(b);
        } else {
            bytes[length++] = b;
        }
        return 1;
    }

    private void pair(int at) {
        String pair = new String(utf8, at, FOUR, StandardCharsets.UTF_8);
        hex(pair.charAt(0));
        hex(pair.charAt(1));
    }

    /** Adds a string that has halves of pairs. */
    private void halves(String text) {
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            int character = text.codePointAt(i);
            if (Character.isSupplementaryCodePoint(character)) {
                i++;
            } else if (Character.isSurrogate((char) character)) {
                part(text.substring(done, i));
                reserve(ESCAPE);
                hex(character);
                done = i + 1;
            }
        }
        part(text.substring(done));
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
