// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.shape;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of a text that grows. Not thread-safe. */
public final class JsonBuffer {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BASE62 =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes;
    private int length;

    /** @param capacity expected length in bytes */
    public JsonBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    public int length() {
        return length;
    }

    /** Forgets what follows the first {@code length} bytes. */
    public void truncate(int length) {
        this.length = length;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** What follows the first {@code from} bytes. */
    public byte[] toBytes(int from) {
        return Arrays.copyOfRange(bytes, from, length);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Text from byte {@code from} to byte {@code to}. */
    public String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    public JsonBuffer append(byte[] more) {
        ensure(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    public JsonBuffer append(char ascii) {
        ensure(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    /** Text as it is; lone surrogates become question marks, so escape them before. */
    public JsonBuffer append(String text) {
        int size = text.length();
        ensure(size);
        for (int i = 0; i < size; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return append(text.substring(i).getBytes(StandardCharsets.UTF_8));
            }
            bytes[length++] = (byte) c;
        }
        return this;
    }

    public JsonBuffer append(long number) {
        if (number < 0) {
            return append(Long.toString(number));
        }
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        ensure(digits);
        long rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** {@code count} letters and digits taken from {@code draw}. */
    public JsonBuffer base62(long draw, int count) {
        ensure(count);
        long rest = draw;
        for (int i = 0; i < count; i++) {
            if (i % 10 == 9) {
                rest = Draws.mix(draw, i);
            }
            bytes[length++] = BASE62[(int) Long.remainderUnsigned(rest, 62)];
            rest = Long.divideUnsigned(rest, 62);
        }
        return this;
    }

    /** The text as a JSON string with its quotes. */
    public JsonBuffer string(String text) {
        append('"');
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isLone = Character.isSurrogate(c) && !isPaired(text, i);
            if (c < ' ' || c == '"' || c == '\\' || isLone) {
                append(text.substring(start, i));
                escape(c);
                start = i + 1;
            }
        }
        return append(text.substring(start)).append('"');
    }

    private static boolean isPaired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    private void escape(char c) {
        append('\\');
        switch (c) {
            case '\n' -> append('n');
            case '\t' -> append('t');
            case '\r' -> append('r');
            case '"', '\\' -> append(c);
            default -> {
                append('u');
                for (int shift = 12; shift >= 0; shift -= 4) {
                    append((char) HEX[(c >> shift) & 15]);
                }
            }
        }
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length + bytes.length / 2 + 64));
        }
    }
}
