// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.measure;

/** What runs while it is measured; each phase has a worker that has just started. */
public enum Phase {
    /** Both connectors, from their deployment until all rows are in the database: what the budget is about. */
    TOGETHER("source and sink"),
    /** The source alone, until all rows are in the topics. */
    SOURCE("source only"),
    /** The sink alone, which catches up with what the source left in the topics. */
    SINK("sink only");

    private final String title;

    Phase(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
