// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.postgres.connect.ConnectionFactory;
import io.syncengine.connect.postgres.connect.SqlError;
import io.syncengine.connect.postgres.connect.SqlErrorKind;
import io.syncengine.connect.postgres.connect.SqlErrors;
import io.syncengine.connect.postgres.metrics.SinkMetrics;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The task's one connection, opened when it is needed and again after it was lost. Used by the task's thread, but for
 * {@link #stop}, which any thread may call.
 */
public final class Session {

    private static final Logger log = LoggerFactory.getLogger(Session.class);

    private static final String READ_ONLY = "25006";
    private static final int ALIVE_SECONDS = 3;

    private final ConnectionFactory factory;
    private final SinkMetrics metrics;
    private volatile @Nullable Connection current;
    private volatile boolean stopped;
    private boolean opened;

    /** Whether a statement may be running. */
    private volatile boolean working;

    /** A session that is not connected yet. */
    public Session(ConnectionFactory factory, SinkMetrics metrics) {
        this.factory = factory;
        this.metrics = metrics;
    }

    /** The connection, without auto-commit and outside of a transaction, for work that lasts until {@link #rest}. */
    public Connection connection() throws SQLException {
        // In this order: either this thread sees that the task was stopped, or who stops it sees that there is work.
        working = true;
        if (stopped) {
            throw new SQLException("the task was stopped", "08003");
        }
        Connection known = current;
        if (known != null) {
            return known;
        }
        Connection fresh = factory.open();
        current = fresh;
        if (stopped) {
            // It was while this thread was waiting for the server.
            close();
            throw new SQLException("the task was stopped", "08003");
        }
        fresh.setAutoCommit(false);
        if (opened) {
            metrics.reconnected();
        }
        opened = true;
        return fresh;
    }

    /**
     * Connects, to find at the start what only a person can mend. A database that cannot be reached now may be back when
     * the first row comes.
     *
     * @throws WriteException if the database refuses
     */
    public void tryOut() throws WriteException {
        try {
            connection();
        } catch (SQLException e) {
            SqlError error = SqlErrors.of(e);
            if (error.kind() == SqlErrorKind.CONFIGURATION) {
                throw new WriteException(error.toString(), false, SqlErrors.withoutValues(e));
            }
            log.warn("The database cannot be reached yet: {}", error);
        } finally {
            rest();
        }
    }

    /** The work is done: there is nothing to cancel until the connection is asked for again. */
    void rest() {
        working = false;
    }

    /**
     * Puts the connection in order after an error: rolls back, or closes it where it can be of no more use.
     *
     * @return what the error means
     */
    SqlError failed(SQLException failure) {
        SqlError error = SqlErrors.of(failure, this::isAlive);
        metrics.failed(error);
        boolean useless =
                error.kind() == SqlErrorKind.CONNECTION || error.sqlState().equals(READ_ONLY);
        if (useless) {
            close();
        } else {
            rollBack();
        }
        return error;
    }

    /** Ends the transaction, if there is one; a connection that cannot even do that is closed. */
    void rollBack() {
        Connection known = current;
        if (known == null) {
            return;
        }
        try {
            known.rollback();
        } catch (SQLException e) {
            log.debug(
                    "The connection cannot be rolled back: {}", SqlErrors.of(e).text());
            close();
        }
    }

    private boolean isAlive() {
        Connection known = current;
        try {
            return known != null && known.isValid(ALIVE_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Closes the connection; what is not committed is lost to nobody, since its offsets are not either. */
    public void close() {
        Connection known = current;
        current = null;
        if (known != null) {
            try {
                known.close();
            } catch (SQLException e) {
                log.debug(
                        "The connection was closed with an error: {}",
                        SqlErrors.of(e).text());
            }
        }
    }

    /**
     * Cancels what the server is doing, and lets no other connection be opened. That takes a connection of its own, and
     * so the time that a server needs that does not answer: only where there is something to cancel.
     */
    public void stop() {
        stopped = true;
        Connection known = current;
        if (known != null && working) {
            try {
                known.unwrap(PGConnection.class).cancelQuery();
            } catch (SQLException e) {
                log.debug(
                        "The running statement cannot be cancelled: {}",
                        SqlErrors.of(e).text());
            }
        }
    }

    /** Whether the connection has survived what was done with it, and may be used on. */
    boolean isUsable() {
        return current != null && !stopped;
    }

    /** Whether the task is being stopped, so that errors are no errors. */
    boolean isStopped() {
        return stopped;
    }
}
