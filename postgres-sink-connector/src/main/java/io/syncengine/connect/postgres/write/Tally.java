// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.postgres.metrics.RowOutcome;
import io.syncengine.connect.postgres.metrics.TableMetrics;

import java.util.EnumMap;
import java.util.Map;

/** What became of the rows of a batch; counts only once the batch is committed. */
final class Tally {

    private final Map<RowOutcome, Long> rows = new EnumMap<>(RowOutcome.class);
    private long bytes;

    void count(RowOutcome outcome, long number) {
        if (number != 0) {
            rows.merge(outcome, number, Long::sum);
        }
    }

    void sent(long more) {
        bytes += more;
    }

    void add(Tally other) {
        other.rows.forEach(this::count);
        bytes += other.bytes;
    }

    void tell(TableMetrics metrics) {
        rows.forEach(metrics::count);
        metrics.sent(bytes);
    }
}
