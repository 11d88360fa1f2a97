// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.metrics;

/** A part of writing a batch whose duration is measured. */
public enum Step {
    FLUSH("flush-latency", "Time to write a batch, commit included, in milliseconds"),
    PROBE("probe-latency", "Time to look up what the table holds of a batch, in milliseconds"),
    COPY("copy-latency", "Time to send new rows by COPY, in milliseconds"),
    UPSERT("upsert-latency", "Time to write changed rows by INSERT, in milliseconds");

    private final String metric;
    private final String description;

    Step(String metric, String description) {
        this.metric = metric;
        this.description = description;
    }

    String metric() {
        return metric;
    }

    String description() {
        return description;
    }
}
