// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.syncengine.connect.quickstart.progress.StreamProgress;
import io.syncengine.connect.quickstart.runtime.ConfigProblem;
import io.syncengine.connect.quickstart.runtime.ConnectRest;
import io.syncengine.connect.quickstart.runtime.ForkedWorker;
import io.syncengine.connect.quickstart.runtime.LogTail;
import io.syncengine.connect.quickstart.runtime.NodeSettings;
import io.syncengine.connect.quickstart.runtime.Ports;
import io.syncengine.connect.quickstart.sync.ConnectorConfigs;
import io.syncengine.connect.quickstart.sync.SyncRun;
import io.syncengine.connect.simulators.stripe.http.SimulatorServer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import javax.management.JMException;

/**
 * A simulated account, a broker and a worker in a JVM of their own that has loaded the unpacked archives, and a database.
 * The connectors run by the files of {@code config/}, with what a test puts on top. Closing it searches logs,
 * REST answers and metrics for secrets.
 */
final class Pipeline implements AutoCloseable {

    static final String SOURCE = SyncRun.SOURCE;
    static final String SINK = SyncRun.SINK;
    static final String PREFIX = "stripe.";
    static final String PASSWORD = "7hisIsThePassword0fTheTests";

    /** The connectors' classes. */
    static final List<String> CLASSES = List.of(
            "io.syncengine.connect.stripe.StripeSourceConnector",
            "io.syncengine.connect.postgres.PostgresSinkConnector",
            "io.syncengine.connect.sheets.SheetsSinkConnector");

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    /** One of them leaves its classes for others. */
    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final SimulatorServer stripe;
    private final TestDatabase database;
    private final ForkedWorker worker;
    private final WorkerBeans beans;

    private Pipeline(SimulatorServer stripe, TestDatabase database, ForkedWorker worker, WorkerBeans beans) {
        this.stripe = stripe;
        this.database = database;
        this.worker = worker;
        this.beans = beans;
    }

    /** Starts a worker in the directory; no connector runs yet. The pipeline closes the server. */
    static Pipeline start(Path directory, SimulatorServer stripe) throws Exception {
        return start(directory, stripe, Accounts.FULL_KEY, Map.of());
    }

    /**
     * Starts a worker.
     *
     * @param key of the account that the source is given
     * @param workerSettings on top of the usual ones
     */
    static Pipeline start(Path directory, SimulatorServer stripe, String key, Map<String, String> workerSettings)
            throws Exception {
        return start(directory, stripe, key, workerSettings, List.of());
    }

    /** @param options of the worker's JVM, on top of the usual ones */
    static Pipeline start(
            Path directory,
            SimulatorServer stripe,
            String key,
            Map<String, String> workerSettings,
            List<String> options)
            throws Exception {
        TestDatabase database = TestDatabase.create();
        NodeSettings settings = NodeSettings.onFreePorts(directory.resolve("node"), Plugins.DIRECTORY)
                .withWorker(workerSettings);
        WorkerBeans beans = new WorkerBeans(Ports.free(1).get(0));
        ForkedWorker worker = ForkedWorker.of(settings)
                .withOptions(options.isEmpty() ? NodeJvm.options() : NodeJvm.reading())
                .withOptions(beans.options())
                .withOptions(options)
                .withEnvironment(environment(key, database));
        worker.start(START_LIMIT);
        return new Pipeline(stripe, database, worker, beans);
    }

    /** The variables that the files of {@code config/} refer to. */
    static Map<String, String> environment(String key, TestDatabase database) {
        return Map.of(
                "STRIPE_API_KEY",
                key,
                "POSTGRES_URL",
                database.jdbcUrl(),
                "POSTGRES_USER",
                database.user(),
                "POSTGRES_PASSWORD",
                PASSWORD);
    }

    /** A further worker of the same group, on this one's broker; not started yet. */
    SecondWorker secondWorker() {
        return new SecondWorker(worker.settings(), environment(Accounts.FULL_KEY, database), START_LIMIT);
    }

    /**
     * A worker of another version beside this one, with the same plugins and a group of its own.
     *
     * @param classPath file that holds it
     * @param discovery value of {@code plugin.discovery}
     * @param name for its group and directory
     */
    StockWorker stockWorker(Path classPath, String discovery, String name) throws IOException, InterruptedException {
        String url = "http://localhost:" + Ports.free(1).get(0);
        Properties settings = new Properties();
        settings.putAll(worker.settings().workerProperties());
        settings.setProperty("listeners", url);
        settings.setProperty("plugin.discovery", discovery);
        settings.setProperty("group.id", name);
        for (String topic : List.of("config", "offset", "status")) {
            settings.setProperty(topic + ".storage.topic", name + "-" + topic);
        }
        Path directory = Files.createDirectories(worker.settings().directory().resolveSibling(name));
        Path file = directory.resolve("worker.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        return StockWorker.start(classPath, file, url, environment(Accounts.FULL_KEY, database));
    }

    SimulatorServer stripe() {
        return stripe;
    }

    TestDatabase database() {
        return database;
    }

    ForkedWorker worker() {
        return worker;
    }

    ConnectRest rest() {
        return worker.rest();
    }

    Topics topics() {
        return new Topics(worker.settings().bootstrapServers(), PREFIX);
    }

    /** Kills the worker without warning and starts it again. */
    void killAndStart() throws Exception {
        worker.kill();
        worker.start(START_LIMIT);
    }

    /** The source's configuration for this account, fast, with settings on top. */
    Map<String, String> sourceConfig(Map<String, String> more) throws IOException {
        Map<String, String> config = new LinkedHashMap<>(
                ConnectorConfigs.read(Plugins.CHECKOUT.resolve("config/stripe-source/stripe-source.json")));
        config.put("stripe.api.base.url", stripe.baseUrl());
        config.put("rate.limit.per.second", "1000");
        config.put("poll.interval.ms", "1000");
        config.put("heartbeat.interval.ms", "5000");
        config.putAll(more);
        return config;
    }

    /** The sink's configuration, with settings on top. */
    Map<String, String> sinkConfig(Map<String, String> more) throws IOException {
        Map<String, String> config = new LinkedHashMap<>(
                ConnectorConfigs.read(Plugins.CHECKOUT.resolve("config/postgres-sink/postgres-sink.json")));
        config.putAll(more);
        return config;
    }

    void deploySource(Map<String, String> more) throws Exception {
        rest().putConfig(SOURCE, sourceConfig(more));
    }

    void deploySink(Map<String, String> more) throws Exception {
        rest().putConfig(SINK, sinkConfig(more));
    }

    /** What is wrong with a configuration of the source. */
    List<ConfigProblem> validateSource(Map<String, String> more) throws Exception {
        return rest().validate(named(SOURCE, sourceConfig(more)));
    }

    /** What is wrong with a configuration of the sink. */
    List<ConfigProblem> validateSink(Map<String, String> more) throws Exception {
        return rest().validate(named(SINK, sinkConfig(more)));
    }

    private static Map<String, String> named(String name, Map<String, String> config) {
        config.put("name", name);
        return config;
    }

    /** Progress of each selected stream, by name; empty before the source has dealt them to tasks. */
    Map<String, StreamProgress> progress() throws Exception {
        Map<String, StreamProgress> progress = new TreeMap<>();
        new SyncRun(rest()).streams().forEach(stream -> progress.put(stream.stream(), stream));
        return progress;
    }

    /** Waits until every selected stream is listed, or skipped, in the committed offsets. */
    void awaitListed(Duration limit) {
        await().atMost(limit).pollInterval(PAUSE).until(() -> {
            failOnFailure();
            Map<String, StreamProgress> progress = progress();
            return !progress.isEmpty() && progress.values().stream().allMatch(StreamProgress::isSettled);
        });
    }

    /** Waits until the tables of the streams hold what the account holds, and fails with what differs. */
    void awaitTables(List<String> streams, Duration limit) {
        Looks looks = new Looks(streams);
        await().atMost(limit).pollInterval(PAUSE).untilAsserted(() -> {
            failOnFailure();
            looks.look(stream -> assertThat(Differences.ofJson(stream, truth(stream), database.rows(stream)))
                    .isEmpty());
        });
    }

    /** What a stream holds at Stripe now: the text of each object by its id. */
    Map<String, String> truth(String stream) {
        Map<String, String> truth = new HashMap<>();
        // Ids of capabilities are names, which repeat among accounts.
        boolean isQualified = stream.equals("capabilities");
        stripe.data()
                .forEach(stream, row -> truth.put(isQualified ? row.parent() + "/" + row.id() : row.id(), row.json()));
        if (stream.equals("accounts")) {
            // The own account is a row of the stream, though Stripe does not list it.
            truth.putAll(ownAccount());
        }
        return truth;
    }

    private Map<String, String> ownAccount() {
        return OwnAccount.of(stripe, Accounts.FULL_KEY);
    }

    /** Fails when a connector or a task has given up, with the reason. */
    void failOnFailure() throws Exception {
        for (String connector : List.of(SOURCE, SINK)) {
            assertThat(rest().status(connector).failure()).as(connector).isEmpty();
        }
    }

    /** The end of the worker's log. */
    String log(int lines) throws IOException {
        return LogTail.of(worker.logFile(), lines);
    }

    /** What logs, REST answers and metrics show of the secrets that the worker was given. */
    private List<String> leaks() throws IOException, InterruptedException, JMException {
        Secrets secrets = new Secrets(List.of(Accounts.FULL_KEY, Accounts.RESTRICTED_KEY, PASSWORD));
        List<String> leaks = new ArrayList<>(secrets.inFiles(worker.settings().directory()));
        leaks.addAll(secrets.inAnswers(rest()));
        leaks.addAll(secrets.in("metrics", String.join("\n", metrics())));
        return leaks;
    }

    /** Attributes of the connectors' metrics, in the form {@code bean -> attribute = value}. */
    List<String> metrics() throws IOException, JMException {
        return beans.attributes("kafka.connect");
    }

    @Override
    public void close() throws IOException {
        try {
            assertThat(leaks()).as("secrets in the open").isEmpty();
            assertThat(worker.stop(STOP_LIMIT)).as("the worker stops by itself").isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (JMException e) {
            throw new IOException("the worker's metrics cannot be read", e);
        } finally {
            worker.close();
            stripe.close();
        }
    }
}
