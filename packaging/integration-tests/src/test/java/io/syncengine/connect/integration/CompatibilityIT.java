// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.quickstart.runtime.ConnectRest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The archives on workers of other versions, in each mode of finding plugins: the connectors are listed, validated, and bring
 * an account into tables. {@code packaging/compatibility.sh} runs it for every version and prints the table; in the usual build
 * {@link InstallationIT} does the like on the oldest.
 */
@EnabledIfSystemProperty(named = "compatibility.modes", matches = ".+")
class CompatibilityIT {

    private static final List<String> MODES =
            List.of(System.getProperty("compatibility.modes", "").split(","));
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final List<String> STREAMS = List.of("customers", "invoices", "invoice_line_items");

    @TempDir
    Path directory;

    @Test
    void theArchivesRunOnEveryWorker() throws Exception {
        List<Path> classPaths = StockWorker.classPaths();
        assertThat(classPaths)
                .as("class paths; package the module worker first")
                .isNotEmpty();
        Map<String, List<String>> verdicts = new TreeMap<>();
        try (Pipeline pipeline =
                Pipeline.start(directory, Accounts.serve(Accounts.of(Map.of("customers", 60, "invoices", 40))))) {
            for (Path classPath : classPaths) {
                String version = classPath.getFileName().toString().replace(".classpath", "");
                for (String mode : MODES) {
                    verdicts.computeIfAbsent(version, key -> new ArrayList<>())
                            .add(verdict(pipeline, classPath, version, mode));
                }
            }
        }
        report(verdicts);
        assertThat(verdicts.values()).allSatisfy(verdict -> assertThat(verdict).containsOnly("yes"));
    }

    private static String verdict(Pipeline pipeline, Path classPath, String version, String mode) {
        String name = "w" + version.replace(".", "") + mode.replace("_", "");
        try (StockWorker worker = pipeline.stockWorker(classPath, mode, name)) {
            syncs(pipeline, worker.rest(), name);
            return "yes";
        } catch (Exception | AssertionError e) {
            // The rest of the message is the end of the worker's log, which the test's folder keeps.
            return "no: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
    }

    private static void syncs(Pipeline pipeline, ConnectRest rest, String name) throws Exception {
        assertThat(listed(rest)).containsAll(Pipeline.CLASSES);
        Map<String, String> source = pipeline.sourceConfig(
                Map.of("name", name + "-source", "streams", String.join(",", STREAMS), "topic.prefix", name + "."));
        Map<String, String> sink = pipeline.sinkConfig(Map.of(
                "name",
                name + "-sink",
                "topics.regex",
                name + "\\..*",
                "table.schema",
                name,
                "errors.deadletterqueue.topic.name",
                name + "-dead"));
        assertThat(rest.validate(source)).isEmpty();
        assertThat(rest.validate(sink)).isEmpty();
        rest.putConfig(name + "-source", source);
        rest.putConfig(name + "-sink", sink);
        // There are no tables yet at first.
        await().atMost(LIMIT).ignoreExceptionsInstanceOf(SQLException.class).untilAsserted(() -> {
            for (String connector : List.of(name + "-source", name + "-sink")) {
                assertThat(rest.status(connector).failure()).as(connector).isEmpty();
            }
            for (String stream : STREAMS) {
                assertThat(pipeline.database().texts("select id from " + name + "." + stream))
                        .containsExactlyInAnyOrderElementsOf(
                                pipeline.truth(stream).keySet());
            }
        });
    }

    private static List<String> listed(ConnectRest rest) throws IOException, InterruptedException {
        List<String> classes = new ArrayList<>();
        for (JsonNode plugin : rest.call("GET", "/connector-plugins", null)) {
            if (plugin.path("version").asText().startsWith("0.")) {
                classes.add(plugin.path("class").asText());
            }
        }
        return classes;
    }

    private static void report(Map<String, List<String>> verdicts) throws IOException {
        StringBuilder table = new StringBuilder("| Kafka Connect |");
        MODES.forEach(mode -> table.append(" `").append(mode).append("` |"));
        table.append("\n|---|").append("---|".repeat(MODES.size())).append('\n');
        verdicts.forEach((version, verdict) -> table.append("| ")
                .append(version)
                .append(" | ")
                .append(String.join(" | ", verdict))
                .append(" |\n"));
        Files.writeString(Path.of("target", "compatibility.md"), table);
    }
}
