// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import io.syncengine.connect.protocol.TopicNames;
import io.syncengine.connect.sheets.policy.DeleteMode;
import io.syncengine.connect.support.config.UnknownSettings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is worth saying about a configuration that works: settings without effect, and combinations that lose something. */
public final class StartWarnings {

    /** Google works on a request for 180 seconds at most. */
    private static final Duration SAFE_ANSWER_TIMEOUT = Duration.ofSeconds(185);

    private StartWarnings() {}

    /** A sentence for each; settings that {@link SheetsSinkConfig#of} accepts. */
    public static List<String> of(Map<String, String> settings) {
        SheetsSinkConfig config = SheetsSinkConfig.of(settings);
        Set<String> names = new HashSet<>(settings.keySet());
        names.removeIf(StreamChoices::isForOneStream);
        List<String> warnings = new ArrayList<>(UnknownSettings.of(SheetsSinkConfig.definition(), names));
        warnOfHaste(config, warnings);
        warnOfLostRows(settings, warnings);
        warnOfSweeps(config, warnings);
        return warnings;
    }

    private static void warnOfHaste(SheetsSinkConfig config, List<String> warnings) {
        Duration timeout = config.task().answerTimeout();
        if (timeout.compareTo(SAFE_ANSWER_TIMEOUT) < 0) {
            warnings.add(
                    LimitKeys.READ_TIMEOUT_CONFIG + "=" + timeout.toMillis()
                            + " is less than Google may take for a request; slow writes are taken for lost ones and cost requests");
        }
    }

    private static void warnOfLostRows(Map<String, String> settings, List<String> warnings) {
        if (settings.getOrDefault("errors.tolerance", "none").equalsIgnoreCase("all")
                && settings.getOrDefault("errors.deadletterqueue.topic.name", "")
                        .isBlank()) {
            boolean logged = Boolean.parseBoolean(
                    settings.getOrDefault("errors.log.enable", "false").strip());
            // Without either of the two the worker gives the task nobody to report rows to.
            warnings.add("errors.tolerance=all without errors.deadletterqueue.topic.name: "
                    + (logged
                            ? "rows that cannot be stored are left out, and only the worker's log tells of them"
                            : "the first row that cannot be stored fails the task all the same, and records that a converter"
                                    + " or transformation refuses are left out and kept nowhere"));
        }
    }

    private static void warnOfSweeps(SheetsSinkConfig config, List<String> warnings) {
        boolean control = config.topics().stream().anyMatch(topic -> topic.endsWith(TopicNames.CONTROL));
        if (!config.topics().isEmpty() && !control && config.writer().policies().deletes() != DeleteMode.IGNORE) {
            warnings.add("topics names no topic that ends in " + TopicNames.CONTROL
                    + ": rows that vanish at the Stripe source without an event stay in their tabs");
        }
    }
}
