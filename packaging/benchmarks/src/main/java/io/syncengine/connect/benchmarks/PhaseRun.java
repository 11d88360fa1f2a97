// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks;

import io.syncengine.connect.benchmarks.measure.Course;
import io.syncengine.connect.quickstart.QuickstartException;
import io.syncengine.connect.quickstart.runtime.ForkedWorker;
import io.syncengine.connect.quickstart.sync.SyncRun;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Deploys connectors on a worker and reads all meters until every row has arrived. */
final class PhaseRun {

    private static final Duration PERIOD = Duration.ofMillis(250);
    private static final int READINGS_PER_CHECK = 8;
    private static final double HALT_SECONDS = 0.4;
    private static final double PATIENCE_SECONDS = 120;

    private final ForkedWorker worker;
    private final Gauge gauge;
    private final Meters meters;

    PhaseRun(ForkedWorker worker, Gauge gauge, Meters meters) {
        this.worker = worker;
        this.gauge = gauge;
        this.meters = meters;
    }

    /**
     * Runs the phase to its end.
     *
     * @param configs of the connectors, by name
     * @throws QuickstartException if a connector fails, or nothing has moved for two minutes
     */
    Course run(Map<String, Map<String, String>> configs)
            throws QuickstartException, IOException, SQLException, InterruptedException {
        Course course = new Course(meters.read(gauge.progress()));
        for (Map.Entry<String, Map<String, String>> config : configs.entrySet()) {
            worker.rest().putConfig(config.getKey(), config.getValue());
        }
        for (int count = 1; ; count++) {
            Thread.sleep(PERIOD.toMillis());
            course.add(meters.read(gauge.progress()));
            if (course.stillSeconds() > PATIENCE_SECONDS) {
                throw new QuickstartException(gauge.missing() + ", and nothing has moved for " + (int) PATIENCE_SECONDS
                        + " s; see " + worker.logFile());
            }
            if (course.hasMoved()
                    && course.stillSeconds() > HALT_SECONDS
                    && gauge.missing().isEmpty()) {
                return course;
            }
            if (count % READINGS_PER_CHECK == 0) {
                failOnFailure();
            }
        }
    }

    private void failOnFailure() throws QuickstartException, IOException, InterruptedException {
        if (!worker.isAlive()) {
            throw new QuickstartException("the worker has ended; see " + worker.logFile());
        }
        Optional<String> failure = new SyncRun(worker.rest()).failure();
        if (failure.isPresent()) {
            throw new QuickstartException(failure.get() + "; see " + worker.logFile());
        }
    }
}
