// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.support.text.Utf8Encoder;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Rows as the server reads them: one after the other, each the number of its fields and for every field its length and
 * bytes (PostgreSQL manual, COPY, "Binary Format"). The elements of a binary array look the same, so one encoding of a
 * row serves its hash, COPY and {@code unnest}. Reused from batch to batch.
 */
final class TupleBuffer {

    private static final int NULL_LENGTH = -1;

    /** What one large batch has grown is not kept for all the small ones. */
    private static final int KEPT = 32 << 20;

    private static final int INITIAL = 64 << 10;

    private static final VarHandle INT16 = view(short[].class);
    private static final VarHandle INT32 = view(int[].class);
    private static final VarHandle INT64 = view(long[].class);

    private byte[] bytes;
    private int size;

    TupleBuffer() {
        this(INITIAL);
    }

    /** @param capacity bytes that it takes before it has to grow */
    TupleBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    private static VarHandle view(Class<?> type) {
        return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.BIG_ENDIAN);
    }

    /** All that was written; valid until the next write. */
    byte[] array() {
        return bytes;
    }

    /** The same, without what is not written yet. */
    byte[] exactArray() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }

    int position() {
        return size;
    }

    /** Forgets what was written from there on. */
    void rewind(int position) {
        size = position;
    }

    /** Forgets everything. */
    void clear() {
        size = 0;
        if (bytes.length > KEPT) {
            bytes = new byte[INITIAL];
        }
    }

    void int8(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    void int16(int value) {
        reserve(2);
        INT16.set(bytes, size, (short) value);
        size += 2;
    }

    void int32(int value) {
        reserve(4);
        INT32.set(bytes, size, value);
        size += 4;
    }

    void int64(long value) {
        reserve(8);
        INT64.set(bytes, size, value);
        size += 8;
    }

    void bytes(byte[] value) {
        bytes(value, 0, value.length);
    }

    void bytes(byte[] value, int start, int length) {
        reserve(length);
        System.arraycopy(value, start, bytes, size, length);
        size += length;
    }

    /** A text; false, with nothing written, if it has half a pair of surrogates. */
    boolean utf8(String text, Utf8Encoder encoder) {
        reserve(Utf8Encoder.room(text));
        int end = encoder.encode(text, bytes, size);
        if (end < 0) {
            return false;
        }
        size = end;
        return true;
    }

    /** A field without a value. */
    void nullField() {
        int32(NULL_LENGTH);
    }

    /** A field of one byte. */
    void int8Field(int value) {
        int32(1);
        int8(value);
    }

    void int16Field(int value) {
        int32(2);
        int16(value);
    }

    void int32Field(int value) {
        int32(4);
        int32(value);
    }

    void int64Field(long value) {
        int32(8);
        int64(value);
    }

    void bytesField(byte[] value) {
        int32(value.length);
        bytes(value);
    }

    /** Overwrites a number that was written before. */
    void setInt32(int position, int value) {
        INT32.set(bytes, position, value);
    }

    int getInt32(int position) {
        return (int) INT32.get(bytes, position);
    }

    /** Where the field ends that starts there. */
    int fieldEnd(int position) {
        return position + 4 + Math.max(0, getInt32(position));
    }

    boolean isNull(int position) {
        return getInt32(position) < 0;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            long wanted = Math.max(size + (long) more, bytes.length * 2L);
            if (size + (long) more > Integer.MAX_VALUE - 64) {
                throw new IllegalStateException("a batch of more than 2 GiB; lower batch.max.bytes");
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 64));
        }
    }
}
