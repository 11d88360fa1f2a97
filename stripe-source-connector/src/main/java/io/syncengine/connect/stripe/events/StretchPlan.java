// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.metrics.StreamMetrics;

import java.util.List;

/**
 * What has to be done about a stretch of a stream's events.
 *
 * @param <S> what one of them leads to
 * @param steps in the order of their events
 * @param duplicates how many of the events had been dealt with before
 * @param lateness how far below the position each late event lay, seconds
 */
record StretchPlan<S>(List<S> steps, int duplicates, List<Long> lateness) {
    StretchPlan {
        steps = List.copyOf(steps);
        lateness = List.copyOf(lateness);
    }

    /** A plan of nothing. */
    static <S> StretchPlan<S> empty() {
        return new StretchPlan<>(List.of(), 0, List.of());
    }

    /** Tells what was repeated and late. */
    void countIn(StreamMetrics metrics) {
        lateness.forEach(metrics::lateEvent);
        metrics.duplicateEvents(duplicates);
    }
}
