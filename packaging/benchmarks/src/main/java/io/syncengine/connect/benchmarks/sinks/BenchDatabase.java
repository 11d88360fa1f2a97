// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.sinks;

import io.syncengine.connect.quickstart.QuickstartException;
import io.syncengine.connect.quickstart.database.EmbeddedDatabase;
import io.syncengine.connect.quickstart.runtime.Ports;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The server of a benchmark: durable as in production, and with nothing that runs when it likes. */
final class BenchDatabase implements AutoCloseable {

    /** The superuser; the server trusts this machine, and a password is given to those who insist on one. */
    private static final String USER = "postgres";

    private static final List<String> SETTINGS = List.of(
            "shared_buffers = '1GB'",
            "max_wal_size = '8GB'",
            "checkpoint_timeout = '1h'",
            "autovacuum = off",
            "fsync = on",
            "full_page_writes = on");

    /** Ends a server. */
    private interface End {
        void run() throws QuickstartException, IOException, InterruptedException;
    }

    private final int port;
    private final End end;

    private BenchDatabase(int port, End end) {
        this.port = port;
        this.end = end;
    }

    /**
     * A new server on an empty directory.
     *
     * @param programs of an installed PostgreSQL; null for the one that the build brings along
     */
    static BenchDatabase start(Path directory, @Nullable Path programs)
            throws QuickstartException, IOException, SQLException, InterruptedException {
        int port = Ports.free(1).get(0);
        if (programs != null) {
            return new BenchDatabase(port, InstalledServer.start(programs, directory, port, USER, SETTINGS)::stop);
        }
        EmbeddedDatabase fresh = EmbeddedDatabase.start(directory, port);
        try (Connection connection = fresh.connect();
                Statement statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                statement.execute("ALTER SYSTEM SET " + setting);
            }
        }
        // Buffers are made at the start of a server only.
        fresh.stop();
        return new BenchDatabase(port, EmbeddedDatabase.start(directory, port)::stop);
    }

    int port() {
        return port;
    }

    String user() {
        return USER;
    }

    String password() {
        return USER;
    }

    /** JDBC URL through a port of this machine. */
    static String url(int port) {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    /** For those who take a URL and nothing else; the server trusts this machine. */
    String observerUrl() {
        return url(port) + "?user=" + user() + "&ApplicationName=benchmark";
    }

    /** Name and version. */
    String description() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(observerUrl());
        try (Connection connection = source.getConnection()) {
            return "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            end.run();
        } catch (QuickstartException e) {
            throw new IOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
