// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.metrics.StreamMetrics;

import java.util.List;

/** Counts the rows of a batch: once per batch and origin, not once per row. */
final class RowCounts {

    private RowCounts() {}

    static void add(StreamMetrics metrics, List<Change> changes) {
        int[] byOrigin = new int[Origin.values().length];
        int deletes = 0;
        long violations = 0;
        for (Change change : changes) {
            byOrigin[change.origin().ordinal()]++;
            deletes += change.delete() ? 1 : 0;
            violations += change.object().violations();
        }
        for (Origin origin : Origin.values()) {
            int count = byOrigin[origin.ordinal()];
            if (count > 0) {
                metrics.records(origin.code(), count);
            }
        }
        metrics.deleted(deletes);
        metrics.schemaViolations(violations);
    }
}
