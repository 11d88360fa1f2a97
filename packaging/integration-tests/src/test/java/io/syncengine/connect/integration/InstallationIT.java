// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.quickstart.progress.StreamProgress;
import io.syncengine.connect.quickstart.runtime.ConnectRest;
import io.syncengine.connect.quickstart.runtime.KafkaBroker;
import io.syncengine.connect.quickstart.runtime.NodeSettings;
import io.syncengine.connect.quickstart.sync.SyncRun;
import io.syncengine.connect.simulators.stripe.http.SimulatorServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Somebody installs the bundle from the documentation alone, on a worker of Kafka's published artifacts, the oldest supported
 * version's: unpacks it, deploys what {@code config/} holds, sees rows arrive, and takes it away again. The commands are those
 * of the page; of the bundle's files only those values change that they say to change, and where Stripe is.
 */
class InstallationIT {

    private static final String VERSION = System.getProperty("project.version");
    private static final String NAME = "sync-engine-connect-" + VERSION;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    /** To be told positions costs the worker a consumer. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final List<String> STREAMS = List.of("customers", "invoices", "invoice_line_items");
    private static final int STEPS = 5;

    @TempDir
    Path directory;

    private NodeSettings node;
    private TestDatabase database;
    private SimulatorServer stripe;
    private KafkaBroker broker;
    private ShellBlocks page;

    @BeforeEach
    void start() throws Exception {
        page = ShellBlocks.marked("InstallationIT");
        node = NodeSettings.onFreePorts(directory.resolve("node"), directory);
        database = TestDatabase.create();
        stripe = Accounts.serveLive(Map.of("customers", 30, "invoices", 40));
        broker = KafkaBroker.start(node);
    }

    @AfterEach
    void stop() {
        broker.close();
        stripe.close();
    }

    @Test
    void theBundleIsInstalledUsedAndTakenAwayAsTheDocumentationSays() throws Exception {
        assumeThat(ShellBlocks.canRun("curl", "unzip"))
                .as("curl and unzip are installed")
                .isTrue();
        assertThat(page.texts()).hasSize(STEPS);
        Path bundle = unpack();
        Path settings = Files.copy(
                bundle.resolve("config/connect-distributed.properties"), directory.resolve("worker.properties"));
        change(settings, "bootstrap.servers", node.bootstrapServers());
        change(settings, "listeners", node.restUrl());
        change(settings, "plugin.path", bundle.resolve("plugins").toString());
        pointToTheSimulator(bundle.resolve("config/stripe-source/stripe-source.json"));

        try (StockWorker worker = worker(settings)) {
            assertThat(run("connector-plugins")).contains(Pipeline.CLASSES);
            assertThat(run("@config/stripe-source/")).contains("source stripe-source");
            awaitListed(worker.rest());
            assertThat(run("@config/postgres-sink/")).contains("sink postgres-sink", "All is well.");
            awaitRows(worker.rest());
            run("DELETE");
        }

        assertThat(bundle).doesNotExist();
        try (StockWorker worker = worker(settings)) {
            assertThat(worker.rest().plugins()).doesNotContainAnyElementsOf(Pipeline.CLASSES);
            assertThat(worker.rest().connectors()).isEmpty();
        }
        for (String stream : STREAMS) {
            assertThat(ids(stream)).isEqualTo(truth(stream));
        }
    }

    private Path unpack() throws IOException, InterruptedException {
        Path download = Files.createDirectories(directory.resolve("download"));
        Path archive = Plugins.CHECKOUT.resolve("packaging/bundle/target").resolve(NAME + ".zip");
        Files.copy(archive, download.resolve(NAME + ".zip"));
        run("unzip");
        return directory.resolve("opt").resolve(NAME);
    }

    /** Runs the only step that holds these words, which has to go well, and tells what it printed. */
    private String run(String words) throws IOException, InterruptedException {
        ShellBlocks.Ended ended = page.only(words, directory.resolve("download"))
                .run(
                        directory,
                        Map.of(
                                "/opt",
                                directory.resolve("opt").toString(),
                                "<version>",
                                VERSION,
                                "localhost:8083",
                                "localhost:" + node.restPort()))
                .get(0);
        assertThat(ended.code()).as(ended.text() + ended.output()).isZero();
        return ended.output();
    }

    /** Changes a value that the file says to change. */
    private static void change(Path file, String name, String value) throws IOException {
        String text = Files.readString(file);
        assertThat(text).containsPattern("(?m)^# Change: .*\\n(#.*\\n)*" + name + "=");
        Files.writeString(file, text.replaceFirst("(?m)^" + name + "=.*", name + "=" + value));
    }

    private void pointToTheSimulator(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode source = (ObjectNode) json.readTree(file.toFile());
        source.put("stripe.api.base.url", stripe.baseUrl());
        json.writeValue(file.toFile(), source);
    }

    private StockWorker worker(Path settings) throws IOException, InterruptedException {
        List<Path> classPaths = StockWorker.classPaths();
        assertThat(classPaths)
                .as("class paths; package the module worker first")
                .isNotEmpty();
        return StockWorker.start(
                classPaths.get(0), settings, node.restUrl(), Pipeline.environment(Accounts.LIVE_KEY, database));
    }

    /** A sink that is there before the topics are would see them only the next time that it looks for new ones. */
    private static void awaitListed(ConnectRest rest) {
        SyncRun run = new SyncRun(rest);
        await().atMost(LIMIT).pollInterval(PAUSE).untilAsserted(() -> {
            assertThat(run.failure()).isEmpty();
            assertThat(run.streams())
                    .filteredOn(StreamProgress::isSettled)
                    .map(StreamProgress::stream)
                    .containsAll(STREAMS);
        });
    }

    private void awaitRows(ConnectRest rest) {
        // There are no tables yet at first.
        await().atMost(LIMIT)
                .pollInterval(PAUSE)
                .ignoreExceptionsInstanceOf(SQLException.class)
                .untilAsserted(() -> {
                    for (String connector : rest.connectors()) {
                        assertThat(rest.status(connector).failure())
                                .as(connector)
                                .isEmpty();
                    }
                    for (String stream : STREAMS) {
                        assertThat(ids(stream)).isEqualTo(truth(stream));
                    }
                });
    }

    private Set<String> ids(String stream) throws SQLException {
        return new TreeSet<>(database.texts("select id from stripe." + stream));
    }

    private Set<String> truth(String stream) {
        Set<String> ids = new TreeSet<>();
        stripe.data().forEach(stream, row -> ids.add(row.id()));
        return ids;
    }
}
