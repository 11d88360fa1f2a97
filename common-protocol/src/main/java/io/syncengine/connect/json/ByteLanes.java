// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at eight bytes of UTF-8 at once. Rows are full of short strings, so that a loop over single bytes spends most of
 * its time on branches that were guessed wrong. A mask has the highest bit set in each byte that is meant; a byte behind
 * the first such one may be marked by mistake, the ones before it never.
 */
final class ByteLanes {

    static final int SIZE = Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = ONES << 7;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long SPACES = ' ' * ONES;
    private static final long QUESTION_MARKS = '?' * ONES;

    private ByteLanes() {}

    static long get(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    static void set(byte[] bytes, int at, long lanes) {
        LONGS.set(bytes, at, lanes);
    }

    /** Bytes before the first that is meant: all of them if none is. */
    static int before(long mask) {
        return Long.numberOfTrailingZeros(mask) >>> 3;
    }

    /** Quotes, backslashes and control characters: what cannot stand for itself in a JSON string. */
    static long specials(long lanes) {
        long quotes = lanes ^ QUOTES;
        long backslashes = lanes ^ BACKSLASHES;
        return (((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes) | ((lanes - SPACES) & ~lanes))
                & HIGH;
    }

    /** Question marks, as which half a pair of surrogates may show. */
    static long questionMarks(long lanes) {
        long marks = lanes ^ QUESTION_MARKS;
        return (marks - ONES) & ~marks & HIGH;
    }

    /** First bytes of four: characters that are a pair of surrogates. */
    static long pairs(long lanes) {
        return lanes & (lanes << 1) & (lanes << 2) & (lanes << 3) & HIGH;
    }

    /** Bytes beyond ASCII. */
    static long wide(long lanes) {
        return lanes & HIGH;
    }
}
