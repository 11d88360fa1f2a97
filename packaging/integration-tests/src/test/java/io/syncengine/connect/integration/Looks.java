// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import org.assertj.core.api.ThrowingConsumer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Looks at streams until all are right in one of them. Each begins with the stream that was wrong in the last: so a look that
 * fails is a short one, and takes little from those who are to put the stream right.
 */
final class Looks {

    private final Deque<String> streams;

    Looks(List<String> streams) {
        this.streams = new ArrayDeque<>(streams);
    }

    /** @param check throws if a stream is wrong, which ends the look */
    void look(ThrowingConsumer<String> check) {
        for (int left = streams.size(); left > 0; left--) {
            check.accept(streams.getFirst());
            streams.addLast(streams.removeFirst());
        }
    }
}
