// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import org.apache.kafka.common.config.AbstractConfig;

import java.time.Duration;

/**
 * How changes are followed, and how records are handed to the worker.
 *
 * @param settle age from which on events are read; whole seconds
 * @param overlap how far back a wide look goes; whole seconds
 * @param wideInterval time between two wide looks; whole seconds
 * @param maxGap age of a position from which on Stripe may have dropped events
 * @param batchRows records in one hand-over at most
 * @param queueBytes what may wait in memory, in bytes of Stripe's answers
 */
public record LiveSettings(
        Duration pollInterval,
        Duration settle,
        Duration overlap,
        Duration wideInterval,
        Duration maxGap,
        Duration heartbeatInterval,
        int batchRows,
        long queueBytes) {

    static LiveSettings of(AbstractConfig config) {
        return new LiveSettings(
                Duration.ofMillis(config.getLong(LiveKeys.POLL_INTERVAL_CONFIG)),
                wholeSeconds(config.getLong(LiveKeys.SETTLE_CONFIG)),
                wholeSeconds(config.getLong(LiveKeys.OVERLAP_CONFIG)),
                wholeSeconds(config.getLong(LiveKeys.WIDE_INTERVAL_CONFIG)),
                Duration.ofMillis(config.getLong(LiveKeys.MAX_GAP_CONFIG)),
                Duration.ofMillis(config.getLong(LiveKeys.HEARTBEAT_CONFIG)),
                config.getInt(LiveKeys.BATCH_ROWS_CONFIG),
                config.getLong(LiveKeys.QUEUE_BYTES_CONFIG));
    }

    /** Rounded up: Stripe's clock has no parts of seconds, and more is the safe side. */
    private static Duration wholeSeconds(long millis) {
        return Duration.ofSeconds((millis + 999) / 1000);
    }
}
