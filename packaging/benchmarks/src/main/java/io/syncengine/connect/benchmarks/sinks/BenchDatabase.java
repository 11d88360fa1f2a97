// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.sinks;

import io.syncengine.connect.quickstart.QuickstartException;
import io.syncengine.connect.quickstart.database.EmbeddedDatabase;
import io.syncengine.connect.quickstart.runtime.Ports;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The server of a benchmark: durable as in production, and with nothing that runs when it likes. */
final class BenchDatabase implements AutoCloseable {

    private static final List<String> SETTINGS = List.of(
            "shared_buffers = '1GB'",
            "max_wal_size = '8GB'",
            "checkpoint_timeout = '1h'",
            "autovacuum = off",
            "fsync = on",
            "full_page_writes = on");

    private final EmbeddedDatabase database;
    private final int port;

    private BenchDatabase(EmbeddedDatabase database, int port) {
        this.database = database;
        this.port = port;
    }

    /** A new server on an empty directory. */
    static BenchDatabase start(Path directory)
            throws QuickstartException, IOException, SQLException, InterruptedException {
        int port = Ports.free(1).get(0);
        EmbeddedDatabase fresh = EmbeddedDatabase.start(directory, port);
        try (Connection connection = fresh.connect();
                Statement statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                statement.execute("ALTER SYSTEM SET " + setting);
            }
        }
        // Buffers are made at the start of a server only.
        fresh.stop();
        return new BenchDatabase(EmbeddedDatabase.start(directory, port), port);
    }

    int port() {
        return port;
    }

    String user() {
        return database.user();
    }

    String password() {
        return database.password();
    }

    /** JDBC URL through a port of this machine. */
    static String url(int port) {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    /** For those who take a URL and nothing else; the server trusts this machine. */
    String observerUrl() {
        return url(port) + "?user=" + user() + "&ApplicationName=benchmark";
    }

    @Override
    public void close() throws IOException {
        try {
            database.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
