// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.transport;

import java.nio.ByteBuffer;
import java.time.Duration;

/** A body in small pieces, so many bytes a second. Not thread-safe. */
final class Drops {
    private static final int PER_SECOND = 10;

    private final byte[] body;
    private final int size;
    private final Duration pause;
    private int begin;

    Drops(byte[] body, int bytesPerSecond) {
        this.body = body;
        size = Math.max(1, bytesPerSecond / PER_SECOND);
        pause = Duration.ofSeconds(1).multipliedBy(size).dividedBy(bytesPerSecond);
    }

    ByteBuffer next() {
        int length = Math.min(size, body.length - begin);
        ByteBuffer drop = ByteBuffer.wrap(body, begin, length);
        begin += length;
        return drop;
    }

    boolean isEmpty() {
        return begin == body.length;
    }

    Duration pause() {
        return pause;
    }
}
