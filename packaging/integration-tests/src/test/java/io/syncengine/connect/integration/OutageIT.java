// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.quickstart.runtime.CommittedOffset;
import io.syncengine.connect.quickstart.runtime.ConnectRestException;
import io.syncengine.connect.simulators.stripe.SimulatedMode;
import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.http.SimulatorServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A source that was away for longer than Stripe keeps events, and one whose offsets a person has changed: it lists anew
 * what it has to and nothing else, and rows that went meanwhile are swept from the tables.
 */
class OutageIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    /** The account lags behind at first, since brokers take no records of the future. */
    private static final Duration OUTAGE = Duration.ofDays(31);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Integer> COUNTS = Map.of("customers", 500, "charges", 500, "products", 300);
    private static final List<String> STREAMS = List.copyOf(COUNTS.keySet());

    @TempDir
    Path directory;

    /** What a person does to the offsets of a connector. */
    @FunctionalInterface
    private interface Request {
        void send() throws Exception;
    }

    @Test
    void comesBackToTheTruth(TestReporter reporter) throws Exception {
        try (Pipeline pipeline = Pipeline.start(directory, Accounts.serve(account(), OUTAGE.negated()))) {
            pipeline.deploySink(Map.of());
            pipeline.deploySource(Map.of("streams", String.join(",", STREAMS)));
            pipeline.awaitListed(LIMIT);
            pipeline.awaitTables(STREAMS, LIMIT);

            stop(pipeline);
            refusesWhatNoTaskCouldGoOnFrom(pipeline);
            listsAgainWhatAPersonAsksFor(pipeline, reporter);

            stop(pipeline);
            SimulatorServer stripe = pipeline.stripe();
            changeALot(stripe.data());
            stripe.skew(Duration.ZERO);
            pipeline.rest().resume(Pipeline.SOURCE);
            pipeline.awaitTables(STREAMS, LIMIT);
            assertThat(pipeline.topics().values(Pipeline.PREFIX + "_control"))
                    .allMatch(sweep -> sweep.contains("\"kind\":\"sweep\""))
                    .hasSizeGreaterThanOrEqualTo(STREAMS.size());

            stop(pipeline);
            stripe.requests().clear();
            despiteTheBroker(pipeline, reporter, () -> pipeline.rest().resetOffsets(Pipeline.SOURCE));
            assertThat(pipeline.rest().offsets(Pipeline.SOURCE)).isEmpty();
            stripe.data().deleteSilently("charges", someId(stripe.data(), "charges"));
            pipeline.rest().resume(Pipeline.SOURCE);
            pipeline.awaitListed(LIMIT);
            pipeline.awaitTables(STREAMS, LIMIT);
            STREAMS.forEach(
                    stream -> assertThat(calls(stripe, stream)).as(stream).isPositive());
        }
    }

    /** Lists show at once what has happened: nobody tells of a deletion that a list was too early for. */
    private static SimulatorOptions account() {
        SimulatorOptions account = Accounts.of(COUNTS);
        return account.withApi(account.api().withReplicaLag(Duration.ZERO));
    }

    private static void stop(Pipeline pipeline) throws Exception {
        pipeline.rest().stop(Pipeline.SOURCE);
        await().atMost(LIMIT).until(() -> {
            var status = pipeline.rest().status(Pipeline.SOURCE);
            return status.state().equals("STOPPED") && status.taskStates().isEmpty();
        });
    }

    private static void refusesWhatNoTaskCouldGoOnFrom(Pipeline pipeline) throws Exception {
        List<CommittedOffset> before = pipeline.rest().offsets(Pipeline.SOURCE);
        Map<String, String> wrong = Map.of(
                "{\"v\":1,\"ev\":-5}", "ev",
                "{\"v\":2,\"ev\":1700000000}", "v",
                "{\"v\":1,\"phase\":\"NAPPING\"}", "phase",
                "{\"v\":1,\"ev\":1700000000,\"cursor\":\"cus_1\"}", "cursor",
                "{\"v\":1,\"ev\":99999999999}", "ev");
        for (Map.Entry<String, String> offset : wrong.entrySet()) {
            assertThatThrownBy(() -> alter(pipeline, "customers", offset.getKey()))
                    .isInstanceOf(ConnectRestException.class)
                    .hasMessageContaining(offset.getValue());
        }
        assertThatThrownBy(() -> alter(pipeline, "costumers", "{\"v\":1,\"ev\":1700000000}"))
                .isInstanceOf(ConnectRestException.class)
                .hasMessageContaining("name of a stream");
        assertThat(pipeline.rest().offsets(Pipeline.SOURCE)).containsExactlyInAnyOrderElementsOf(before);
    }

    private static void listsAgainWhatAPersonAsksFor(Pipeline pipeline, TestReporter reporter) throws Exception {
        SimulatorServer stripe = pipeline.stripe();
        stripe.data().deleteSilently("products", someId(stripe.data(), "products"));
        stripe.requests().clear();
        despiteTheBroker(pipeline, reporter, () -> alter(pipeline, "products", "{\"v\":1,\"phase\":\"LIST\"}"));

        pipeline.rest().resume(Pipeline.SOURCE);
        pipeline.awaitTables(STREAMS, LIMIT);
        pipeline.awaitListed(LIMIT);

        assertThat(calls(stripe, "products")).as("products").isPositive();
        assertThat(calls(stripe, "charges")).as("charges").isZero();
    }

    /**
     * Asks again, as a person would, after the worker's own transaction with its broker has failed, of which the answer
     * tells nothing; what the connector itself throws fails the test.
     */
    private static void despiteTheBroker(Pipeline pipeline, TestReporter reporter, Request request) throws Exception {
        try {
            request.send();
        } catch (ConnectRestException e) {
            String log = pipeline.log(150);
            String reason = log.substring(Math.max(0, log.lastIndexOf("Failed to modify offsets")));
            reporter.publishEntry(e.getMessage(), reason);
            assertThat(reason).as(e.getMessage()).contains("org.apache.kafka").doesNotContain("at io.syncengine");
            request.send();
        }
    }

    /** @param offset JSON */
    private static void alter(Pipeline pipeline, String stream, String offset) throws Exception {
        CommittedOffset any = pipeline.rest().offsets(Pipeline.SOURCE).get(0);
        ObjectNode body = JSON.createObjectNode();
        ObjectNode entry = body.putArray("offsets").addObject();
        entry.set("partition", any.partition().<ObjectNode>deepCopy().put("stream", stream));
        entry.set("offset", JSON.readTree(offset));
        pipeline.rest().alterOffsets(Pipeline.SOURCE, body);
    }

    /** With and without events, which all will be gone. */
    private static void changeALot(SimulatedMode data) {
        for (String stream : STREAMS) {
            for (String id : ids(data, stream).subList(0, 20)) {
                data.update(stream, id);
            }
            data.create(stream);
            for (String id : ids(data, stream).subList(30, 50)) {
                data.deleteSilently(stream, id);
            }
        }
        data.delete("customers", someId(data, "customers"));
    }

    private static String someId(SimulatedMode data, String stream) {
        return ids(data, stream).get(10);
    }

    private static List<String> ids(SimulatedMode data, String stream) {
        List<String> ids = new ArrayList<>();
        data.forEach(stream, row -> ids.add(row.id()));
        return ids;
    }

    private static long calls(SimulatorServer stripe, String stream) {
        return stripe.requests().of("GET /v1/" + stream).calls();
    }
}
