// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.state.SeenIds;
import io.syncengine.connect.stripe.state.StreamState;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class StretchPlannerTest {

    private static final String VERSION = "2026-10-28.endive";
    private static final long POSITION = 1_000;

    private final SyncRules rules = SyncRules.standard();
    private final StretchPlanner planner = new StretchPlanner(
            rules, new RowForm(VERSION, false), event -> event.type().endsWith(".deleted"));
    private final List<StripeEvent> events = new ArrayList<>();
    private StreamMemory memory = memory(SeenIds.NONE, 0);

    private StreamMemory memory(SeenIds seen, long stamp) {
        StreamState state = StreamState.fresh(VERSION).plan(VERSION, POSITION + 600, POSITION, 0, List.of());
        return new StreamMemory(rules, state.followed(POSITION, seen, stamp, 0));
    }

    private StripeEvent event(String id, String object, long created, String type, String version) {
        StripeEvent event = new StripeEvent(id, created, type, version, false, null, "customer", object, "{}", null);
        events.add(event);
        return event;
    }

    private StripeEvent event(String id, String object, long created) {
        return event(id, object, created, "customer.updated", VERSION);
    }

    /** Steps in short: the event's id, with the reason of a read behind a question mark. */
    private List<String> steps() {
        return planner.plan(events, memory, POSITION).stream()
                .map(step -> step.event().id()
                        + (step.refetch() == null ? "" : "?" + step.refetch().code()))
                .toList();
    }

    @Test
    void eventsOfDifferentSecondsAllBecomeRowsInOrder() {
        event("e1", "a", 1_001);
        event("e2", "b", 1_001);
        event("e3", "a", 1_002);

        assertThat(steps()).containsExactly("e1", "e2", "e3");
    }

    @Test
    void seenEventsAreLeftOut() {
        memory.see(event("e1", "a", 990), "a");
        event("e2", "a", 1_002);

        assertThat(steps()).containsExactly("e2");
    }

    @Nested
    final class ATie {

        @Test
        void asksForARead() {
            event("e1", "a", 1_001);
            event("e2", "a", 1_001);

            assertThat(steps()).containsExactly("e2?tie");
        }

        @Test
        void asksForNothingWhenALaterSecondSupersedesIt() {
            event("e1", "a", 1_001);
            event("e2", "a", 1_001);
            event("e3", "a", 1_002);

            assertThat(steps()).containsExactly("e3");
        }

        @Test
        void withASeenEventCountsToo() {
            memory.see(event("e1", "a", 1_001), "a");
            event("e2", "a", 1_001);

            assertThat(steps()).containsExactly("e2?tie");
        }

        @Test
        void ofCreationAndOneChangeIsDecidedByTheChange() {
            event("e1", "a", 1_001);
            event("e2", "a", 1_001, "customer.created", VERSION);

            assertThat(steps()).containsExactly("e1");
        }

        @Test
        void ofCreationAndTwoChangesIsNotDecided() {
            event("e1", "a", 1_001, "customer.created", VERSION);
            event("e2", "a", 1_001);
            event("e3", "a", 1_001);

            assertThat(steps()).containsExactly("e3?tie");
        }

        @Test
        void ofChangesAndADeletionIsDecidedByTheDeletion() {
            event("e1", "a", 1_001, "customer.deleted", VERSION);
            event("e2", "a", 1_001);

            assertThat(steps()).containsExactly("e1");
        }

        @Test
        void ofDeletionAndCreationIsNotDecidedSinceIdsMayBeGivenAnew() {
            event("e1", "a", 1_001, "customer.deleted", VERSION);
            event("e2", "a", 1_001, "customer.created", VERSION);

            assertThat(steps()).containsExactly("e2?tie");
        }
    }

    @Nested
    final class ALateEvent {

        @Test
        void asksForARead() {
            event("e1", "a", 990);

            assertThat(steps()).containsExactly("e1?late");
        }

        @Test
        void isDroppedWhenANewerEventWasEmitted() {
            memory.emittedEvent("a", 995);
            event("e1", "a", 990);

            assertThat(steps()).isEmpty();
        }

        @Test
        void isReadThoughCreationAndChangeWouldDecideItsSecond() {
            memory.see(event("e1", "a", 990), "a");
            event("e2", "a", 990, "customer.created", VERSION);

            assertThat(steps()).containsExactly("e2?late");
        }

        @Test
        void inAWindowThatIsReplayedIsNoLateEvent() {
            memory = memory(SeenIds.UNKNOWN, 0);
            event("e1", "a", 990);

            assertThat(steps()).containsExactly("e1");
        }
    }

    @Nested
    final class ARowThatWasRead {

        @Test
        void holdsTheEventsUpToItsStamp() {
            memory.admitRow("a", 1_005);
            event("e1", "a", 1_004);
            event("e2", "a", 1_005);
            event("e3", "a", 1_006);

            assertThat(steps()).containsExactly("e3");
        }

        @Test
        void isNotFollowedByAnOlderOne() {
            memory.admitRow("a", 1_005);

            assertThat(memory.admitRow("a", 1_004)).isEqualTo(StreamMemory.OUTDATED);
            assertThat(memory.admitRow("a", 1_005)).isEqualTo(1_005);
        }

        @Test
        void isNeverOlderThanAnEventThatWentOutBefore() {
            memory.emittedEvent("a", 1_007);

            assertThat(memory.admitRow("a", 1_005)).isEqualTo(1_007);
        }

        @Test
        void mayHaveBeenForgottenInARestart() {
            memory = memory(SeenIds.NONE, 1_003);
            event("e1", "a", 1_003);
            event("e2", "b", 1_004);

            assertThat(steps()).containsExactly("e1?restart", "e2");
        }
    }

    @Nested
    final class AnotherVersion {

        @Test
        void asksForOneReadPerObject() {
            event("e1", "a", 1_001, "customer.updated", "2025-03-31.basil");
            event("e2", "a", 1_002, "customer.updated", "2025-03-31.basil");

            assertThat(steps()).containsExactly("e2?version");
        }

        @Test
        void ofADeletionIsTakenAsItIs() {
            event("e1", "a", 1_001, "customer.deleted", "2025-03-31.basil");

            assertThat(steps()).containsExactly("e1");
        }
    }
}
