// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class ForkedWorkerIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    @TempDir
    Path directory;

    @Test
    void goesOnAfterKillWhereItWas() throws Exception {
        Path input = directory.resolve("in.txt");
        Path output = directory.resolve("out.txt");
        append(input, "one\n");
        try (ForkedWorker worker =
                ForkedWorker.of(NodeSettings.onFreePorts(directory.resolve("node"), Path.of("target/test-plugins")))) {
            worker.start(LIMIT);
            assertThat(worker.rest().plugins())
                    .contains("org.apache.kafka.connect.file.FileStreamSourceConnector")
                    .doesNotContain("io.syncengine.connect.stripe.StripeSourceConnector");

            worker.rest().putConfig("lines-in", source(input));
            worker.rest().putConfig("lines-out", sink(output));
            awaitLines(output, List.of("one"));
            await().atMost(LIMIT).until(() -> hasOffsets(worker, "lines-in") && hasOffsets(worker, "lines-out"));

            worker.kill();
            assertThat(worker.isAlive()).isFalse();
            append(input, "two\n");
            worker.start(LIMIT);

            await().atMost(LIMIT).until(() -> worker.rest().status("lines-out").isRunning());
            awaitLines(output, List.of("one", "two"));
            assertThat(worker.stop(Duration.ofSeconds(30))).isTrue();
        }
    }

    @Test
    void saysWhyItDidNotStart() throws Exception {
        NodeSettings settings = NodeSettings.onFreePorts(directory.resolve("node"), Path.of("target/test-plugins"))
                .withWorker(Map.of("key.converter", "none.such.Converter"));
        try (ForkedWorker worker = ForkedWorker.of(settings)) {
            assertThatThrownBy(() -> worker.start(LIMIT))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("ended at its start")
                    .hasMessageContaining("none.such.Converter");
            assertThat(worker.isAlive()).isFalse();
        }
    }

    private static boolean hasOffsets(ForkedWorker worker, String connector) throws Exception {
        return !worker.rest().offsets(connector).isEmpty();
    }

    private static void awaitLines(Path file, List<String> lines) {
        await().atMost(LIMIT)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(Files.readAllLines(file)).containsExactlyElementsOf(lines));
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static Map<String, String> source(Path input) {
        return Map.of(
                "connector.class", "org.apache.kafka.connect.file.FileStreamSourceConnector",
                "file", input.toString(),
                "topic", "lines",
                "topic.creation.default.partitions", "1",
                "topic.creation.default.replication.factor", "1");
    }

    private static Map<String, String> sink(Path output) {
        return Map.of(
                "connector.class", "org.apache.kafka.connect.file.FileStreamSinkConnector",
                "file", output.toString(),
                "topics.regex", "line.*",
                "consumer.override.isolation.level", "read_committed");
    }
}
