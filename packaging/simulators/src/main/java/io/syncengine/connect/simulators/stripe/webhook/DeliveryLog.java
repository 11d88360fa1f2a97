// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.webhook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of deliveries: counts of all, and the last {@value #KEPT} one by one. */
final class DeliveryLog {
    private static final int KEPT = 10_000;

    private final Map<Delivery.Kind, Map<Integer, Long>> answers = new EnumMap<>(Delivery.Kind.class);
    private final Deque<DeliveryOutcome> last = new ArrayDeque<>();
    private long lost;
    private long givenUp;

    void lost() {
        lost++;
    }

    void gaveUp() {
        givenUp++;
    }

    void answered(DeliveryOutcome outcome) {
        answers.computeIfAbsent(outcome.kind(), kind -> new TreeMap<>()).merge(outcome.status(), 1L, Long::sum);
        if (last.size() == KEPT) {
            last.removeFirst();
        }
        last.addLast(outcome);
    }

    List<DeliveryOutcome> last() {
        return new ArrayList<>(last);
    }

    DeliveryCounts counts(int pending) {
        Map<Delivery.Kind, Map<Integer, Long>> copy = new EnumMap<>(Delivery.Kind.class);
        answers.forEach((kind, statuses) -> copy.put(kind, Map.copyOf(statuses)));
        return new DeliveryCounts(copy, lost, givenUp, pending);
    }

    void clear() {
        answers.clear();
        last.clear();
        lost = 0;
        givenUp = 0;
    }
}
