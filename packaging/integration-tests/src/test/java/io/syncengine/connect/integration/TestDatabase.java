// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import io.syncengine.connect.quickstart.QuickstartException;
import io.syncengine.connect.quickstart.database.EmbeddedDatabase;
import io.syncengine.connect.quickstart.runtime.Ports;
import org.postgresql.ds.PGSimpleDataSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A database of its own on a PostgreSQL server that all tests of this JVM share. */
final class TestDatabase {

    /** The schema that {@code config/postgres-sink/postgres-sink.json} names. */
    static final String SCHEMA = "stripe";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Started by the first who asks, ended with the JVM. */
    private static final class Server {
        static final EmbeddedDatabase DATABASE = start();

        private static EmbeddedDatabase start() {
            try {
                Path directory = Files.createTempDirectory("integration-postgres");
                EmbeddedDatabase database =
                        EmbeddedDatabase.start(directory, Ports.free(1).get(0));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database), "stop-postgres"));
                return database;
            } catch (IOException | QuickstartException e) {
                throw new IllegalStateException("no PostgreSQL for the tests", e);
            }
        }

        private static void stop(EmbeddedDatabase database) {
            try {
                database.stop();
            } catch (IOException | InterruptedException e) {
                // The JVM ends anyway; the next run takes another directory.
                Thread.currentThread().interrupt();
            }
        }
    }

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /** A new, empty database. */
    static TestDatabase create() throws SQLException {
        String name = "test_" + NUMBER.incrementAndGet();
        try (Connection connection = Server.DATABASE.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return new TestDatabase(name);
    }

    String jdbcUrl() {
        String url = Server.DATABASE.jdbcUrl();
        return url.substring(0, url.lastIndexOf('/') + 1) + name;
    }

    String user() {
        return Server.DATABASE.user();
    }

    String password() {
        return Server.DATABASE.password();
    }

    Connection connect() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(jdbcUrl());
        source.setUser(user());
        return source.getConnection();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of a query, as text. */
    List<String> texts(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (result.next()) {
                texts.add(result.getString(1));
            }
            return texts;
        }
    }

    /** Tables of streams that exist. */
    Set<String> tables() throws SQLException {
        return new HashSet<>(texts(
                "select tablename from pg_tables where schemaname = '" + SCHEMA + "' and tablename not like '\\_%'"));
    }

    /** {@code _raw_data} of every row of a stream by id; empty when the stream has no table. */
    Map<String, String> rows(String stream) throws SQLException {
        Map<String, String> rows = new HashMap<>();
        if (!tables().contains(stream)) {
            return rows;
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("select id, _raw_data::text from " + SCHEMA + ".\"" + stream + "\"")) {
            while (result.next()) {
                rows.put(result.getString(1), result.getString(2));
            }
        }
        return rows;
    }
}
