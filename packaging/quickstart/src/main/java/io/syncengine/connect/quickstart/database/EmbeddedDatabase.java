// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.database;

import io.syncengine.connect.quickstart.QuickstartException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * PostgreSQL 18 on this machine, without installation. The server outlives the JVM that started it; a later start on the
 * same directory finds it and uses it.
 */
public final class EmbeddedDatabase implements Database {

    private static final String USER = "postgres";
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final Path data;
    private final int port;

    /** Null for a server that another JVM started. */
    private final @Nullable EmbeddedPostgres own;

    private EmbeddedDatabase(Path data, int port, @Nullable EmbeddedPostgres own) {
        this.data = data;
        this.port = port;
        this.own = own;
    }

    /**
     * Starts the server on a directory, new or kept, or finds it running.
     *
     * @param directory holds the server's programs and its data
     * @param port to listen on, unless it runs already
     * @throws QuickstartException if it cannot be started
     */
    public static EmbeddedDatabase start(Path directory, int port) throws QuickstartException, IOException {
        Path data = data(directory);
        Optional<Postmaster> running = Postmaster.on(data);
        EmbeddedDatabase database = running.isPresent()
                ? new EmbeddedDatabase(data, running.get().port(), null)
                : new EmbeddedDatabase(data, port, launch(directory, data, port));
        try (Connection connection = database.connect()) {
            connection.isValid(5);
        } catch (SQLException e) {
            throw new QuickstartException("the embedded PostgreSQL does not answer: " + e.getMessage(), e);
        }
        return database;
    }

    private static EmbeddedPostgres launch(Path directory, Path data, int port)
            throws QuickstartException, IOException {
        Files.createDirectories(directory);
        try {
            return EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(directory.resolve("programs").toFile())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    // A server that is killed must not forget what Kafka takes as written.
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("log_destination", "stderr")
                    .setErrorRedirector(Redirect.DISCARD)
                    .setOutputRedirector(Redirect.DISCARD)
                    .start();
        } catch (IOException | IllegalStateException e) {
            throw new QuickstartException("the embedded PostgreSQL does not start: " + e + "; " + hint(), e);
        }
    }

    private static String hint() {
        String remedy = "give --database-url to use a database of yours";
        return System.getProperty("user.name").equals("root")
                ? "as root it needs user namespaces: where they are forbidden, run as another user, or " + remedy
                : remedy;
    }

    /** The port of the server that runs on that directory; empty when none does. */
    public static Optional<Integer> runningPort(Path directory) throws IOException {
        return Postmaster.on(data(directory)).map(Postmaster::port);
    }

    /** The server that runs on that directory; empty when none does. */
    public static Optional<EmbeddedDatabase> running(Path directory) throws IOException {
        Path data = data(directory);
        return Postmaster.on(data).map(server -> new EmbeddedDatabase(data, server.port(), null));
    }

    /**
     * Ends the server; what is committed stays.
     *
     * @return whether it has ended, or did not run
     */
    public boolean stop() throws IOException, InterruptedException {
        if (own != null) {
            own.close();
        }
        Optional<Postmaster> running = Postmaster.on(data);
        return running.isEmpty() || running.get().stop(STOP_LIMIT);
    }

    private static Path data(Path directory) {
        return directory.resolve("data").toAbsolutePath();
    }

    @Override
    public String displayUrl() {
        return "postgresql://" + USER + "@localhost:" + port + "/postgres";
    }

    @Override
    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    @Override
    public String user() {
        return USER;
    }

    /** The server trusts local connections; a password is sent because some clients insist on one. */
    @Override
    public String password() {
        return USER;
    }

    @Override
    public String description() {
        return "PostgreSQL 18 (embedded)";
    }

    @Override
    public Connection connect() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(jdbcUrl());
        source.setUser(USER);
        return source.getConnection();
    }
}
