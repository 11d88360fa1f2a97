// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import io.syncengine.connect.postgres.connect.SqlErrorKind;
import io.syncengine.connect.postgres.connect.SqlErrors;
import io.syncengine.connect.postgres.metrics.SinkMetrics;
import io.syncengine.connect.testing.ConfigReference;
import io.syncengine.connect.testing.ManualClock;
import io.syncengine.connect.testing.MetricsReference;
import io.syncengine.connect.testing.RecordingMetrics;
import io.syncengine.connect.testing.ReferencePage;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;

/** The page that is generated from the connector's code. */
final class PostgresReferenceTest {

    private static final String HEAD = """
            # PostgreSQL sink: settings and metrics

            Generated from the code; the test that checks this page writes it anew with `-DupdateDocs=true`.

            Settings of Connect itself (`topics`, `tasks.max`, `transforms`, `errors.*`, converters, `consumer.override.*`, …)
            work as for every connector. An unknown name is logged as a warning when the connector starts.
            """;

    private static final String METRICS = """

            ## Metrics

            On workers from Connect 4.1 on: `kafka.connect:type=plugins,connector=…,task=…` and the tags below. On older ones:
            `io.syncengine.connect:type=postgres-sink,connector=…,task=…` and the same tags and names. With
            `metrics.per.table=false` the tag `table` is left out.

            """;

    @Test
    void settingsAndMetricsAreOnTheReferencePage() {
        ReferencePage.check(
                "docs/reference/postgres-sink.md",
                HEAD
                        + ConfigReference.markdown(PostgresSinkConfig.definition())
                        + METRICS
                        + MetricsReference.markdown(everyMetric()));
    }

    private static RecordingMetrics everyMetric() {
        RecordingMetrics registry = new RecordingMetrics();
        SinkMetrics metrics = new SinkMetrics(registry, true, new ManualClock());
        metrics.table("stripe.customers");
        metrics.failed(SqlErrors.of(new SQLException("", "40P01")));
        metrics.retried(SqlErrorKind.TRANSIENT);
        return registry;
    }
}
