// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import static io.syncengine.connect.stripe.run.EngineRig.CUSTOMERS;
import static io.syncengine.connect.stripe.run.EngineRig.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.api.StripeApiException.Kind;
import io.syncengine.connect.stripe.events.SyncRules;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.StreamState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How far back looks at the events go, and how much of them is read at a time. */
final class EngineLookTest {

    private static final String EVENTS = "/v1/events";

    private final EngineRig rig = new EngineRig("customers");

    /** A live stream of one customer, some minutes into following it. */
    @BeforeEach
    void live() {
        rig.stripe.put(CUSTOMERS, "customer", "cus_1", START - 5_000, "v1");
        rig.start().run(400);
    }

    @Test
    void cutsTimeIntoSlicesThatFitIntoMemory() {
        rig.kill();
        StreamState old = rig.offset("customers");
        for (int i = 0; i < 12_000; i++) {
            rig.loop.run(Duration.ofMillis(250));
            rig.stripe.customer("cus_" + i % 3_000, "customer.updated", "u" + i);
        }
        rig.run(20);
        int before = rig.rows().size();

        rig.start(Map.of("customers", old)).run(120);

        assertThat(rig.rows().size() - before).isGreaterThan(10_000);
        assertThat(rig.rows("cus_2999")).last().asString().startsWith("u11999 ");
        assertThat(rig.offset("customers").eventPosition()).isGreaterThan(rig.stripe.now() - 60);
    }

    /** The queue's bytes bound them too, for all accounts of the task together. */
    @Test
    void cutsTimeIntoSlicesThatFitIntoTheTasksPartOfMemory() {
        EngineRig small = new EngineRig("customers");
        small.queueBytes = 40_000;
        small.start().run(15);
        small.kill();
        StreamState old = small.offset("customers");
        for (int i = 0; i < 1_000; i++) {
            small.loop.run(Duration.ofSeconds(1));
            small.stripe.customer("cus_" + i % 300, "customer.updated", "u" + i);
        }
        int before = small.stripe.calls(EVENTS).size();

        small.start(Map.of("customers", old)).run(120);

        assertThat(small.rows("cus_99")).last().isEqualTo("u999 event");
        assertThat(small.rows().stream().distinct()).hasSizeGreaterThan(990);
        Map<String, Long> pages = small.stripe.calls(EVENTS).stream()
                .skip(before)
                .collect(Collectors.groupingBy(
                        call -> FakeStripe.parameter(call, "created[gte]") + " to "
                                + FakeStripe.parameter(call, "created[lt]"),
                        Collectors.counting()));
        assertThat(pages.values()).hasSizeGreaterThan(8).allMatch(count -> count <= 2);
    }

    @Test
    void goesOnBelowAnEventThatWasDroppedForItsAge() {
        for (int i = 0; i < 150; i++) {
            rig.stripe.customer("cus_" + i, "customer.created", "v1");
            rig.loop.run(Duration.ofMillis(100));
        }
        rig.stripe.failOnce(EVENTS, "starting_after", FakeStripe.error(Kind.CURSOR_GONE, "gone"));

        rig.run(60);

        assertThat(rig.rows().stream().distinct()).hasSizeGreaterThanOrEqualTo(150);
    }

    /** What put it back may have been wrong: only a further call can tell. */
    @Test
    void goesOnAskingWhenTheClockWasPutBack() {
        long wrong = rig.stripe.now() - 900;
        rig.clock.observe(wrong);
        rig.clock.observe(wrong);
        assertThat(rig.clock.now()).isEqualTo(wrong);
        rig.stripe.customer("cus_1", "customer.updated", "v2");

        rig.run(60);

        assertThat(rig.clock.now()).isBetween(rig.stripe.now() - 1, rig.stripe.now());
        assertThat(rig.rows("cus_1")).last().asString().startsWith("v2 ");
    }

    @Test
    void asksForTheTypesOfFewStreamsOnly() {
        EngineRig few = new EngineRig("coupons");
        few.start().run(10);
        EngineRig many = new EngineRig("customers,charges,invoices,subscriptions,disputes,payouts");
        many.start().run(10);

        assertThat(FakeStripe.parameter(few.stripe.calls(EVENTS).get(0), "types[]"))
                .startsWith("coupon.");
        assertThat(FakeStripe.parameter(many.stripe.calls(EVENTS).get(0), "types[]"))
                .isNull();
    }

    /** Reads of lists come and go, and with them the moment up to which events may be emitted. */
    @Test
    void looksFarBackNoMoreOftenWhileListsAreRead() {
        EngineRig other = new EngineRig("customers,products").with("poll.interval.ms", "1000");
        other.rules = new SyncRules(10, 60, 600, 15, 5_000, Set.of());
        for (int i = 0; i < 9_000; i++) {
            other.stripe.put(CUSTOMERS, "customer", "cus_" + i, START - i, "v1");
        }
        other.start();
        for (int i = 0; i < 20; i++) {
            tie(other, "/v1/products", "product", other.stripe.now());
            other.stripe.hold(
                    call -> call.path().equals(CUSTOMERS) || call.path().startsWith("/v1/products/"));
            other.run(3);
            other.stripe.release();
        }

        assertThat(other.offset("customers").phase()).isEqualTo(Phase.LIST);
        assertThat(other.stripe.calls("/v1/products/product_1")).hasSizeGreaterThan(3);
        List<Long> spans = other.stripe.calls(EVENTS).stream()
                .map(call -> Long.parseLong(FakeStripe.parameter(call, "created[lt]"))
                        - Long.parseLong(FakeStripe.parameter(call, "created[gte]")))
                .toList();
        assertThat(spans).hasSizeGreaterThan(5);
        assertThat(spans).filteredOn(span -> span >= 590).as("%s", spans).hasSizeBetween(3, 5);
    }

    /** Two events of a second: a read, while which others begin and end. */
    private static void tie(EngineRig other, String path, String object, long second) {
        FakeObject changed = other.stripe.put(path, object, object + "_1", START - 900, "v");
        other.stripe.event(object + ".updated", changed, second);
        other.stripe.event(object + ".updated", changed, second);
    }
}
