// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import org.apache.kafka.common.config.AbstractConfig;

import java.time.Duration;

/**
 * What is written in one transaction.
 *
 * @param rows of a table, at most
 * @param bytes of a table's rows, at most, unless one row is larger
 * @param linger how long rows may wait for others; zero: not at all
 * @param badRows rows that may be left out before the whole is taken for wrong
 */
public record BatchSettings(int rows, long bytes, Duration linger, int badRows) {

    static BatchSettings of(AbstractConfig config) {
        return new BatchSettings(
                config.getInt(WriteKeys.BATCH_SIZE_CONFIG),
                config.getLong(WriteKeys.BATCH_BYTES_CONFIG),
                Duration.ofMillis(config.getLong(WriteKeys.FLUSH_INTERVAL_CONFIG)),
                config.getInt(ErrorKeys.BAD_ROWS_CONFIG));
    }
}
