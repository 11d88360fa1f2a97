// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import java.util.List;

/**
 * What has to be done about a stretch of a stream's events.
 *
 * @param steps rows to emit, in order
 * @param duplicates how many of the events had been dealt with before
 * @param lateness how far below the position each late event lay, seconds
 */
record StretchPlan(List<Step> steps, int duplicates, List<Long> lateness) {
    StretchPlan {
        steps = List.copyOf(steps);
        lateness = List.copyOf(lateness);
    }
}
