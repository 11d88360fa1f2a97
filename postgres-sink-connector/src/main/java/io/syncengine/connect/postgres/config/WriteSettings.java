// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import org.apache.kafka.common.config.AbstractConfig;

import java.time.Duration;

/**
 * How rows are written and deleted.
 *
 * @param tombstoneRetention how long deletions are remembered in mode {@code hard}
 * @param copyRows new rows in a batch from which on they are sent by COPY
 */
public record WriteSettings(
        InsertMode inserts,
        DeleteMode deletes,
        Duration tombstoneRetention,
        BatchSettings batch,
        WriteMethod method,
        int copyRows,
        NoopDetection noops,
        NulCharacters nuls) {

    static WriteSettings of(AbstractConfig config) {
        return new WriteSettings(
                InsertMode.valueOf(TableSettings.constant(config.getString(WriteKeys.INSERT_MODE_CONFIG))),
                DeleteMode.valueOf(TableSettings.constant(config.getString(WriteKeys.DELETE_MODE_CONFIG))),
                Duration.ofMillis(config.getLong(WriteKeys.TOMBSTONE_RETENTION_CONFIG)),
                BatchSettings.of(config),
                WriteMethod.valueOf(TableSettings.constant(config.getString(WriteKeys.WRITE_METHOD_CONFIG))),
                config.getInt(WriteKeys.COPY_ROWS_CONFIG),
                NoopDetection.valueOf(TableSettings.constant(config.getString(WriteKeys.NOOP_CONFIG))),
                NulCharacters.valueOf(TableSettings.constant(config.getString(WriteKeys.NUL_CONFIG))));
    }
}
