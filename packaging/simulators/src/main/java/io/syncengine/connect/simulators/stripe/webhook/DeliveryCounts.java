// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.webhook;

import java.util.Map;

/**
 * Deliveries so far.
 *
 * @param answers attempts by kind and by status of the answer; status 0: there was none in time
 * @param lost events that were never sent, by fault
 * @param givenUp events whose last attempt failed
 * @param pending attempts that wait or are under way
 */
public record DeliveryCounts(Map<Delivery.Kind, Map<Integer, Long>> answers, long lost, long givenUp, int pending) {
    public DeliveryCounts {
        answers = Map.copyOf(answers);
    }

    /** Attempts of a kind that were answered with a status. */
    public long of(Delivery.Kind kind, int status) {
        return answers.getOrDefault(kind, Map.of()).getOrDefault(status, 0L);
    }

    /** Attempts of a kind. */
    public long of(Delivery.Kind kind) {
        return answers.getOrDefault(kind, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
