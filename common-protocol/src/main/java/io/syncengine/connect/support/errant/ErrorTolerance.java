// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.errant;

import java.util.Map;
import java.util.Optional;

/** What the worker's own settings for errors make of the records that a sink cannot store. */
public final class ErrorTolerance {

    private ErrorTolerance() {}

    /**
     * Says what becomes of such records where no topic keeps them.
     *
     * @param settings of a connector
     * @return empty where they are kept, or end the task as the settings say
     */
    public static Optional<String> warning(Map<String, String> settings) {
        boolean tolerant = settings.getOrDefault("errors.tolerance", "none").equalsIgnoreCase("all");
        boolean kept =
                !settings.getOrDefault("errors.deadletterqueue.topic.name", "").isBlank();
        if (!tolerant || kept) {
            return Optional.empty();
        }
        boolean logged = Boolean.parseBoolean(
                settings.getOrDefault("errors.log.enable", "false").strip());
        // Without either of the two the worker gives the task nobody to report rows to.
        return Optional.of("errors.tolerance=all without errors.deadletterqueue.topic.name: "
                + (logged
                        ? "rows that cannot be stored are left out, and only the worker's log tells of them"
                        : "the first row that cannot be stored fails the task all the same, and records that a converter"
                                + " or transformation refuses are left out and kept nowhere"));
    }
}
