// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.postgres.config.DeleteMode;
import io.syncengine.connect.postgres.connect.SqlError;
import io.syncengine.connect.postgres.connect.SqlErrors;
import io.syncengine.connect.postgres.schema.ControlTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * Forgets deletes after the time that the user set, a few at a time, now and then. One task does it for all. A failure
 * waits for the next time: nothing depends on it.
 */
final class TombstonePurge {

    private static final Logger log = LoggerFactory.getLogger(TombstonePurge.class);

    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final int CHUNK = 10_000;

    private final WriterParts parts;
    private final String sql;
    private final boolean enabled;
    private Instant due;

    TombstonePurge(WriterParts parts, String schema) {
        this.parts = parts;
        this.enabled = parts.config().taskId() == 0
                && parts.config().connector().writing().deletes() == DeleteMode.HARD;
        this.due = parts.clock().instant().plus(INTERVAL);
        String table = ControlTable.TOMBSTONES.in(schema).quoted();
        this.sql = "DELETE FROM " + table + " WHERE ctid = ANY (ARRAY (SELECT ctid FROM " + table
                + " WHERE recorded_at < now() - ? * interval '1 millisecond' LIMIT " + CHUNK + "))";
    }

    /** Forgets what is due. */
    void advance() {
        if (!enabled || parts.clock().instant().isBefore(due)) {
            return;
        }
        due = parts.clock().instant().plus(INTERVAL);
        try {
            Connection connection = parts.session().connection();
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setLong(
                        1,
                        parts.config()
                                .connector()
                                .writing()
                                .tombstoneRetention()
                                .toMillis());
                if (statement.executeUpdate() == CHUNK) {
                    // There is more: it goes with one of the next calls.
                    due = parts.clock().instant();
                }
            }
            connection.commit();
        } catch (SQLException e) {
            SqlError error = parts.session().failed(SqlErrors.withoutValues(e));
            log.warn("Old deletes cannot be forgotten now: {}", error);
        }
    }
}
