// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.quickstart.progress.StreamProgress;
import io.syncengine.connect.quickstart.runtime.CommittedOffset;
import io.syncengine.connect.quickstart.runtime.ConnectRest;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A source connector with a name and topics of its own, so that several tests can share a worker; its sink is the test. */
final class TestSource {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Pipeline pipeline;
    private final String name;
    private final List<String> streams;
    private final Map<String, String> settings;

    /** @param settings on top of {@link Pipeline#sourceConfig} */
    TestSource(Pipeline pipeline, String name, List<String> streams, Map<String, String> settings) {
        this.pipeline = pipeline;
        this.name = name;
        this.streams = streams;
        this.settings = new LinkedHashMap<>(settings);
        this.settings.put("streams", String.join(",", streams));
        this.settings.put("topic.prefix", name + ".");
    }

    String name() {
        return name;
    }

    /** Creates it, or gives it other settings on top of those that it has. */
    void deploy(Map<String, String> more) throws IOException, InterruptedException {
        settings.putAll(more);
        rest().putConfig(name, pipeline.sourceConfig(settings));
    }

    private ConnectRest rest() {
        return pipeline.rest();
    }

    Topics topics() {
        return new Topics(pipeline.worker().settings().bootstrapServers(), name + ".");
    }

    /** What it has committed, by stream. */
    Map<String, JsonNode> offsets() throws IOException, InterruptedException {
        Map<String, JsonNode> offsets = new TreeMap<>();
        for (CommittedOffset committed : rest().offsets(name)) {
            offsets.put(committed.partition().path("stream").asText(), committed.offset());
        }
        return offsets;
    }

    /** Rows emitted of all lists so far, as far as it has committed. */
    long rows() throws IOException, InterruptedException {
        return offsets().values().stream()
                .mapToLong(offset -> offset.path("rows").asLong())
                .sum();
    }

    /** Waits until the connector runs with so many tasks, on so many workers. */
    void awaitTasks(int tasks, int workers, Duration limit) {
        await().atMost(limit).pollInterval(PAUSE).untilAsserted(() -> {
            JsonNode status = rest().call("GET", "/connectors/" + name + "/status", null);
            assertThat(status.path("tasks"))
                    .hasSize(tasks)
                    .allSatisfy(task -> assertThat(task.path("state").asText()).isEqualTo("RUNNING"));
            assertThat(status.path("tasks").findValuesAsText("worker_id"))
                    .satisfies(ids -> assertThat(ids.stream().distinct()).hasSize(workers));
        });
    }

    /** Waits until every stream is listed in the committed offsets. */
    void awaitListed(Duration limit) {
        await().atMost(limit).pollInterval(PAUSE).until(() -> {
            failOnFailure();
            Map<String, JsonNode> offsets = offsets();
            return streams.stream()
                    .allMatch(stream -> offsets.containsKey(stream)
                            && StreamProgress.Phase.LIVE
                                    .name()
                                    .equals(offsets.get(stream).path("phase").asText()));
        });
    }

    /** Waits until the last record of each row says what Stripe says, and fails with what differs. */
    void awaitTruth(Duration limit) {
        Looks looks = new Looks(streams);
        // Before that the last changes cannot be there.
        await().pollDelay(settle()).atMost(limit).pollInterval(PAUSE).untilAsserted(() -> {
            failOnFailure();
            Topics topics = topics();
            looks.look(stream -> assertThat(Differences.ofTexts(
                            stream, pipeline.truth(stream), Topics.lastRows(topics.records(stream))))
                    .isEmpty());
        });
    }

    private Duration settle() {
        return Duration.ofMillis(Long.parseLong(settings.getOrDefault("events.settle.ms", "10000")));
    }

    /** Whatever happened to the workers: no event led to a record twice, and no version of a row fell. */
    void assertOrderly() {
        Topics topics = topics();
        for (String stream : streams) {
            List<TopicRecord> records = topics.records(stream);
            assertThat(Topics.repeated(records)).as(stream + ": events twice").isEmpty();
            assertThat(Topics.fallen(records))
                    .as(stream + ": versions that fall")
                    .isEmpty();
        }
    }

    void failOnFailure() throws IOException, InterruptedException {
        assertThat(rest().status(name).failure()).as(name).isEmpty();
    }
}
