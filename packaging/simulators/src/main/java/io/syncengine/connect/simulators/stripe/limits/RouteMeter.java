// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.limits;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the requests of one route, or of all. Remembers the moments of the last second only. */
final class RouteMeter {
    private static final long SECOND = 1_000_000;

    private final Deque<Long> lastSecond = new ArrayDeque<>();
    private final SortedMap<Integer, Long> byStatus = new TreeMap<>();
    private long calls;
    private int concurrent;
    private int maxPerSecond;
    private int maxConcurrent;

    void arrived(long micros) {
        while (!lastSecond.isEmpty() && lastSecond.getFirst() <= micros - SECOND) {
            lastSecond.removeFirst();
        }
        lastSecond.addLast(micros);
        calls++;
        concurrent++;
        maxPerSecond = Math.max(maxPerSecond, lastSecond.size());
        maxConcurrent = Math.max(maxConcurrent, concurrent);
    }

    void answered(int status) {
        concurrent--;
        byStatus.merge(status, 1L, Long::sum);
    }

    RouteStatistics statistics() {
        return new RouteStatistics(calls, byStatus, maxPerSecond, maxConcurrent);
    }
}
