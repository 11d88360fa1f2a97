// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.syncengine.connect.quickstart.runtime.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people and programs that watch ask a running worker for is there: the metrics of the dashboard and the alerts, as
 * Prometheus' exporter shows them, and the answers to the documentation's requests.
 */
class ObservabilityIT {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-zA-Z_]\\w*)(?:\\{.*})? ");
    private static final Pattern SINK_LAG = Pattern.compile(
            "kafka_connect_sink_records_lag\\{connector=\"postgres-sink\",partition=\"0\",task=\"0\",topic=\"stripe[._]customers\"} ");

    /** There once something happens: an error, a webhook, a call refused; or in a worker with a sink of sheets. */
    private static final Set<String> ON_OCCASION = Set.of(
            "sync_engine_errors_total",
            "sync_engine_retries_total",
            "sync_engine_retry_total",
            "sync_engine_throttled_total",
            "sync_engine_refetch_total",
            "sync_engine_relists_total",
            "sync_engine_webhook_received_total",
            "sync_engine_webhook_bad_signatures_total",
            "sync_engine_webhook_degraded",
            "sync_engine_rows_written_total",
            "sync_engine_rows_rejected_total",
            "sync_engine_rows_overwritten_total",
            "sync_engine_cells_used",
            "sync_engine_quota_reads_used",
            "sync_engine_quota_writes_used",
            "sync_engine_quota_refusals_total");

    private static final List<String> STREAMS = List.of("customers", "charges");

    @TempDir
    static Path directory;

    private static int port;
    private static Pipeline pipeline;

    @BeforeAll
    static void start() throws Exception {
        port = Ports.free(1).get(0);
        pipeline = Pipeline.start(
                directory,
                Accounts.serve(Accounts.of(Map.of("customers", 30, "charges", 30))),
                Accounts.FULL_KEY,
                Map.of(),
                List.of("-javaagent:" + agent() + "=localhost:" + port + ":" + Observability.exporterRules()));
        pipeline.deploySource(Map.of("streams", String.join(",", STREAMS)));
        pipeline.deploySink(Map.of());
        pipeline.awaitTables(STREAMS, LIMIT);
    }

    @AfterAll
    static void stop() throws IOException {
        pipeline.close();
    }

    @Test
    void everyMetricThatIsAskedForIsThere() throws Exception {
        Set<String> wanted = new TreeSet<>(Observability.queried());
        wanted.removeAll(ON_OCCASION);
        await().atMost(LIMIT).untilAsserted(() -> {
            String page = page(port);
            Set<String> missing = new TreeSet<>(wanted);
            missing.removeAll(names(page));
            assertThat(missing).isEmpty();
            assertThat(page)
                    .contains("sync_engine_phase{account=\"" + "acct_")
                    .contains(
                            "sync_engine_rows_inserted_total{connector=\"postgres-sink\",table=\"customers\",task=\"0\"}")
                    .contains("kafka_connect_connector_status{connector=\"stripe-source\",state=\"running\"} 1.0")
                    .containsPattern(SINK_LAG);
        });
    }

    /** Each as it stands, but for the worker's address and the account. */
    @Test
    void theRequestsOfTheDocumentationWork() throws Exception {
        assumeThat(ShellBlocks.canRun("curl")).as("bash and curl are installed").isTrue();
        pipeline.awaitListed(LIMIT);
        String address = URI.create(pipeline.worker().settings().restUrl()).getAuthority();
        String account = pipeline.rest()
                .offsets(Pipeline.SOURCE)
                .get(0)
                .partition()
                .path("account")
                .asText();
        List<ShellBlocks.Ended> ended = ShellBlocks.marked("ObservabilityIT")
                .run(
                        directory,
                        Map.of(
                                "localhost:8083",
                                address,
                                "acct_…",
                                account,
                                "\"livemode\":\"true\"",
                                "\"livemode\":\"false\""));

        assertThat(ended)
                .hasSizeGreaterThan(3)
                .allSatisfy(block -> assertThat(block.code())
                        .as(block.text() + block.output())
                        .isZero());
        await().atMost(LIMIT)
                .until(() -> pipeline.rest().status(Pipeline.SOURCE).isRunning()
                        && pipeline.rest().status(Pipeline.SINK).isRunning());
        pipeline.awaitListed(LIMIT);
        pipeline.awaitTables(STREAMS, LIMIT);
    }

    /** On the class path of this test alone, to know where it is. */
    private static String agent() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("jmx_prometheus_javaagent"))
                .findFirst()
                .orElseThrow();
    }

    private static String page(int port) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static Set<String> names(String page) {
        Set<String> names = new TreeSet<>();
        Matcher sample = SAMPLE.matcher(page);
        while (sample.find()) {
            names.add(sample.group(1));
        }
        return names;
    }
}
