// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import java.util.List;

/**
 * What has to be done about a stretch of events that tell of sets of children.
 *
 * @param steps in the order of their events
 * @param duplicates how many of the events had been dealt with before
 * @param lateness how far below the position each late event lay, seconds
 */
record SetPlan(List<SetStep> steps, int duplicates, List<Long> lateness) {
    SetPlan {
        steps = List.copyOf(steps);
        lateness = List.copyOf(lateness);
    }
}
