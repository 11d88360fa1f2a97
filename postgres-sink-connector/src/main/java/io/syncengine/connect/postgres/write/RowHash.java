// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * XXH64 of a row's bytes, by which a repetition is told from a change. Hashes are stored: another algorithm would make
 * every row look changed once. Not for secrets.
 */
final class RowHash {

    private static final long P1 = 0x9E3779B185EBCA87L;
    private static final long P2 = 0xC2B2AE3D27D4EB4FL;
    private static final long P3 = 0x165667B19E3779F9L;
    private static final long P4 = 0x85EBCA77C2B2AE63L;
    private static final long P5 = 0x27D4EB2F165667C5L;

    private static final VarHandle INT32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private RowHash() {}

    /** The hash of some bytes. */
    static long of(byte[] bytes, int start, int length, long seed) {
        int at = start;
        int end = start + length;
        long hash;
        if (length >= 32) {
            long a = seed + P1 + P2;
            long b = seed + P2;
            long c = seed;
            long d = seed - P1;
            for (int last = end - 32; at <= last; at += 32) {
                a = round(a, int64(bytes, at));
                b = round(b, int64(bytes, at + 8));
                c = round(c, int64(bytes, at + 16));
                d = round(d, int64(bytes, at + 24));
            }
            hash = Long.rotateLeft(a, 1) + Long.rotateLeft(b, 7) + Long.rotateLeft(c, 12) + Long.rotateLeft(d, 18);
            hash = merge(merge(merge(merge(hash, a), b), c), d);
        } else {
            hash = seed + P5;
        }
        return tail(bytes, at, end, hash + length);
    }

    private static long tail(byte[] bytes, int start, int end, long hash) {
        long h = hash;
        int at = start;
        for (; at + 8 <= end; at += 8) {
            h = Long.rotateLeft(h ^ round(0, int64(bytes, at)), 27) * P1 + P4;
        }
        if (at + 4 <= end) {
            h = Long.rotateLeft(h ^ (((int) INT32.get(bytes, at) & 0xFFFFFFFFL) * P1), 23) * P2 + P3;
            at += 4;
        }
        for (; at < end; at++) {
            h = Long.rotateLeft(h ^ ((bytes[at] & 0xFF) * P5), 11) * P1;
        }
        h = (h ^ (h >>> 33)) * P2;
        h = (h ^ (h >>> 29)) * P3;
        return h ^ (h >>> 32);
    }

    private static long int64(byte[] bytes, int at) {
        return (long) INT64.get(bytes, at);
    }

    private static long round(long accumulator, long input) {
        return Long.rotateLeft(accumulator + input * P2, 31) * P1;
    }

    private static long merge(long hash, long accumulator) {
        return (hash ^ round(0, accumulator)) * P1 + P4;
    }
}
