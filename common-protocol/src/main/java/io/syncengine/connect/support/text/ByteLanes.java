// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at eight bytes of UTF-8 at once. Rows are full of short strings, so that a loop over single bytes spends most of
 * its time on branches that were guessed wrong. A mask has the highest bit set in each byte that is meant; a byte behind
 * the first such one may be marked by mistake, the ones before it never.
 */
public final class ByteLanes {

    /** Bytes that are looked at. */
    public static final int SIZE = Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Of a mask, what is about the first half of the bytes. */
    public static final long FIRST_HALF = 0xFFFFFFFFL;

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = ONES << 7;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long SPACES = ' ' * ONES;
    /** What makes the highest bit of every larger one. */
    private static final long BEYOND_SPACE = (0x7F - ' ') * ONES;

    private ByteLanes() {}

    /** The bytes from there on; there must be as many. */
    public static long get(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /** Writes them; there must be room for all. */
    public static void set(byte[] bytes, int at, long lanes) {
        LONGS.set(bytes, at, lanes);
    }

    /**
     * The first few bytes, and spaces in place of the others.
     *
     * @param count from 0 to 7
     */
    public static long padded(long lanes, int count) {
        long others = -1L << (count * Byte.SIZE);
        return (lanes & ~others) | (SPACES & others);
    }

    /** Bytes before the first that is meant: all of them if none is. */
    public static int before(long mask) {
        return Long.numberOfTrailingZeros(mask) >>> 3;
    }

    /** Quotes and backslashes; none is marked by mistake. */
    public static long marks(long lanes) {
        return zeros(lanes ^ QUOTES) | zeros(lanes ^ BACKSLASHES);
    }

    /** Control characters of ASCII. */
    public static long controls(long lanes) {
        return (lanes - SPACES) & ~lanes & HIGH;
    }

    /**
     * The first half of the bytes, each that is marked behind a backslash; what follows them is not of use.
     *
     * @param mask that marks none by mistake
     */
    public static long escaped(long lanes, long mask) {
        long marked = (mask & FIRST_HALF) >>> (Byte.SIZE - 1);
        // Of each byte, by how many bits it moves: eight for each that is marked up to there.
        long moves = marked * (ONES << 3);
        // What is left empty becomes a backslash in the end.
        long bytes = lanes ^ BACKSLASHES;
        long moved = (bytes & 0xFF) << (moves & 0x38)
                | (bytes & 0xFF00) << (moves >>> 8 & 0x38)
                | (bytes & 0xFF0000) << (moves >>> 16 & 0x38)
                | (bytes & 0xFF000000L) << (moves >>> 24 & 0x38);
        return moved ^ BACKSLASHES;
    }

    private static long zeros(long lanes) {
        return ~(((lanes & ~HIGH) + ~HIGH) | lanes) & HIGH;
    }

    /** Quotes, backslashes and control characters: what cannot stand for itself in a JSON string. */
    public static long specials(long lanes) {
        long quotes = lanes ^ QUOTES;
        long backslashes = lanes ^ BACKSLASHES;
        return (((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes) | ((lanes - SPACES) & ~lanes))
                & HIGH;
    }

    /** First bytes of four: characters that are a pair of surrogates. */
    public static long pairs(long lanes) {
        return lanes & (lanes << 1) & (lanes << 2) & (lanes << 3) & HIGH;
    }

    /** All but control characters and spaces. */
    public static long beyondSpaces(long lanes) {
        return (((lanes & ~HIGH) + BEYOND_SPACE) | lanes) & HIGH;
    }

    /** Bytes beyond ASCII. */
    public static long wide(long lanes) {
        return lanes & HIGH;
    }
}
