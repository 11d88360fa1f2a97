// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

import io.syncengine.connect.support.log.Redactor;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

import java.io.IOException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.StringJoiner;
import java.util.function.BooleanSupplier;

/**
 * Reads errors of the server and the driver by their SQLSTATE. Every call that talks to the server goes through here.
 *
 * <p>The server's own words are repeated only for errors that cannot be about a row: elsewhere they quote the value that
 * did not fit. There the text is ours, and names the table, column, type and constraint that the server gave.
 */
public final class SqlErrors {

    private static final SqlStates.Meaning LOST = SqlStates.of("08006");

    /** Where the server finds that a statement's plan no longer fits the table; the same in every language. */
    private static final String CACHED_PLAN_ROUTINE = "RevalidateCachedQuery";

    /** Drivers and poolers say so of a connection, the server itself of a value too. */
    private static final String WRONG_MESSAGE = "08P01";

    /** Named in the driver's message, in every language, when the certificate is another host's. */
    private static final String HOST_VERIFIER = "PgjdbcHostnameVerifier";

    private SqlErrors() {}

    /** What the error means, for one that cannot have cost the connection, or where there was none yet. */
    public static SqlError of(SQLException error) {
        return of(error, () -> true);
    }

    /**
     * What the error means.
     *
     * @param alive whether the connection still works; asked only where the code leaves it open
     */
    public static SqlError of(SQLException error, BooleanSupplier alive) {
        SQLException told = telling(error);
        String state = told.getSQLState() == null ? "" : told.getSQLState();
        ServerErrorMessage server = told instanceof PSQLException e ? e.getServerErrorMessage() : null;
        SqlStates.Meaning meaning = meaning(told, state, server, alive);
        String text = quotesNoValue(meaning.kind()) ? words(told, server, meaning) : described(server, meaning);
        return new SqlError(
                meaning.kind(), state, text, meaning.remedy(), server == null ? null : server.getConstraint());
    }

    /**
     * An exception that may be logged and thrown on: the same, or where its message may quote a value, one with our text
     * in its place. It has the stack trace of the original.
     */
    public static SQLException withoutValues(SQLException error) {
        SqlError meaning = of(error);
        if (quotesNoValue(meaning.kind())) {
            return error;
        }
        SQLException safe = new SQLException(meaning.text(), meaning.sqlState());
        safe.setStackTrace(error.getStackTrace());
        return safe;
    }

    /** The exception that has the server's answer: batches and copies wrap it. */
    private static SQLException telling(SQLException error) {
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < 8; depth++) {
            if (cause instanceof PSQLException e && e.getServerErrorMessage() != null) {
                return e;
            }
            cause = cause.getCause();
        }
        SQLException next = error.getNextException();
        return next instanceof PSQLException e && e.getServerErrorMessage() != null ? e : error;
    }

    private static SqlStates.Meaning meaning(
            SQLException error, String state, @Nullable ServerErrorMessage server, BooleanSupplier alive) {
        if (isUntrusted(error)) {
            return new SqlStates.Meaning(
                    SqlErrorKind.CONFIGURATION,
                    "the server's certificate is not trusted",
                    "set ssl.ca.pem to the authority that signed it, and the host in connection.url to the certificate's");
        }
        if (server == null && (isConnection(error) || hasCause(error, IOException.class))) {
            return LOST;
        }
        if (state.equals("0A000") && server != null && CACHED_PLAN_ROUTINE.equals(server.getRoutine())) {
            return SqlStates.of("42804");
        }
        if (mayBeOfTheConnection(state, server) && !alive.getAsBoolean()) {
            return LOST;
        }
        return state.equals(WRONG_MESSAGE) && !isFromServersCode(server) ? LOST : SqlStates.of(state);
    }

    private static boolean mayBeOfTheConnection(String state, @Nullable ServerErrorMessage server) {
        return state.startsWith("XX") || (state.equals(WRONG_MESSAGE) && isFromServersCode(server));
    }

    /** Drivers and poolers name no place in the server's code. */
    private static boolean isFromServersCode(@Nullable ServerErrorMessage server) {
        return server != null && server.getRoutine() != null;
    }

    private static boolean isConnection(SQLException error) {
        return error instanceof SQLNonTransientConnectionException
                || error instanceof SQLTransientConnectionException
                || error instanceof SQLRecoverableException;
    }

    private static boolean isUntrusted(SQLException error) {
        return hasCause(error, CertificateException.class)
                || hasCause(error, CertPathValidatorException.class)
                || String.valueOf(error.getMessage()).contains(HOST_VERIFIER);
    }

    private static boolean hasCause(Throwable error, Class<? extends Throwable> type) {
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < 16; depth++) {
            if (type.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean quotesNoValue(SqlErrorKind kind) {
        return switch (kind) {
            case CONNECTION, TRANSIENT, RESOURCE, SCHEMA_MOVED, CONFIGURATION -> true;
            case ROW, RACE, BUG, UNKNOWN -> false;
        };
    }

    /** The server's message, or the driver's and its innermost cause. */
    private static String words(SQLException error, @Nullable ServerErrorMessage server, SqlStates.Meaning meaning) {
        String message = server == null ? error.getMessage() : server.getMessage();
        if (message == null || message.isBlank()) {
            return meaning.name();
        }
        Throwable root = error;
        for (int depth = 0; root.getCause() != null && depth < 16; depth++) {
            root = root.getCause();
        }
        String reason =
                server != null || root == error || root.getMessage() == null || message.contains(root.getMessage())
                        ? ""
                        : " (" + root.getMessage() + ")";
        return Redactor.mask(message.strip() + reason);
    }

    private static String described(@Nullable ServerErrorMessage server, SqlStates.Meaning meaning) {
        StringJoiner text = new StringJoiner(", ").add(meaning.name());
        if (server != null) {
            add(text, "table", joined(server.getSchema(), server.getTable()));
            add(text, "column", server.getColumn());
            add(text, "type", server.getDatatype());
            add(text, "constraint", server.getConstraint());
            // Where the server names nothing, the place in its code tells kinds of one code apart.
            add(text, "in", server.getRoutine());
        }
        return text.toString();
    }

    private static @Nullable String joined(@Nullable String schema, @Nullable String table) {
        return schema == null || table == null ? table : schema + "." + table;
    }

    private static void add(StringJoiner text, String what, @Nullable String name) {
        if (name != null && !name.isEmpty()) {
            text.add(what + " " + name);
        }
    }
}
