// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.limits;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was asked of one route, or of all.
 *
 * @param calls that arrived, refused ones too
 * @param byStatus answered ones by their status; 0: none was sent
 * @param maxPerSecond most that arrived in any one second
 * @param maxConcurrent most that were under way at a time
 */
public record RouteStatistics(long calls, SortedMap<Integer, Long> byStatus, int maxPerSecond, int maxConcurrent) {
    public RouteStatistics {
        byStatus = Collections.unmodifiableSortedMap(new TreeMap<>(byStatus));
    }

    static RouteStatistics empty() {
        return new RouteStatistics(0, new TreeMap<>(), 0, 0);
    }

    /** Answers with that status. */
    public long withStatus(int status) {
        return byStatus.getOrDefault(status, 0L);
    }
}
