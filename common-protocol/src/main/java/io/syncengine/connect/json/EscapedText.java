// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.json;

import io.syncengine.connect.support.text.ByteLanes;
import io.syncengine.connect.support.text.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON strings that do not stand for themselves: those with escapes, or with characters beyond ASCII. Belongs to one
 * thread at a time.
 */
final class EscapedText {

    private static final int HEX_DIGITS = 4;

    private static final byte[] NOTHING = new byte[0];

    /** By the character behind a backslash: the character that is meant, or zero. */
    private static final byte[] MEANINGS = new byte[128];

    static {
        MEANINGS['"'] = '"';
        MEANINGS['\\'] = '\\';
        MEANINGS['/'] = '/';
        MEANINGS['b'] = '\b';
        MEANINGS['f'] = '\f';
        MEANINGS['n'] = '\n';
        MEANINGS['r'] = '\r';
        MEANINGS['t'] = '\t';
    }

    private byte[] json = NOTHING;
    private byte[] utf8 = NOTHING;
    private int length;
    private int at;

    /** Bytes of memory that are held for the next string. */
    int capacity() {
        return utf8.length;
    }

    /** Forgets the text, not the memory. */
    void clear() {
        json = NOTHING;
    }

    /** Behind the closing quote of the string that was read. */
    int end() {
        return at;
    }

    /**
     * Reads a string.
     *
     * @param text the JSON that has the string
     * @param start of its characters, behind the quote
     * @param plain up to which all characters stand for themselves
     * @return null if it is no string, or not certain which
     */
    @Nullable
    String read(byte[] text, int start, int plain) {
        json = text;
        // An escape is never shorter than what it stands for.
        int room = text.length - start + ByteLanes.SIZE;
        if (utf8.length < room) {
            utf8 = new byte[room];
        }
        length = plain - start;
        System.arraycopy(json, start, utf8, 0, length);
        at = plain;
        if (!copy()) {
            return null;
        }
        return Utf8.decode(utf8, 0, length);
    }

    /** Copies up to the closing quote; false if there is none, or something that no string has. */
    private boolean copy() {
        while (at <= json.length - ByteLanes.SIZE) {
            long lanes = ByteLanes.get(json, at);
            long specials = ByteLanes.specials(lanes);
            ByteLanes.set(utf8, length, lanes);
            if (specials == 0) {
                at += ByteLanes.SIZE;
                length += ByteLanes.SIZE;
                continue;
            }
            int plain = ByteLanes.before(specials);
            at += plain;
            length += plain;
            byte special = json[at++];
            if (special == '"') {
                return true;
            }
            if (special != '\\' || !unescape()) {
                return false;
            }
        }
        return copyRest();
    }

    /** The same byte by byte, for the end of the text. */
    private boolean copyRest() {
        while (at < json.length) {
            byte b = json[at++];
            if (b == '"') {
                return true;
            }
            if (b == '\\') {
                if (!unescape()) {
                    return false;
                }
            } else if (b >= 0 && b < ' ') {
                return false;
            } else {
                utf8[length++] = b;
            }
        }
        return false;
    }

    /** Copies the character that stands behind a backslash. */
    private boolean unescape() {
        if (at == json.length) {
            return false;
        }
        byte b = json[at++];
        byte meaning = b < 0 ? 0 : MEANINGS[b];
        if (meaning != 0) {
            utf8[length++] = meaning;
            return true;
        }
        return b == 'u' && unicode();
    }

    /** Copies the character that is written in hex, or in hex twice. */
    private boolean unicode() {
        int unit = hex();
        if (unit < 0 || Character.isLowSurrogate((char) unit)) {
            return false;
        }
        if (!Character.isHighSurrogate((char) unit)) {
            encode(unit);
            return true;
        }
        if (at + 1 >= json.length || json[at] != '\\' || json[at + 1] != 'u') {
            return false;
        }
        at += 2;
        int second = hex();
        if (second < 0 || !Character.isLowSurrogate((char) second)) {
            return false;
        }
        encode(Character.toCodePoint((char) unit, (char) second));
        return true;
    }

    /** Reads four hexadecimal digits; negative if there are none. */
    private int hex() {
        if (json.length - at < HEX_DIGITS) {
            return -1;
        }
        int unit = 0;
        for (int i = 0; i < HEX_DIGITS; i++) {
            int digit = json[at] < 0 ? -1 : Character.digit(json[at], 16);
            if (digit < 0) {
                return -1;
            }
            at++;
            unit = (unit << 4) | digit;
        }
        return unit;
    }

    private void encode(int character) {
        if (character < 0x80) {
            utf8[length++] = (byte) character;
            return;
        }
        if (character < 0x800) {
            utf8[length++] = (byte) (0xC0 | (character >> 6));
        } else if (character < 0x10000) {
            utf8[length++] = (byte) (0xE0 | (character >> 12));
            utf8[length++] = (byte) (0x80 | ((character >> 6) & 0x3F));
        } else {
            utf8[length++] = (byte) (0xF0 | (character >> 18));
            utf8[length++] = (byte) (0x80 | ((character >> 12) & 0x3F));
            utf8[length++] = (byte) (0x80 | ((character >> 6) & 0x3F));
        }
        utf8[length++] = (byte) (0x80 | (character & 0x3F));
    }
}
