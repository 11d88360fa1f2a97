// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import io.syncengine.connect.protocol.TopicNames;
import io.syncengine.connect.support.config.UnknownSettings;
import io.syncengine.connect.support.errant.ErrorTolerance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is worth saying about a configuration that works: settings without effect, and combinations that lose something. */
public final class StartWarnings {

    private static final String POLL_RECORDS = "consumer.override.max.poll.records";
    private static final int POLL_RECORDS_DEFAULT = 500;
    private static final String POLL_INTERVAL = "consumer.override.max.poll.interval.ms";
    private static final long POLL_INTERVAL_DEFAULT = Duration.ofMinutes(5).toMillis();

    /** Statements of a batch that may each take as long as they may. */
    private static final int STATEMENTS = 4;

    private StartWarnings() {}

    /** A sentence for each; settings that {@link PostgresSinkConfig#of} accepts. */
    public static List<String> of(Map<String, String> settings) {
        PostgresSinkConfig config = PostgresSinkConfig.of(settings);
        List<String> warnings = new ArrayList<>(Synonyms.warnings(settings));
        warnings.addAll(UnknownSettings.of(
                PostgresSinkConfig.definition(), Synonyms.resolve(settings).keySet()));
        warnOfSmallBatches(config, settings, warnings);
        warnOfSlowStatements(config, settings, warnings);
        ErrorTolerance.warning(settings).ifPresent(warnings::add);
        warnOfSweeps(config, warnings);
        return warnings;
    }

    private static void warnOfSmallBatches(
            PostgresSinkConfig config, Map<String, String> settings, List<String> warnings) {
        long polled = number(settings, POLL_RECORDS, POLL_RECORDS_DEFAULT);
        if (polled < config.writing().batch().rows()
                && config.writing().batch().linger().isZero()) {
            warnings.add(
                    "batches hold no more than " + polled + " rows, because the worker hands over no more at a time"
                            + " unless its own configuration says otherwise; set " + POLL_RECORDS + "="
                            + config.writing().batch().rows() + ", or " + WriteKeys.FLUSH_INTERVAL_CONFIG);
        }
    }

    private static void warnOfSlowStatements(
            PostgresSinkConfig config, Map<String, String> settings, List<String> warnings) {
        long interval = number(settings, POLL_INTERVAL, POLL_INTERVAL_DEFAULT);
        long statement = config.errors().statementTimeout().toMillis();
        if (statement * STATEMENTS > interval) {
            warnings.add(ErrorKeys.STATEMENT_TIMEOUT_CONFIG + "=" + statement + " lets a batch take longer than "
                    + POLL_INTERVAL + " (" + interval
                    + ") allows, after which Kafka takes the partitions away; lower it"
                    + " or raise that");
        }
    }

    private static void warnOfSweeps(PostgresSinkConfig config, List<String> warnings) {
        boolean control = config.topics().stream().anyMatch(topic -> topic.endsWith(TopicNames.CONTROL));
        if (!config.topics().isEmpty() && !control) {
            warnings.add("topics names no topic that ends in " + TopicNames.CONTROL
                    + ": rows that vanish at the Stripe source without an event stay in their tables");
        }
    }

    private static long number(Map<String, String> settings, String name, long otherwise) {
        try {
            return Long.parseLong(
                    settings.getOrDefault(name, Long.toString(otherwise)).strip());
        } catch (NumberFormatException e) {
            // The worker refuses it by itself.
            return otherwise;
        }
    }
}
