// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import static io.syncengine.connect.stripe.run.EngineRig.CUSTOMERS;
import static io.syncengine.connect.stripe.run.EngineRig.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.api.StripeApiException.Kind;
import io.syncengine.connect.stripe.events.SyncRules;
import io.syncengine.connect.stripe.state.StreamState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A second with more events than are dealt with at a time. Filters know no part of it, and its events have no order. */
final class EngineBusySecondTest {

    private static final String EVENTS = "/v1/events";

    private static final Map<String, String> TAGS = Map.of("account", FakeStripe.ACCOUNT, "stream", "customers");

    /** Two pages. */
    private static final SyncRules RULES = SyncRules.standard().together(200);

    private final EngineRig rig = new EngineRig("customers");

    @BeforeEach
    void live() {
        rig.rules = RULES;
        rig.stripe.put(CUSTOMERS, "customer", "cus_0", START - 5_000, "v1");
        rig.start().run(400);
    }

    private static void change(EngineRig rig, int events, int customers) {
        for (int i = 0; i < events; i++) {
            rig.stripe.customer("cus_" + i % customers, "customer.updated", "u" + i);
        }
    }

    private static void assertTruth(EngineRig rig) {
        Map<String, String> newest = new HashMap<>();
        for (String row : rig.rows()) {
            String[] parts = row.split(" ");
            newest.put(parts[0], parts[1]);
        }
        for (FakeObject customer : rig.stripe.all(CUSTOMERS)) {
            assertThat(newest).containsEntry(customer.id(), customer.text());
        }
    }

    @Test
    void ofManyObjectsIsEmittedWithoutAnyRead() {
        change(rig, 1_000, 1_000);

        rig.run(30);

        assertThat(rig.rows()).hasSize(1_001).doesNotHaveDuplicates();
        assertThat(rig.stripe.calls(CUSTOMERS + "/")).isEmpty();
        assertTruth(rig);
        assertThat(rig.offset("customers").eventPosition()).isGreaterThan(rig.stripe.now() - 30);
    }

    /** Pages list the newest first: what comes with a later part must not win. */
    @Test
    void ofEventsThatAreTiedAcrossItsPartsMakesTheirObjectsBeRead() {
        change(rig, 1_000, 350);

        rig.run(60);

        assertTruth(rig);
        assertThat(rig.stripe.calls(CUSTOMERS + "/")).hasSizeBetween(300, 350);
    }

    @Test
    void isNotReadOnWhileTheTaskHasNoRoom() {
        EngineRig small = new EngineRig("customers");
        small.rules = RULES;
        small.queueBytes = 40_000;
        small.start().run(400);
        change(small, 3_000, 3_000);
        String second = Long.toString(small.stripe.now());

        small.loop.run(Duration.ofSeconds(60));
        assertThat(small.stripe.calls(EVENTS))
                .filteredOn(call -> second.equals(FakeStripe.parameter(call, "created[gte]")))
                .hasSizeBetween(3, 12);

        small.run(60);
        assertThat(small.rows()).hasSize(3_000);
        assertTruth(small);
    }

    /** What went out before is known by its id only, and the parts may be others. */
    @ParameterizedTest
    @ValueSource(ints = {1, 40, 99, 150, 200, 260, 320, 390, 400})
    void isTakenUpAgainAfterAKill(int records) {
        change(rig, 700, 260);
        int before = rig.records.size();
        while (rig.records.size() - before < records) {
            rig.run(Duration.ofMillis(100));
        }
        rig.kill();
        StreamState offset = rig.offset("customers", before + records);
        rig.records.subList(before + records, rig.records.size()).clear();
        rig.stripe.shuffleSeconds(records);

        rig.start(Map.of("customers", offset)).run(60);

        assertTruth(rig);
    }

    @Test
    void isTakenAgainByAStreamThatCouldNotTakeAPart() {
        change(rig, 700, 300);
        refuseOnce(rig);

        rig.run(180);

        assertTruth(rig);
    }

    /**
     * By the time that there is room for the next part it takes events again, and must not take the rest alone. The second
     * part is refused to customers, and its products fill the queue.
     */
    @Test
    void isTakenAgainByAStreamThatIsReadyAgainBeforeTheNextPart() {
        EngineRig small = new EngineRig("customers,products");
        small.rules = RULES;
        small.queueBytes = 10_000;
        small.start().run(400);
        change(small, 300, 150);
        for (int i = 0; i < 50; i++) {
            FakeObject product = small.stripe.put("/v1/products", "product", "prod_" + i, START, "other");
            small.stripe.event("product.updated", product, small.stripe.now());
        }
        change(small, 50, 50);
        change(small, 100, 100);
        AtomicBoolean refused = refuseOnce(small);
        small.loop.run(Duration.ofSeconds(150));
        assertThat(refused).isTrue();

        small.run(180);

        assertTruth(small);
        // Not by a later look alone, which takes what it has not seen for late.
        assertThat(small.metrics.value("late-events-total", TAGS)).isIn(null, 0L);
    }

    private static AtomicBoolean refuseOnce(EngineRig rig) {
        AtomicBoolean refused = new AtomicBoolean();
        rig.stripe.script(call -> call.path().startsWith(CUSTOMERS + "/") && refused.compareAndSet(false, true)
                ? Optional.of(new FakeStripe.Reaction.Refuse(FakeStripe.error(Kind.REJECTED, "not now")))
                : Optional.empty());
        return refused;
    }
}
