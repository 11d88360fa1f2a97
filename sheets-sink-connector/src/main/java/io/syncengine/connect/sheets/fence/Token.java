// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.fence;

import org.jspecify.annotations.Nullable;

/**
 * The text of a tag that fences a write.
 *
 * @param generation of the claim that the writer lives by; 1 or more
 * @param kind what the write was for
 * @param nonce tells writes with the same id apart
 */
record Token(long generation, Kind kind, String nonce) {

    enum Kind {
        CLAIM('c'),
        DATA('d'),
        BURN('b');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }
    }

    String text() {
        return generation + "." + kind.letter + nonce;
    }

    /** Null for what is no token of ours. */
    static @Nullable Token parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 1 || dot > 18 || text.length() < dot + 2) {
            return null;
        }
        for (int i = 0; i < dot; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return null;
            }
        }
        for (Kind kind : Kind.values()) {
            if (kind.letter == text.charAt(dot + 1)) {
                return new Token(Long.parseLong(text.substring(0, dot)), kind, text.substring(dot + 2));
            }
        }
        return null;
    }
}
