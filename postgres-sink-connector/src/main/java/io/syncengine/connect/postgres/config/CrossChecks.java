// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import io.syncengine.connect.support.config.Finding;
import org.apache.kafka.common.config.AbstractConfig;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Rules that take more than one setting, or more than the value itself, to judge. Asks no server. */
final class CrossChecks {

    private static final String TOPICS_CONFIG = "topics";

    private CrossChecks() {}

    /** All that is wrong with a configuration whose single values are valid. */
    static List<Finding> of(AbstractConfig config) {
        List<Finding> findings = new ArrayList<>();
        Connections.check(config, findings);
        checkTopics(config, findings);
        checkPauses(config, findings);
        return findings;
    }

    private static void checkTopics(AbstractConfig config, List<Finding> findings) {
        TableSettings.of(config)
                .naming()
                .collision(topics(config.originalsStrings()))
                .ifPresent(problem -> findings.add(Finding.of(TableKeys.NAME_FORMAT_CONFIG, problem)));
    }

    /** The topics that are named one by one; none with {@code topics.regex}. */
    static List<String> topics(Map<String, String> settings) {
        return Arrays.stream(settings.getOrDefault(TOPICS_CONFIG, "").split(","))
                .map(String::strip)
                .filter(topic -> !topic.isEmpty())
                .toList();
    }

    private static void checkPauses(AbstractConfig config, List<Finding> findings) {
        ErrorSettings errors = ErrorSettings.of(config);
        if (errors.backoff().compareTo(errors.maxBackoff()) > 0) {
            findings.add(Finding.of(
                    ErrorKeys.BACKOFF_CONFIG,
                    errors.backoff().toMillis() + " is more than " + ErrorKeys.MAX_BACKOFF_CONFIG + ", "
                            + errors.maxBackoff().toMillis()));
        }
        if (errors.lockTimeout().compareTo(errors.statementTimeout()) > 0) {
            findings.add(Finding.of(
                    ErrorKeys.LOCK_TIMEOUT_CONFIG,
                    errors.lockTimeout().toMillis() + " is more than " + ErrorKeys.STATEMENT_TIMEOUT_CONFIG + ", "
                            + errors.statementTimeout().toMillis() + ", and would never be reached"));
        }
    }
}
