// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import io.syncengine.connect.support.text.ByteLanes;
import io.syncengine.connect.support.text.Utf8;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Copies JSON text without the whitespace between its tokens; everything else, digits and escapes included, stays as it
 * is. The text must have been tokenised before: nothing is checked here.
 */
final class Compactor {

    private byte[] out = new byte[4096];
    private int length;

    /** Forgets what was copied. */
    void reset() {
        length = 0;
    }

    /** How much has been copied, in bytes. */
    int length() {
        return length;
    }

    /** Copies a part of the text. It must begin and end between tokens. */
    void append(byte[] text, int from, int to) {
        if (out.length - length < to - from) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, length + to - from));
        }
        // Whole runs between whitespace are copied at once.
        int run = from;
        int i = from;
        while (i < to) {
            byte b = text[i];
            if (b == '"') {
                i = endOfString(text, i + 1);
            } else if (b > ' ') {
                i++;
            } else {
                copy(text, run, i);
                i = endOfSpace(text, i + 1, to);
                run = i;
            }
        }
        copy(text, run, to);
    }

    private void copy(byte[] text, int from, int to) {
        System.arraycopy(text, from, out, length, to - from);
        length += to - from;
    }

    /** Position after the quote that closes the string which is open at {@code i}. */
    private static int endOfString(byte[] text, int i) {
        int at = i;
        while (at <= text.length - ByteLanes.SIZE) {
            long specials = ByteLanes.specials(ByteLanes.get(text, at));
            at += ByteLanes.before(specials);
            if (specials != 0) {
                if (text[at] == '"') {
                    return at + 1;
                }
                at += 2;
            }
        }
        while (text[at] != '"') {
            at += text[at] == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private static int endOfSpace(byte[] text, int i, int to) {
        int at = i;
        while (at <= to - ByteLanes.SIZE) {
            long tokens = ByteLanes.beyondSpaces(ByteLanes.get(text, at));
            at += ByteLanes.before(tokens);
            if (tokens != 0) {
                return at;
            }
        }
        while (at < to && text[at] <= ' ') {
            at++;
        }
        return at;
    }

    /** What was copied between two lengths. */
    String text(int from, int to) {
        String text = Utf8.decode(out, from, to);
        // Jackson takes some sequences for UTF-8 that are none.
        return text == null ? new String(out, from, to - from, StandardCharsets.UTF_8) : text;
    }
}
