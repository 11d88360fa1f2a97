// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.data.TrafficOptions;
import io.syncengine.connect.simulators.stripe.webhook.Delivery;
import io.syncengine.connect.simulators.stripe.webhook.DeliveryCounts;
import io.syncengine.connect.simulators.stripe.webhook.HookEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Five hundred webhooks a second, for as many seconds as the system property {@code webhook.load.seconds} tells: each is taken
 * or told to come again, none waits longer than Stripe does, and nothing piles up.
 */
final class WebhookLoadTest {

    private static final Logger log = LoggerFactory.getLogger(WebhookLoadTest.class);

    private static final int PER_SECOND = 500;
    private static final int SECONDS = Integer.getInteger("webhook.load.seconds", 6);

    /** What lists, events and the log of deliveries of the simulated account may take in this JVM as they grow. */
    private static final long GROWTH = 24L << 20;

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String STREAM = "customers";
    private static final String SECRET = "whsec_ofTheTests";

    private final SimulatedStripe stripe = SimulatedStripe.of(SimulatorOptions.usual(7, 0)
            .withCounts(Map.of(STREAM, 2_000))
            .withTraffic(new TrafficOptions(0, Set.of(STREAM), TrafficOptions.Mix.usual())));
    private final ListenAddress address = ListenAddress.free();
    private final DrivenTask task = new DrivenTask(
            stripe.server(), List.of(STREAM), address.settings("direct", Map.of("webhook.signing.secrets", SECRET)));
    private long ahead;

    @AfterEach
    void close() {
        task.close();
        stripe.close();
    }

    @Test
    void areAllAnswered() {
        stripe.hooks("retry_seconds=" + "1,".repeat(50));
        task.start();
        task.workUntilListed(LIMIT);
        stripe.server().hooks().create(false, address.url(), List.of(HookEndpoint.ALL), SECRET);

        long before = stripe.server().data().eventCount();
        stripe.server().trafficRate(PER_SECOND);
        passFor(Duration.ofSeconds(SECONDS).dividedBy(3));
        long early = usedHeap();
        passFor(Duration.ofSeconds(SECONDS).multipliedBy(2).dividedBy(3));
        stripe.server().trafficRate(0);
        long late = usedHeap();
        long events = stripe.server().data().eventCount() - before;
        passUntilAllAreAnswered(events);

        DeliveryCounts counts = stripe.server().hooks().counts();
        log.info(
                "{} events in {} s: {} ahead of the poll, {} told to come again; heap {} MB, then {} MB",
                events,
                SECONDS,
                ahead,
                counts.of(Delivery.Kind.GENUINE, 503),
                early >> 20,
                late >> 20);
        assertThat(events).isGreaterThan(PER_SECOND * SECONDS * 9L / 10);
        assertThat(counts.answers().get(Delivery.Kind.GENUINE).keySet()).isSubsetOf(200, 503);
        assertThat(counts.givenUp()).isZero();
        assertThat(ahead).as("records ahead of the poll").isPositive();
        assertThat(late - early).as("bytes that are kept").isLessThan(GROWTH);
    }

    private void passFor(Duration time) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < time.toNanos()) {
            pass();
        }
    }

    private void passUntilAllAreAnswered(long events) {
        long start = System.nanoTime();
        while (stripe.server().hooks().counts().of(Delivery.Kind.GENUINE, 200) < events) {
            assertThat(System.nanoTime() - start).as("nanoseconds of waiting").isLessThan(LIMIT.toNanos());
            pass();
        }
    }

    private void pass() {
        ahead += task.pass().stream()
                .filter(record -> DrivenTask.origin(record).equals("webhook"))
                .count();
    }

    private static long usedHeap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
