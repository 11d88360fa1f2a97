// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks;

import io.syncengine.connect.benchmarks.measure.Phase;
import io.syncengine.connect.quickstart.QuickstartException;
import io.syncengine.connect.quickstart.database.EmbeddedDatabase;
import io.syncengine.connect.quickstart.runtime.ForkedWorker;
import io.syncengine.connect.quickstart.runtime.NodeSettings;
import io.syncengine.connect.quickstart.runtime.Ports;
import io.syncengine.connect.quickstart.sync.ComponentArchives;
import io.syncengine.connect.quickstart.sync.Directories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a benchmark runs on: unpacked archives, a database and a simulated Stripe that outlive its phases, and workers. */
final class Site implements AutoCloseable {

    /** The schema that {@code config/postgres-sink/postgres-sink.json} names. */
    static final String SCHEMA = "stripe";

    /** Says that a directory may be emptied. */
    private static final String MARK = "benchmark.run";

    private final BenchmarkOptions options;
    private final EmbeddedDatabase database;
    private final Connection connection;
    private final SimulatedStripe stripe;
    private final List<ForkedWorker> workers = new ArrayList<>();

    private Site(BenchmarkOptions options, EmbeddedDatabase database, Connection connection, SimulatedStripe stripe) {
        this.options = options;
        this.database = database;
        this.connection = connection;
        this.stripe = stripe;
    }

    /** @throws QuickstartException if something is missing, or does not start */
    static Site open(BenchmarkOptions options)
            throws QuickstartException, IOException, SQLException, InterruptedException {
        List<Path> archives = ComponentArchives.find(options.home());
        if (archives.size() < 2) {
            throw new QuickstartException("the component archives are not built; start by packaging/benchmarks.sh");
        }
        Path directory = options.directory();
        prepare(directory);
        ComponentArchives.unpack(archives, directory.resolve("plugins"));
        EmbeddedDatabase database = EmbeddedDatabase.start(
                directory.resolve("postgresql"), Ports.free(1).get(0));
        SimulatedStripe stripe =
                SimulatedStripe.start(directory.resolve("stripe.log"), options.rows(), options.streams());
        Site site = new Site(options, database, database.connect(), stripe);
        // Ctrl-C ends the children of this JVM, but not the database.
        Runtime.getRuntime().addShutdownHook(new Thread(site::end, "benchmarks-shutdown"));
        return site;
    }

    /** Empties the directory, if what it holds is ours. */
    private static void prepare(Path directory) throws QuickstartException, IOException {
        Path mark = directory.resolve(MARK);
        if (Files.exists(directory) && !Files.exists(mark)) {
            throw new QuickstartException(directory + " exists and is no benchmark's; name another with --directory");
        }
        Directories.delete(directory);
        Files.createDirectories(directory);
        Files.createFile(mark);
    }

    SimulatedStripe stripe() {
        return stripe;
    }

    /** The one connection of this program; its process is not counted. */
    Connection connection() {
        return connection;
    }

    /** Process of the database that serves {@link #connection()}. */
    long observer() throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet result = query.executeQuery("select pg_backend_pid()")) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Removes all tables, and writes what the database still has in memory. */
    void clearDatabase() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + SCHEMA + " cascade");
            statement.execute("checkpoint");
        }
    }

    /** Settings of broker and worker on a directory of that name. */
    NodeSettings node(String name) {
        return NodeSettings.onFreePorts(
                        options.directory().resolve(name), options.directory().resolve("plugins"))
                .withWorker(options.worker());
    }

    /**
     * A worker that is not started yet.
     *
     * @param node new, or that of a worker which has ended
     */
    ForkedWorker worker(NodeSettings node, Phase phase) {
        List<String> jvm = new ArrayList<>(options.jvm().options());
        if (options.profile()) {
            Path recording = options.directory()
                    .resolve(node.directory().getFileName() + "-" + phase.name().toLowerCase(Locale.ROOT) + ".jfr");
            jvm.add("-XX:StartFlightRecording=settings=profile,filename=" + recording);
            jvm.add("-XX:FlightRecorderOptions=stackdepth=128");
        }
        ForkedWorker worker = ForkedWorker.of(node).withOptions(jvm).withEnvironment(environment());
        workers.add(worker);
        return worker;
    }

    /** What the shipped configurations refer to. */
    private Map<String, String> environment() {
        return Map.of(
                "STRIPE_API_KEY", SimulatedStripe.KEY,
                "POSTGRES_URL", database.jdbcUrl(),
                "POSTGRES_USER", database.user(),
                "POSTGRES_PASSWORD", database.password());
    }

    private void end() {
        try {
            close();
        } catch (IOException e) {
            System.err.println("benchmarks: " + e.getMessage());
        }
    }

    /** Ends all that runs. */
    @Override
    public void close() throws IOException {
        workers.forEach(ForkedWorker::close);
        stripe.close();
        try {
            connection.close();
            database.stop();
        } catch (SQLException e) {
            throw new IOException("the connection to the database cannot be closed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
