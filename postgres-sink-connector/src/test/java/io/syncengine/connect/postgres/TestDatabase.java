// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import org.postgresql.ds.PGSimpleDataSource;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * One database of the embedded server. The server trusts every local user, so that a test may connect as any role that
 * it made.
 *
 * @param port of the server, on localhost
 * @param name of the database
 */
public record TestDatabase(int port, String name) {

    /** The superuser. */
    public static final String SUPERUSER = "postgres";

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + port + "/" + name;
    }

    /** A new connection of the superuser, in auto-commit mode. */
    public Connection connect() throws SQLException {
        return connectAs(SUPERUSER);
    }

    /** A new connection of a role that may log in. */
    public Connection connectAs(String role) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(jdbcUrl());
        source.setUser(role);
        source.setPassword(role);
        source.setPrepareThreshold(0);
        return source.getConnection();
    }

    /** Runs statements as the superuser, each in its own transaction. */
    public void execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of a query's answer: values as text, joined by {@code |}; a null is the word null. */
    public List<String> query(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (answer.next()) {
                StringJoiner row = new StringJoiner("|");
                for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(answer.getString(i)));
                }
                rows.add(row.toString());
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
