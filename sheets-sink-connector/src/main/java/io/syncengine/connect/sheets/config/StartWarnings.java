// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import io.syncengine.connect.protocol.TopicNames;
import io.syncengine.connect.sheets.policy.DeleteMode;
import io.syncengine.connect.support.config.UnknownSettings;
import io.syncengine.connect.support.errant.ErrorTolerance;

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
        ErrorTolerance.warning(settings).ifPresent(warnings::add);
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

    private static void warnOfSweeps(SheetsSinkConfig config, List<String> warnings) {
        boolean control = config.topics().stream().anyMatch(topic -> topic.endsWith(TopicNames.CONTROL));
        if (!config.topics().isEmpty() && !control && config.writer().policies().deletes() != DeleteMode.IGNORE) {
            warnings.add("topics names no topic that ends in " + TopicNames.CONTROL
                    + ": rows that vanish at the Stripe source without an event stay in their tabs");
        }
    }
}
