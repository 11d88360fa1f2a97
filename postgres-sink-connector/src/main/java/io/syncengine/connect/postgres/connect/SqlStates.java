// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

import static io.syncengine.connect.postgres.connect.SqlErrorKind.BUG;
import static io.syncengine.connect.postgres.connect.SqlErrorKind.CONFIGURATION;
import static io.syncengine.connect.postgres.connect.SqlErrorKind.CONNECTION;
import static io.syncengine.connect.postgres.connect.SqlErrorKind.RACE;
import static io.syncengine.connect.postgres.connect.SqlErrorKind.RESOURCE;
import static io.syncengine.connect.postgres.connect.SqlErrorKind.ROW;
import static io.syncengine.connect.postgres.connect.SqlErrorKind.SCHEMA_MOVED;
import static io.syncengine.connect.postgres.connect.SqlErrorKind.TRANSIENT;
import static io.syncengine.connect.postgres.connect.SqlErrorKind.UNKNOWN;

import java.util.HashMap;
import java.util.Map;

/** The SQLSTATE codes that mean something here (PostgreSQL manual, appendix "Error Codes"). */
final class SqlStates {

    /**
     * One code, or all codes of a class.
     *
     * @param name what it stands for, in words
     */
    record Meaning(SqlErrorKind kind, String name, String remedy) {}

    private static final Map<String, Meaning> CODES = new HashMap<>();
    private static final Map<String, Meaning> CLASSES = new HashMap<>();

    private static final String RECONNECTS =
            "the sink reconnects by itself; check that the server runs and is reachable";
    private static final String REPEATS =
            "the sink tries again by itself; check for long transactions and locks of others"
                    + " on the table when it keeps happening";
    private static final String LEAVES_OUT =
            "the row is left out and reported where errors.tolerance=all, else the task"
                    + " fails; correct the record at its source";
    private static final String RELOADS =
            "the sink reads the table's definition anew and tries once more; was the table"
                    + " changed by somebody else?";
    private static final String REPORT = "this is a fault of the connector; please report it with this message";
    private static final String FALLS_BACK = "the sink writes the rows by the slower way; nothing is to be done";

    static {
        classOf("08", CONNECTION, "connection exception", RECONNECTS);
        code("57P01", CONNECTION, "the server is shutting down", RECONNECTS);
        code("57P02", CONNECTION, "the server crashed", RECONNECTS);
        code("57P03", CONNECTION, "the server does not accept connections now", RECONNECTS);
        code("57P05", CONNECTION, "the session was idle for too long", RECONNECTS);
        code("25P03", CONNECTION, "the transaction was idle for too long", RECONNECTS);
        code(
                "25P04",
                CONNECTION,
                "the transaction took too long",
                RECONNECTS + "; raise the server's transaction_timeout");
        code(
                "53300",
                CONNECTION,
                "too many connections",
                "raise max_connections of the server or pooler, or lower tasks.max");
        code("53400", CONNECTION, "a limit of the server is exceeded", "raise the limit that the message names");

        code("40001", TRANSIENT, "serialization failure", REPEATS);
        code("40P01", TRANSIENT, "deadlock", REPEATS);
        code("55P03", TRANSIENT, "a lock was not available in time", REPEATS + "; or raise lock.timeout.ms");
        code("57014", TRANSIENT, "a statement took too long", REPEATS + "; or raise statement.timeout.ms");
        code("25P02", TRANSIENT, "the transaction had failed before", REPEATS);

        classOf(
                "53",
                RESOURCE,
                "insufficient resources",
                "give the server what it lacks; the sink tries again by itself");
        code("53100", RESOURCE, "disk full", "make room on the server's disk; the sink tries again by itself");
        code("53200", RESOURCE, "out of memory", "give the server more memory; the sink tries again by itself");
        code(
                "25006",
                RESOURCE,
                "the server is read-only",
                "point connection.url at the primary; after a failover the sink reconnects by itself");
        code("58030", RESOURCE, "input or output error of the server", "check the server's disk and log");
        code("55006", RESOURCE, "an object is in use", "the sink tries again by itself");

        code("42703", SCHEMA_MOVED, "a column does not exist", RELOADS);
        code("42P01", SCHEMA_MOVED, "a table does not exist", RELOADS);
        code("42804", SCHEMA_MOVED, "a column has another type", RELOADS);
        code("08P01", SCHEMA_MOVED, "a column takes another form of value", RELOADS);
        code("22P03", SCHEMA_MOVED, "a column takes another form of value", RELOADS);
        code(
                "42P10",
                SCHEMA_MOVED,
                "no unique constraint covers the key",
                "add the primary key (id, _account_id) to the table");

        code(
                "28P01",
                CONFIGURATION,
                "password refused",
                "correct connection.user or connection.password; with aws.iam.enabled, grant rds_iam to the role and"
                        + " rds-db:connect to the identity that the worker runs as");
        code(
                "28000",
                CONFIGURATION,
                "login refused",
                "correct connection.user, or let the server's pg_hba.conf admit this host, user, database and encryption");
        code(
                "3D000",
                CONFIGURATION,
                "the database does not exist",
                "correct the database in connection.url or connection.database, or create it");
        code("3F000", CONFIGURATION, "the schema does not exist", "create the schema, or set auto.create=true");
        code("42501", CONFIGURATION, "a privilege is missing", "grant it to connection.user");
        code(
                "0A000",
                CONFIGURATION,
                "the server does not support it here",
                "use a plain or partitioned table with a primary key on (id, _account_id)");
        code("54011", CONFIGURATION, "too many columns", "leave fields out by a transformation");

        classOf("22", ROW, "a value does not fit", LEAVES_OUT);
        code("22001", ROW, "a text is too long for its column", LEAVES_OUT);
        code("22003", ROW, "a number is out of range for its column", LEAVES_OUT);
        code("22007", ROW, "not a date or time", LEAVES_OUT);
        code("22008", ROW, "a date or time is out of range", LEAVES_OUT);
        code("22021", ROW, "a character that the database cannot hold", LEAVES_OUT);
        code("22P02", ROW, "a value has not the form that its column takes", LEAVES_OUT);
        code("22P05", ROW, "a character that the column cannot hold", LEAVES_OUT);
        code("23001", ROW, "rows of another table refer to the row", LEAVES_OUT);
        code("23502", ROW, "a column that must not be null has no value", LEAVES_OUT);
        code("23503", ROW, "a foreign key is violated, by the row or by those that refer to it", LEAVES_OUT);
        code("23514", ROW, "a check constraint refuses the row", LEAVES_OUT);
        code("23P01", ROW, "an exclusion constraint refuses the row", LEAVES_OUT);
        code("54000", ROW, "a row is larger than a page or an index entry may be", LEAVES_OUT);
        code("54001", ROW, "a value is nested too deeply", LEAVES_OUT);
        code("P0001", ROW, "a trigger refuses the row", LEAVES_OUT);

        code("23505", RACE, "the key exists already", FALLS_BACK);
        code("42P06", RACE, "the schema exists already", FALLS_BACK);
        code("42P07", RACE, "the table or index exists already", FALLS_BACK);
        code("42701", RACE, "the column exists already", FALLS_BACK);
        code("42710", RACE, "the object exists already", FALLS_BACK);

        code("21000", BUG, "a key was written twice by one statement", REPORT);
    }

    private static final Meaning OTHER = new Meaning(
            UNKNOWN, "unexpected error", "look the SQLSTATE up in PostgreSQL's manual, and at the server's log");

    private SqlStates() {}

    private static void code(String state, SqlErrorKind kind, String name, String remedy) {
        CODES.put(state, new Meaning(kind, name, remedy));
    }

    private static void classOf(String state, SqlErrorKind kind, String name, String remedy) {
        CLASSES.put(state, new Meaning(kind, name, remedy));
    }

    static Meaning of(String sqlState) {
        Meaning exact = CODES.get(sqlState);
        if (exact != null) {
            return exact;
        }
        String prefix = sqlState.length() < 2 ? "" : sqlState.substring(0, 2);
        return CLASSES.getOrDefault(prefix, OTHER);
    }
}
