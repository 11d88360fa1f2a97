// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Requests that are applied later than their clients think. Nobody can see when exactly that happens, so it happens when the
 * next request comes in, in the order in which they were due. Not thread-safe.
 */
final class LateCalls {
    private final List<Late> waiting = new ArrayList<>();

    /** @param requests before the how-manieth request from now on it runs at the latest; 0: time alone decides */
    void add(Instant due, int requests, Runnable work) {
        waiting.add(new Late(due, requests == 0 ? Integer.MAX_VALUE : requests, work));
    }

    /** Runs what is due. @param isRequest whether a request has come in */
    void run(Instant now, boolean isRequest) {
        if (waiting.isEmpty()) {
            return;
        }
        if (isRequest) {
            waiting.replaceAll(late -> new Late(
                    late.due, late.requests == Integer.MAX_VALUE ? Integer.MAX_VALUE : late.requests - 1, late.work));
        }
        List<Late> due = waiting.stream()
                .filter(late -> late.requests <= 0 || !late.due.isAfter(now))
                .sorted(Comparator.comparing(late -> late.due))
                .toList();
        waiting.removeAll(due);
        due.forEach(late -> late.work.run());
    }

    int count() {
        return waiting.size();
    }

    void clear() {
        waiting.clear();
    }

    private record Late(Instant due, int requests, Runnable work) {}
}
