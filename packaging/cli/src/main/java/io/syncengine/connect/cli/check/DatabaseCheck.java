// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.check;

import io.syncengine.connect.cli.database.DatabaseAccess;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a database says of itself and of who reads: version, whether it can be written to, encryption, rights. */
public final class DatabaseCheck {

    private static final String SUBJECT = "database";
    private static final String RIGHTS = "rights";
    private static final int OLDEST_VERSION = 130_000;
    private static final int NAMED = 5;

    private static final String FACTS = """
            SELECT current_setting('server_version_num')::int, current_setting('server_version'), pg_is_in_recovery(),
              current_setting('transaction_read_only')::bool, current_user, current_database(),
              coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false),
              coalesce(inet_server_addr() <<= '127.0.0.0/8' OR inet_server_addr() = '::1', true)""";

    private static final String SCHEMA = """
            SELECT n.oid IS NOT NULL,
              CASE WHEN n.oid IS NULL THEN has_database_privilege(current_database(), 'CREATE')
              ELSE has_schema_privilege(n.oid, 'CREATE') AND has_schema_privilege(n.oid, 'USAGE') END
            FROM (SELECT 1) one LEFT JOIN pg_namespace n ON n.nspname = ?""";

    private static final String LOCKED_TABLES = """
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND NOT (pg_has_role(c.relowner, 'USAGE')
              AND has_table_privilege(c.oid, 'SELECT') AND has_table_privilege(c.oid, 'INSERT')
              AND has_table_privilege(c.oid, 'UPDATE') AND has_table_privilege(c.oid, 'DELETE'))
            ORDER BY 1""";

    private final DatabaseAccess access;
    private final String schema;
    private final List<Finding> findings = new ArrayList<>();

    /** @param schema that is to hold the tables */
    public DatabaseCheck(DatabaseAccess access, String schema) {
        this.access = access;
        this.schema = schema;
    }

    public List<Finding> findings() {
        findings.clear();
        try (Connection connection = access.connect()) {
            look(connection);
        } catch (SQLException e) {
            findings.add(Finding.failure(
                    SUBJECT,
                    access + " does not let one in: " + e.getMessage(),
                    remedy(String.valueOf(e.getSQLState()))));
        }
        return List.copyOf(findings);
    }

    private void look(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet facts = statement.executeQuery(FACTS)) {
            facts.next();
            String server = "PostgreSQL " + facts.getString(2) + " at " + access.url();
            if (facts.getInt(1) < OLDEST_VERSION) {
                findings.add(Finding.failure(SUBJECT, server + " is too old", "the sink needs PostgreSQL 13 or newer"));
            } else if (facts.getBoolean(3)) {
                findings.add(
                        Finding.failure(SUBJECT, server + " is a standby, which takes no rows", "name the primary"));
            } else if (facts.getBoolean(4)) {
                findings.add(Finding.failure(
                        SUBJECT,
                        server + " is read-only for this role and database",
                        "name another server, or change default_transaction_read_only"));
            } else if (!facts.getBoolean(7) && !facts.getBoolean(8)) {
                findings.add(Finding.warning(
                        SUBJECT,
                        server + ", and the connection is not encrypted",
                        "set ssl.mode=verify-full, or sslmode=verify-full in the URL"));
            } else {
                findings.add(Finding.ok(SUBJECT, server + (facts.getBoolean(7) ? ", encrypted" : "")));
            }
            rights(connection, facts.getString(5), facts.getString(6));
        }
    }

    private void rights(Connection connection, String user, String database) throws SQLException {
        boolean isThere;
        boolean isAllowed;
        try (PreparedStatement query = connection.prepareStatement(SCHEMA)) {
            query.setString(1, schema);
            try (ResultSet answer = query.executeQuery()) {
                answer.next();
                isThere = answer.getBoolean(1);
                isAllowed = answer.getBoolean(2);
            }
        }
        if (!isAllowed) {
            findings.add(
                    isThere
                            ? Finding.failure(
                                    RIGHTS,
                                    user + " may not create tables in schema " + schema,
                                    "GRANT USAGE, CREATE ON SCHEMA " + quoted(schema) + " TO " + quoted(user))
                            : Finding.failure(
                                    RIGHTS,
                                    "schema " + schema + " is not there, and " + user + " may not create it",
                                    "CREATE SCHEMA " + quoted(schema) + " AUTHORIZATION " + quoted(user)
                                            + ", or GRANT CREATE ON DATABASE " + quoted(database) + " TO "
                                            + quoted(user)));
            return;
        }
        List<String> locked = lockedTables(connection);
        if (!locked.isEmpty()) {
            List<String> some = locked.subList(0, Math.min(NAMED, locked.size()));
            findings.add(Finding.failure(
                    RIGHTS,
                    user + " may not write or change " + locked.size() + " of the tables in schema " + schema + ": "
                            + String.join(", ", some) + (some.size() < locked.size() ? ", …" : ""),
                    "make " + user + " their owner, by ALTER TABLE … OWNER TO " + quoted(user)));
            return;
        }
        findings.add(Finding.ok(RIGHTS, user + " may create " + (isThere ? "tables in schema " : "schema ") + schema));
    }

    private List<String> lockedTables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(LOCKED_TABLES)) {
            query.setString(1, schema);
            try (ResultSet answer = query.executeQuery()) {
                while (answer.next()) {
                    tables.add(answer.getString(1));
                }
            }
        }
        return tables;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String remedy(String state) {
        return switch (state) {
            case "28P01", "28000", "08004" -> "check the user and the password, and pg_hba.conf of the server";
            case "3D000" -> "create the database, or name another one in the URL";
            case "53300" -> "the server has no connection left: raise max_connections, or end some";
            default -> "check host and port, and that server and firewall let this machine in";
        };
    }
}
