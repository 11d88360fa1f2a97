// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.shape;

/** Repeatable randomness without state: numbers that depend on nothing but what is mixed. */
public final class Draws {
    private Draws() {}

    /** Steele, Lea and Flood's SplitMix64 finaliser over both numbers. */
    public static long mix(long one, long other) {
        long z = one * 0x9E3779B97F4A7C15L + other + 0x632BE59BD9B4E019L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A number from 0 to {@code bound} - 1. */
    public static int below(long draw, int bound) {
        return (int) (((draw >>> 32) * bound) >>> 32);
    }

    /** A number from 0 to {@code bound} - 1. */
    public static long below(long draw, long bound) {
        return Math.floorMod(draw, bound);
    }

    /** A number from 0 (inclusive) to 1 (exclusive). */
    public static double unit(long draw) {
        return (draw >>> 11) * 0x1.0p-53;
    }

    /** A number that depends on the text. */
    public static long of(String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return mix(hash, text.length());
    }
}
