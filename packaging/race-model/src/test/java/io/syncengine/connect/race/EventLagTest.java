// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.StripeSimulator;
import io.syncengine.connect.simulators.stripe.api.ApiOptions;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;
import io.syncengine.connect.simulators.stripe.data.AccountOptions;
import io.syncengine.connect.simulators.stripe.data.EventOptions;
import io.syncengine.connect.simulators.stripe.data.TrafficOptions;
import io.syncengine.connect.stripe.assign.TaskShare;
import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.change.ChangeBatch;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.config.TaskConfig;
import io.syncengine.connect.stripe.events.SyncRules;
import io.syncengine.connect.stripe.loop.VirtualLoop;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.StreamState;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sixty streams are listed at the pace that test mode has by itself, for minutes: what changes meanwhile is in the topics
 * within half a minute all the same, because events come first.
 */
final class EventLagTest {

    private static final Instant START = Instant.ofEpochSecond(1_763_868_000L);
    private static final int STREAMS = 60;
    private static final int ROWS = 600;
    private static final Duration TIME = Duration.ofMinutes(3);
    private static final long PROMISE_SECONDS = 30;

    /** Answers come within half a second: an event waits for every list page that was asked for before it. */
    private static final RaceOptions OPTIONS = new RaceOptions(
            1, false, 0, false, 0, 0, 0, 5_000, RaceOptions.Webhooks.NONE, World.PLAIN, SyncRules.standard());

    private final VirtualLoop loop = VirtualLoop.shuffled(1);
    private final Map<String, StreamState> states = new HashMap<>();
    private long events;
    private long longest;

    @Test
    void eventsDoNotWaitForLists() {
        List<String> streams = streams();
        StripeSimulator stripe = new StripeSimulator(
                account(streams), InstantSource.tick(() -> START.plus(loop.elapsed()), Duration.ofMillis(1)));
        RaceTask task = new RaceTask(loop, new VirtualTransport(loop, stripe, OPTIONS), OPTIONS, config(streams));
        task.start(Map.of());
        while (loop.elapsed().compareTo(TIME) < 0) {
            loop.run(Duration.ofMillis(200));
            for (ChangeBatch batch = task.take(); batch != null; batch = task.take()) {
                note(batch);
            }
        }
        task.end();

        assertThat(states.values())
                .as("streams that are still listed")
                .filteredOn(state -> state.phase() == Phase.LIST)
                .hasSizeGreaterThan(STREAMS / 2);
        assertThat(events).as("events").isGreaterThan(500);
        assertThat(longest).as("seconds until an event was emitted").isLessThan(PROMISE_SECONDS);
    }

    private void note(ChangeBatch batch) {
        states.put(batch.stream().name(), batch.after());
        long now = START.plus(loop.elapsed()).getEpochSecond();
        for (Change change : batch.changes()) {
            if (change.origin() == Origin.EVENT) {
                events++;
                longest = Math.max(longest, now - change.version());
            }
        }
    }

    private static List<String> streams() {
        Set<String> readable = new HashSet<>();
        StreamRegistry.bundled().streams().forEach(stream -> readable.add(stream.name()));
        return ApiCatalog.bundled().streams().stream()
                .filter(spec -> readable.contains(spec.name()) && !spec.isEvents())
                .filter(spec -> spec.most() == 0 || spec.most() >= ROWS)
                .map(StreamSpec::name)
                .limit(STREAMS)
                .toList();
    }

    private static TaskConfig config(List<String> streams) {
        Map<String, String> settings = Map.of(
                "stripe.api.key", OPTIONS.key(), "streams", String.join(",", streams), "poll.interval.ms", "5000");
        return TaskConfig.of(TaskConfig.settings(settings, new TaskShare(streams, 1.0), 0));
    }

    private static SimulatorOptions account(List<String> streams) {
        Map<String, Integer> objects = new HashMap<>();
        streams.forEach(stream -> objects.put(stream, ROWS));
        // Later ones are found by the looks that go further back.
        EventOptions none = EventOptions.usual().withDelays(Duration.ofSeconds(2), 0, Duration.ofSeconds(2));
        return new SimulatorOptions(
                AccountOptions.usual(1).withAge(Duration.ofDays(400)).withEvents(none),
                Map.of(),
                objects,
                new TrafficOptions(
                        10,
                        Set.copyOf(TrafficOptions.usual(ApiCatalog.bundled(), 1).streams()),
                        TrafficOptions.Mix.usual()),
                ApiOptions.usual(ApiCatalog.bundled()));
    }
}
