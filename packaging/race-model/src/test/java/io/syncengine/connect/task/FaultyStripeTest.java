// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.faults.Fault;
import io.syncengine.connect.simulators.stripe.faults.FaultRule;
import io.syncengine.connect.simulators.stripe.http.ServerOptions;
import io.syncengine.connect.simulators.stripe.http.SimulatorServer;
import io.syncengine.connect.simulators.stripe.limits.LimitReason;
import io.syncengine.connect.simulators.stripe.limits.Limits;
import io.syncengine.connect.stripe.StripeSourceTask;
import io.syncengine.connect.stripe.assign.TaskShare;
import io.syncengine.connect.stripe.config.TaskConfig;
import io.syncengine.connect.testing.TestSourceContext;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Whatever Stripe does: {@code poll()} returns within a second, and {@code stop()} within three, with nothing left behind. */
final class FaultyStripeTest {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration AWHILE = Duration.ofSeconds(30);
    private static final String KEY = "sk_test_simulated";
    private static final List<String> STREAMS =
            List.of("customers", "charges", "invoices", "invoice_line_items", "customer_sources", "balances");

    private static SimulatorServer stripe;

    private final StripeSourceTask task = new StripeSourceTask();

    @BeforeAll
    static void open() throws IOException {
        SimulatorOptions account = SimulatorOptions.usual(7, 1_000)
                .withCounts(Map.of("customers", 3_000, "charges", 3_000, "invoices", 1_000));
        stripe = SimulatorServer.start(ServerOptions.of(account).withLimits(Limits.none()));
    }

    @AfterAll
    static void close() {
        stripe.close();
    }

    @AfterEach
    void end() {
        task.stop();
        stripe.reset();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                        Fault.rateLimited(null, null),
                        Fault.rateLimited(LimitReason.GLOBAL_RATE, AWHILE),
                        Fault.status(401),
                        Fault.status(409),
                        Fault.status(500),
                        Fault.status(503).shouldRetry(false),
                        Fault.page(502),
                        Fault.redirect("http://localhost/"),
                        Fault.truncated(),
                        Fault.broken(),
                        Fault.withoutData(),
                        Fault.empty(),
                        Fault.reset(),
                        Fault.resetMidBody(),
                        Fault.hang(),
                        Fault.late(AWHILE),
                        Fault.drip(20),
                        Fault.dateSkewed(Duration.ofDays(40)),
                        Fault.withoutDate())
                .map(fault -> arguments(fault.name(), fault));
    }

    @ParameterizedTest(name = "{0}, from the first call on")
    @MethodSource("faults")
    void fromTheFirstCallOn(String name, Fault fault) throws Exception {
        stripe.faults().add(FaultRule.of("/v1/*", fault));

        runsUntilTheFaultHasStruck(1);
        stopsInTime();
    }

    @ParameterizedTest(name = "{0}, in the middle")
    @MethodSource("faults")
    void inTheMiddle(String name, Fault fault) throws Exception {
        stripe.faults().add(FaultRule.of("/v1/*", fault).after(25));

        runsUntilTheFaultHasStruck(3);
        stopsInTime();
    }

    @Test
    void whileNobodyTakesWhatIsRead() throws Exception {
        start();
        long since = System.nanoTime();
        while (stripe.requests().total().calls() < 20 && since(since).compareTo(PATIENCE) < 0) {
            Thread.sleep(20);
        }

        stopsInTime();
    }

    private void start() {
        Map<String, String> settings = Map.of(
                "name",
                "faulty",
                "stripe.api.key",
                KEY,
                "stripe.api.base.url",
                stripe.baseUrl(),
                "rate.limit.per.second",
                "1000",
                "poll.interval.ms",
                "1000",
                "streams",
                String.join(",", STREAMS));
        task.initialize(new TestSourceContext(Map.of()).context());
        task.start(TaskConfig.settings(settings, new TaskShare(STREAMS, 1), 0));
    }

    private void runsUntilTheFaultHasStruck(int times) throws InterruptedException {
        start();
        long since = System.nanoTime();
        int pollsMore = 1;
        try {
            while (pollsMore > 0) {
                pollInTime();
                assertThat(since(since)).as("waiting for the fault").isLessThan(PATIENCE);
                if (stripe.faults().struck() >= times) {
                    pollsMore--;
                }
            }
        } catch (ConnectException givenUp) {
            // Some faults end the task, which has to stop then as well.
            assertThat(stripe.faults().struck()).isPositive();
        }
    }

    private void pollInTime() throws InterruptedException {
        long polled = System.nanoTime();
        task.poll();
        assertThat(since(polled)).as("poll").isLessThan(POLL);
    }

    private void stopsInTime() throws InterruptedException {
        long stopped = System.nanoTime();
        task.stop();

        assertThat(since(stopped)).as("stop").isLessThan(STOP);
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("stripe-") && !thread.getName().startsWith("stripe-simulator")) {
                // Told to end; it may take a moment to.
                thread.join(STOP.toMillis());
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
