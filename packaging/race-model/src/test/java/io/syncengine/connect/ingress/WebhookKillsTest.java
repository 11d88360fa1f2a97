// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.data.EventOptions;
import io.syncengine.connect.simulators.stripe.webhook.DeliveryOutcome;
import io.syncengine.connect.simulators.stripe.webhook.HookEndpoint;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A task that receives webhooks is killed again and again, at whatever point: before what it has returned is in the topic,
 * between that and the commit of its position, before Stripe's request is answered or after. The number of kills is the
 * system property {@code webhook.kills}, the seed {@code webhook.seed}.
 */
final class WebhookKillsTest {

    private static final int KILLS = Integer.getInteger("webhook.kills", 100);
    private static final long SEED = Long.getLong("webhook.seed", 1);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String STREAM = "customers";
    private static final String SECRET = "whsec_ofTheTests";
    private static final int OBJECTS = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Random random = new Random(SEED);
    private final SimulatedStripe stripe = SimulatedStripe.of(account());
    private final ListenAddress address = ListenAddress.free();
    private final DrivenTask task = new DrivenTask(
            stripe.server(), List.of(STREAM), address.settings("direct", Map.of("webhook.signing.secrets", SECRET)));
    private final List<String> alive = new ArrayList<>();
    private final Set<String> answered = new HashSet<>();

    /** Of the life under way: events whose records have been returned ahead of the poll, and those of them committed. */
    private final Set<String> returned = new HashSet<>();

    private final Set<String> committed = new HashSet<>();
    private int ahead;

    /** Its events are listed at once, so that each can be looked at as soon as it is answered. */
    private static SimulatorOptions account() {
        SimulatorOptions account = SimulatorOptions.usual(SEED, 0).withCounts(Map.of(STREAM, OBJECTS));
        return account.withAccount(account.account().withEvents(EventOptions.instant()));
    }

    @AfterEach
    void close() {
        task.close();
        stripe.close();
    }

    @Test
    void whatWasAnsweredIsInTheTopicOrIsReadAgain() {
        // Often enough that an event is delivered until a task takes it.
        stripe.hooks("retry_seconds=" + "0.1,".repeat(50));
        stripe.server().hooks().create(false, address.url(), List.of(HookEndpoint.ALL), SECRET);
        stripe.server().data().forEach(STREAM, row -> alive.add(row.id()));
        task.start();
        task.workUntilListed(LIMIT);

        for (int kill = 0; kill < KILLS; kill++) {
            liveAndDie();
            assertNothingLost(kill);
            task.start();
        }
        task.workUntil(() -> topic().equals(truth()), LIMIT);

        assertThat(answered).as("events answered").hasSizeGreaterThan(KILLS / 2);
        assertThat(ahead).as("records ahead of the poll").isGreaterThan(KILLS / 4);
    }

    private void liveAndDie() {
        returned.clear();
        committed.clear();
        int steps = 1 + random.nextInt(3);
        for (int step = 0; step < steps; step++) {
            change();
            List<SourceRecord> records = task.poll();
            boolean last = step == steps - 1;
            // The last batch may get anywhere on its way, and no further.
            int stage = last ? random.nextInt(5) : 4;
            int stored = stage > 1 ? records.size() : stage == 1 ? random.nextInt(records.size() + 1) : 0;
            task.store(records.subList(0, stored));
            returned.addAll(ahead(records));
            int told = stage > 2 ? records.size() : stage == 2 ? random.nextInt(records.size() + 1) : 0;
            committed.addAll(ahead(records.subList(0, told)));
            task.commit(records.subList(0, told));
            if (stage > 3 && (last || random.nextBoolean())) {
                task.commitOffsets(records);
            }
        }
        task.stop();
        ahead += returned.size();
    }

    /** The events of records that went ahead of the poll. */
    private static List<String> ahead(List<SourceRecord> records) {
        return records.stream()
                .filter(record -> DrivenTask.origin(record).equals("webhook"))
                .map(record -> String.valueOf(
                        record.headers().lastWithName("stripe.event.id").value()))
                .toList();
    }

    private void change() {
        int kind = random.nextInt(10);
        if (kind == 0 && alive.size() > OBJECTS / 2) {
            stripe.server().data().delete(STREAM, alive.remove(random.nextInt(alive.size())));
        } else if (kind < 4) {
            alive.add(stripe.server().data().create(STREAM));
        } else {
            stripe.server().data().update(STREAM, alive.get(random.nextInt(alive.size())));
        }
    }

    /** Whatever has been answered is in its topic, or so that the next task reads it. */
    private void assertNothingLost(int kill) {
        for (DeliveryOutcome outcome : stripe.server().hooks().last()) {
            if (outcome.status() == 200 && answered.add(outcome.event())) {
                assertThat(!returned.contains(outcome.event()) || committed.contains(outcome.event()))
                        .as(
                                "seed %d, kill %d: %s was answered before its record was committed",
                                SEED, kill, outcome.event())
                        .isTrue();
                JsonNode event = stripe.api("/v1/events/" + outcome.event());
                String object = event.path("data").path("object").path("id").asText();
                assertThat(object).as("%s", event).isNotEmpty();
                long created = event.path("created").asLong();
                assertThat(isStored(object, created) || task.eventsReadTo(STREAM) <= created)
                        .as(
                                "seed %d, kill %d: %s of %s was answered, is not in the topic and would not be read again",
                                SEED, kill, outcome.event(), object)
                        .isTrue();
            }
        }
    }

    private boolean isStored(String object, long created) {
        return task.rows(object).stream()
                .filter(row -> row.timestamp() != null)
                .anyMatch(row -> row.timestamp() >= created * 1000);
    }

    /** The rows that the topic ends on. */
    private Map<String, JsonNode> topic() {
        Map<String, JsonNode> rows = new HashMap<>();
        for (SourceRecord record : task.durable()) {
            String id = String.valueOf(DrivenTask.id(record));
            if (record.value() == null) {
                rows.remove(id);
            } else if (((Struct) record.value()).schema().field("_raw_data") != null) {
                rows.put(id, json(((Struct) record.value()).getString("_raw_data")));
            }
        }
        return rows;
    }

    private Map<String, JsonNode> truth() {
        Map<String, JsonNode> rows = new HashMap<>();
        stripe.server().data().forEach(STREAM, row -> rows.put(row.id(), json(row.json())));
        return rows;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
