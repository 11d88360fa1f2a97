// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import io.syncengine.connect.sheets.metrics.SinkMetrics;
import io.syncengine.connect.testing.ConfigReference;
import io.syncengine.connect.testing.ManualClock;
import io.syncengine.connect.testing.MetricsReference;
import io.syncengine.connect.testing.RecordingMetrics;
import io.syncengine.connect.testing.ReferencePage;
import org.junit.jupiter.api.Test;

/** The page that is generated from the connector's code. */
final class SheetsReferenceTest {

    private static final String HEAD = """
            # Google Sheets sink: settings and metrics

            Generated from the code; the test that checks this page writes it anew with `-DupdateDocs=true`. How to set the
            connector up, step by step: [Google Sheets set-up](../sheets-setup.md).

            Settings of Connect itself (`topics`, `transforms`, `errors.*`, converters, `consumer.override.*`, …) work as for
            every connector; of `tasks.max` one is used, since a spreadsheet has one writer. An unknown name is logged as a
            warning when the connector starts.
            """;

    private static final String METRICS = """

            ## Metrics

            On workers from Connect 4.1 on: `kafka.connect:type=plugins,connector=…,task=0` and the tags below. On older ones:
            `io.syncengine.connect:type=sheets-sink,connector=…,task=0` and the same tags and names.

            """;

    @Test
    void settingsAndMetricsAreOnTheReferencePage() {
        ReferencePage.check(
                "docs/reference/sheets-sink.md",
                HEAD
                        + ConfigReference.markdown(SheetsSinkConfig.definition())
                        + METRICS
                        + MetricsReference.markdown(everyMetric()));
    }

    private static RecordingMetrics everyMetric() {
        RecordingMetrics registry = new RecordingMetrics();
        SinkMetrics metrics = new SinkMetrics(registry, new ManualClock());
        metrics.watchBuffer(() -> 0L, () -> 0L, () -> 0L);
        metrics.watchQuota(() -> 0, () -> 0);
        metrics.resolved("applied");
        metrics.tab("customers");
        return registry;
    }
}
