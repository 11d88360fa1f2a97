// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** The metrics that were registered, as a Markdown table: one row for each name and set of tags. */
public final class MetricsReference {

    private MetricsReference() {}

    public static String markdown(RecordingMetrics metrics) {
        Map<String, String> rows = new LinkedHashMap<>();
        for (RecordingMetrics.Metric metric : metrics.metrics()) {
            String tags = String.join(", ", new TreeSet<>(metric.tags().keySet()));
            rows.putIfAbsent("| `" + metric.name() + "` | " + tags + " | ", metric.description() + " |\n");
        }
        StringBuilder table = new StringBuilder("| metric | tags | meaning |\n|---|---|---|\n");
        rows.forEach((row, description) -> table.append(row).append(description));
        return table.toString();
    }
}
