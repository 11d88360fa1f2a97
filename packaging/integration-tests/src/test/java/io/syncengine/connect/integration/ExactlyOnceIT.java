// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.data.TrafficOptions;
import io.syncengine.connect.simulators.stripe.http.SimulatorServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A worker that is killed again and again, in the middle of lists and of events, with exactly-once support: who reads
 * committed records sees every event once, or what is newer in its place, versions that never fall, and in the end what
 * Stripe says. The number of kills is the system property {@value #KILLS}: 3 by default, 50 is what is promised.
 */
class ExactlyOnceIT {

    private static final String KILLS = "exactly.once.kills";
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final long SEED = 20261126;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Streams whose events tell everything, by the name of their objects. */
    private static final Map<String, String> STREAMS = Map.of(
            "customer", "customers",
            "product", "products",
            "price", "prices",
            "plan", "plans",
            "coupon", "coupons",
            "invoice", "invoices",
            "subscription", "subscriptions",
            "tax_rate", "tax_rates");

    /** Few enough that the ids of ten minutes' events of each stream fit in its offset: else they may come twice. */
    private static final double CHANGES = 5;

    @TempDir
    Path directory;

    @Test
    void killsRepeatNothingAndLoseNothing() throws Exception {
        Random random = new Random(SEED);
        int kills = Integer.getInteger(KILLS, 3);
        try (Pipeline pipeline = Pipeline.start(directory, Accounts.serve(account()))) {
            SimulatorServer stripe = pipeline.stripe();
            TestSource source =
                    new TestSource(pipeline, "once", List.copyOf(STREAMS.values()), Map.of("rate.limit.endpoint", "5"));
            source.deploy(Map.of("tasks.max", "2", "exactly.once.support", "required"));
            for (int kill = 0; kill < kills; kill++) {
                // By calls, so that it is in the middle of something however fast the machine is.
                long calls = stripe.requests().total().calls() + 20 + random.nextInt(60);
                await().atMost(LIMIT)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> stripe.requests().total().calls() >= calls);
                pipeline.killAndStart();
            }
            source.awaitListed(LIMIT);
            stripe.trafficRate(0);

            source.awaitTruth(LIMIT);
            source.assertOrderly();
            assertThat(lost(stripe, source.topics()))
                    .as("events that nothing came of")
                    .isEmpty();
        }
    }

    private static SimulatorOptions account() {
        Map<String, Integer> counts = new HashMap<>();
        STREAMS.values().forEach(stream -> counts.put(stream, 600));
        counts.put("customers", 4_000);
        return Accounts.of(counts)
                .withTraffic(new TrafficOptions(CHANGES, Set.copyOf(STREAMS.values()), TrafficOptions.Mix.usual()));
    }

    /** Events of the account, since the source's first look at it, without a record of theirs or one that is newer. */
    private static List<String> lost(SimulatorServer stripe, Topics topics) throws IOException {
        Set<String> seen = new HashSet<>();
        Map<String, Long> newest = new HashMap<>();
        for (String stream : STREAMS.values()) {
            for (TopicRecord record : topics.records(stream)) {
                seen.add(stream + "/" + record.event());
                newest.merge(stream + "/" + record.id(), record.version() / 1000, Math::max);
            }
        }
        List<String> lost = new ArrayList<>();
        for (JsonNode event : events(stripe)) {
            JsonNode object = event.path("data").path("object");
            String stream = STREAMS.get(object.path("object").asText());
            long version = newest.getOrDefault(stream + "/" + object.path("id").asText(), 0L);
            if (stream != null
                    && !seen.contains(stream + "/" + event.path("id").asText())
                    && version < event.path("created").asLong()) {
                lost.add(event.path("id").asText() + " " + event.path("type").asText() + " of "
                        + object.path("id").asText());
            }
        }
        return lost;
    }

    private static List<JsonNode> events(SimulatorServer stripe) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        String after = "";
        JsonNode page;
        do {
            page = JSON.readTree(stripe.simulator()
                    .answer(SimRequest.get("/v1/events?limit=100" + after).withKey(Accounts.FULL_KEY))
                    .body());
            page.path("data").forEach(events::add);
            after = "&starting_after="
                    + events.get(events.size() - 1).path("id").asText();
        } while (page.path("has_more").asBoolean());
        assertThat(events).hasSizeGreaterThan(100);
        return events;
    }
}
