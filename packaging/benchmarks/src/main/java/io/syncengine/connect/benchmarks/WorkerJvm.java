// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks;

import java.util.List;

/** How the worker's JVM is started. */
enum WorkerJvm {
    /** As Kafka's own {@code connect-distributed.sh} does. */
    PRODUCTION(
            "G1, both compilers, -Xmx2g",
            "-XX:-UseSerialGC",
            "-XX:+UseG1GC",
            "-Xms256m",
            "-Xmx2g",
            "-XX:MaxGCPauseMillis=20",
            "-XX:InitiatingHeapOccupancyPercent=35",
            "-XX:+ExplicitGCInvokesConcurrent"),
    /** As {@code packaging/quickstart.sh} does: quick to start, slow in the long run. */
    /** For workers that are to spend as little as they can, and may stand still for some tenths of a second. */
    PARALLEL(
            "parallel collector, both compilers, -Xmx2g",
            "-XX:-UseSerialGC",
            "-XX:+UseParallelGC",
            "-Xms256m",
            "-Xmx2g"),
    QUICKSTART("serial collector, first compiler only, -Xmx512m", "-Xmx512m", "-XX:TieredStopAtLevel=1");

    private final String description;
    private final List<String> options;

    WorkerJvm(String description, String... options) {
        this.description = description;
        this.options = List.of(options);
    }

    String description() {
        return description;
    }

    /** On top of those that every forked worker has. */
    List<String> options() {
        return options;
    }
}
