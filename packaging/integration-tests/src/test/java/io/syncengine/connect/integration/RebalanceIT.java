// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.data.TrafficOptions;
import io.syncengine.connect.simulators.stripe.faults.Fault;
import io.syncengine.connect.simulators.stripe.faults.FaultRule;
import io.syncengine.connect.simulators.stripe.http.SimulatorServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tasks that move, stop and come back while a changing account is listed, and again while its changes are followed. Each
 * stream goes on where its offset says, whoever reads it: what arrives is right, and no list begins anew.
 */
class RebalanceIT {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final int PAGE = 100;
    private static final Map<String, Integer> COUNTS = Map.of(
            "customers", 3_000,
            "charges", 3_000,
            "invoices", 1_500,
            "subscriptions", 1_500,
            "products", 500,
            "prices", 500);
    /** With children inside their parents, and such as are read through them. */
    private static final List<String> STREAMS =
            List.of("customers", "charges", "invoices", "subscriptions", "products", "prices", "subscription_items");
    /** One page at a time, and each takes a while: a list takes longer than a rebalance. */
    private static final Map<String, String> SLOW = Map.of("max.inflight.endpoint", "1", "events.settle.ms", "5000");

    private static final Duration PAGE_TIME = Duration.ofMillis(400);

    /** Few enough that the ids of ten minutes' events fit in an offset. */
    private static final double CHANGES = 3;

    @TempDir
    static Path directory;

    private static Pipeline pipeline;

    @BeforeAll
    static void start() throws Exception {
        SimulatorOptions account = Accounts.of(COUNTS)
                .withTraffic(new TrafficOptions(CHANGES, Set.copyOf(COUNTS.keySet()), TrafficOptions.Mix.usual())
                        .withChildren(15));
        SimulatorServer stripe = Accounts.serve(account);
        COUNTS.keySet()
                .forEach(stream -> stripe.faults()
                        .add(FaultRule.of("GET /v1/" + stream, Fault.late(PAGE_TIME))
                                .when(request -> request.query("limit").equals(Optional.of(Integer.toString(PAGE))))));
        pipeline = Pipeline.start(directory, stripe);
    }

    @AfterAll
    static void close() throws IOException {
        pipeline.close();
    }

    private TestSource source;

    @BeforeEach
    void makeItLively() {
        pipeline.stripe().requests().clear();
        pipeline.stripe().trafficRate(CHANGES);
    }

    @AfterEach
    void remove() throws Exception {
        pipeline.rest().delete(source.name());
    }

    @Test
    void goesOnWhenWorkersJoinAndDie() throws Exception {
        source = new TestSource(pipeline, "workers", STREAMS, SLOW);
        source.deploy(Map.of("tasks.max", "4"));
        try (SecondWorker second = pipeline.secondWorker()) {
            awaitCalls(10);
            second.start();
            source.awaitTasks(4, 2, LIMIT);
            awaitCalls(40);
            second.kill();
            source.awaitTasks(4, 1, LIMIT);
            source.awaitListed(LIMIT);

            second.start();
            source.awaitTasks(4, 2, LIMIT);
            second.kill();
            source.awaitTasks(4, 1, LIMIT);

            isRightInTheEnd();
        }
    }

    @Test
    void goesOnWithOtherNumbersOfTasks() throws Exception {
        source = new TestSource(pipeline, "tasks", STREAMS, SLOW);
        source.deploy(Map.of("tasks.max", "1"));
        for (int tasks : new int[] {4, 2}) {
            awaitCalls(15 * tasks);
            source.deploy(Map.of("tasks.max", Integer.toString(tasks)));
            source.awaitTasks(tasks, 1, LIMIT);
        }
        source.awaitListed(LIMIT);
        for (int tasks : new int[] {4, 1}) {
            source.deploy(Map.of("tasks.max", Integer.toString(tasks)));
            source.awaitTasks(tasks, 1, LIMIT);
        }

        isRightInTheEnd();
    }

    @Test
    void goesOnAfterPausesAndRestarts() throws Exception {
        source = new TestSource(pipeline, "pauses", STREAMS, SLOW);
        source.deploy(Map.of("tasks.max", "2"));
        awaitCalls(20);
        pauseAndResume();
        awaitCalls(40);
        pipeline.rest().restart(source.name());
        source.awaitTasks(2, 1, LIMIT);
        awaitCalls(60);
        restartTask();
        source.awaitListed(LIMIT);

        pauseAndResume();
        restartTask();
        pipeline.rest().restart(source.name());
        source.awaitTasks(2, 1, LIMIT);

        isRightInTheEnd();
    }

    private void pauseAndResume() throws Exception {
        pipeline.rest().pause(source.name());
        await().atMost(LIMIT)
                .until(() -> pipeline.rest().status(source.name()).taskStates().stream()
                        .allMatch("PAUSED"::equals));
        pipeline.rest().resume(source.name());
        source.awaitTasks(2, 1, LIMIT);
    }

    private void restartTask() throws Exception {
        pipeline.rest().call("POST", "/connectors/" + source.name() + "/tasks/0/restart", null);
        source.awaitTasks(2, 1, LIMIT);
    }

    private void isRightInTheEnd() {
        pipeline.stripe().trafficRate(0);
        source.awaitTruth(LIMIT);
        source.assertOrderly();
        assertThat(calls()).as("calls of lists").isLessThanOrEqualTo(pages() * 12 / 10);
    }

    private static void awaitCalls(long calls) {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(200)).until(() -> calls() >= calls);
    }

    /** Calls for pages of lists; the connector's check of its configuration asks for single rows. */
    private static long calls() {
        return pipeline.stripe().requests().last().stream()
                .filter(call -> COUNTS.containsKey(call.path().substring("/v1/".length())))
                .filter(call -> call.query().contains(Map.entry("limit", Integer.toString(PAGE))))
                .count();
    }

    /** As many as it takes to see every object once; those whose children are read, twice. */
    private static long pages() {
        return COUNTS.entrySet().stream()
                .mapToLong(stream -> stream.getValue() / PAGE * (stream.getKey().equals("subscriptions") ? 2 : 1))
                .sum();
    }
}
