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

    /** Room for the next character, however it is written, and for lanes that are written before they are looked at. */
    private static final int SLACK = 2 * ESCAPE + ByteLanes.SIZE;

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
        int room = Utf8Encoder.room(text);
        if (utf8.length < room) {
            utf8 = new byte[room];
        }
        int end = encoder.encode(text, utf8, 0);
        int i = 0;
        while (i < end) {
            reserve(end - i + SLACK);
            i = plain(i, end);
            if (i < end) {
                i += character(i);
            }
        }
        return end >= 0;
    }

    /** Adds what stands for itself, and returns where that ends; the last few bytes are left to be looked at one by one. */
    private int plain(int from, int end) {
        byte[] to = bytes;
        int at = length;
        int i = from;
        int last = end - ByteLanes.SIZE;
        long specials = 0;
        while (i <= last && specials == 0) {
            long lanes = ByteLanes.get(utf8, i);
            specials = ByteLanes.specials(lanes) | ByteLanes.pairs(lanes);
            ByteLanes.set(to, at, lanes);
            int plain = ByteLanes.before(specials);
            i += plain;
            at += plain;
        }
        length = at;
        return i;
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
