// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import org.apache.kafka.common.config.AbstractConfig;

import java.time.Duration;

/**
 * What the task goes by, beside its writer.
 *
 * @param flushInterval how long rows may wait for others
 * @param bufferBytes size of the rows that wait at which no more is read
 * @param closeTimeout how long a task that is stopped waits for the request in flight
 * @param connectTimeout of HTTP connections
 * @param answerTimeout how long to wait for the answer to a write
 */
public record TaskSettings(
        Duration flushInterval,
        long bufferBytes,
        Duration closeTimeout,
        Duration connectTimeout,
        Duration answerTimeout) {

    static TaskSettings of(AbstractConfig config) {
        return new TaskSettings(
                Duration.ofMillis(config.getLong(WriteKeys.FLUSH_INTERVAL_CONFIG)),
                config.getLong(WriteKeys.BUFFER_BYTES_CONFIG),
                Duration.ofMillis(config.getLong(LimitKeys.CLOSE_TIMEOUT_CONFIG)),
                Duration.ofMillis(config.getInt(LimitKeys.CONNECT_TIMEOUT_CONFIG)),
                Duration.ofMillis(config.getInt(LimitKeys.READ_TIMEOUT_CONFIG)));
    }
}
