// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import org.apache.kafka.common.config.AbstractConfig;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How long things may take, and what happens when they fail.
 *
 * @param maxRetries attempts after the first that failed; empty: without end
 * @param backoff bound of the first pause
 * @param maxBackoff bound of any pause
 */
public record ErrorSettings(
        OptionalInt maxRetries,
        Duration backoff,
        Duration maxBackoff,
        Duration statementTimeout,
        Duration lockTimeout) {

    static ErrorSettings of(AbstractConfig config) {
        int retries = config.getInt(ErrorKeys.MAX_RETRIES_CONFIG);
        return new ErrorSettings(
                retries < 0 ? OptionalInt.empty() : OptionalInt.of(retries),
                Duration.ofMillis(config.getLong(ErrorKeys.BACKOFF_CONFIG)),
                Duration.ofMillis(config.getLong(ErrorKeys.MAX_BACKOFF_CONFIG)),
                Duration.ofMillis(config.getInt(ErrorKeys.STATEMENT_TIMEOUT_CONFIG)),
                Duration.ofMillis(config.getInt(ErrorKeys.LOCK_TIMEOUT_CONFIG)));
    }
}
