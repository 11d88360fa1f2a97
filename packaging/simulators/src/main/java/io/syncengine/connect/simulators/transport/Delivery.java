// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.transport;

import java.time.Duration;

/**
 * How an answer reaches its client.
 *
 * @param delay before its first byte
 * @param bytesPerSecond of its body; 0: all at once
 */
public record Delivery(Kind kind, Duration delay, int bytesPerSecond) {
    /** At once and whole. */
    public static final Delivery WHOLE = new Delivery(Kind.WHOLE, Duration.ZERO, 0);

    /** The connection is reset instead. */
    public static final Delivery RESET = new Delivery(Kind.RESET, Duration.ZERO, 0);

    /** The connection is reset after half of the body. */
    public static final Delivery RESET_MID_BODY = new Delivery(Kind.RESET_MID_BODY, Duration.ZERO, 0);

    /** The connection stays open, and silent. */
    public static final Delivery NEVER = new Delivery(Kind.NEVER, Duration.ZERO, 0);

    /** Whole, but not at once. */
    public static Delivery late(Duration delay) {
        return new Delivery(Kind.WHOLE, delay, 0);
    }

    /** In small pieces. */
    public static Delivery dripping(int bytesPerSecond) {
        return new Delivery(Kind.WHOLE, Duration.ZERO, bytesPerSecond);
    }

    /** How much of an answer is sent. */
    public enum Kind {
        WHOLE,
        /** Nothing; the connection is reset. */
        RESET,
        /** Status, headers and half of the body; then the connection is reset. */
        RESET_MID_BODY,
        /** Nothing; the connection stays open. */
        NEVER
    }
}
