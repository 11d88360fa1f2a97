// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.sinks;

import io.syncengine.connect.benchmarks.measure.SinkPhase;
import io.syncengine.connect.benchmarks.sinks.rows.RowWidth;

import java.util.List;
import java.util.Map;

/**
 * What a sink's JVM is to do next: a fresh table, then one phase after the other.
 *
 * @param observerUrl JDBC URL, user included, of the connection that makes tables, meters and checks
 * @param settings of the task
 * @param width of the rows
 * @param rows how many; each phase brings all of them
 * @param put records of one call
 * @param isTableMade whether the table is made as for every sink; else the sink makes it as it likes
 * @param phases in their order, without gaps from the first on
 */
record Assignment(
        String observerUrl,
        Map<String, String> settings,
        RowWidth width,
        int rows,
        int put,
        boolean isTableMade,
        List<SinkPhase> phases) {

    Assignment {
        settings = Map.copyOf(settings);
        phases = List.copyOf(phases);
    }
}
