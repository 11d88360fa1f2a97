// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.state.SeenIds;
import io.syncengine.connect.stripe.state.StreamState;
import org.junit.jupiter.api.Test;

import java.util.List;

final class StreamMemoryTest {

    private static final long POSITION = 10_000;

    private static StreamMemory memory(SeenIds seen, int maxSeen) {
        StreamState state = StreamState.fresh("v").plan("v", POSITION, POSITION, 0, List.of());
        return new StreamMemory(SyncRules.standard(), state.followed(POSITION, seen, 0, 0), maxSeen);
    }

    private static StripeEvent event(int number, long created) {
        return new StripeEvent(
                "evt_" + number, created, "customer.updated", "v", false, null, "customer", "cus_1", "{}", null);
    }

    @Test
    void whatTheOffsetRemembersCountsAsSeenUntilTheWindowHasBeenShownAgain() {
        SeenIds stored = SeenIds.of(new long[] {SeenIds.hash("evt_1")});
        StreamMemory memory = memory(stored, 100);

        memory.advance(POSITION - 300, POSITION);
        assertThat(memory.isSeen(event(1, POSITION - 100))).isTrue();
        assertThat(memory.seenIds()).isEqualTo(stored);

        memory.advance(POSITION + 5, POSITION + 5);
        assertThat(memory.isSeen(event(1, POSITION - 100))).isFalse();
        assertThat(memory.seenIds()).isEqualTo(SeenIds.NONE);
    }

    @Test
    void anOffsetThatDoesNotKnowIsRepeatedUntilTheWindowHasBeenReplayed() {
        StreamMemory memory = memory(SeenIds.UNKNOWN, 100);
        memory.see(event(1, POSITION - 100), "cus_1");

        memory.advance(POSITION - 50, POSITION);
        assertThat(memory.isReplaying()).isTrue();
        assertThat(memory.seenIds()).isEqualTo(SeenIds.UNKNOWN);

        memory.advance(POSITION, POSITION);
        assertThat(memory.isReplaying()).isFalse();
        assertThat(memory.seenIds()).isEqualTo(SeenIds.of(new long[] {SeenIds.hash("evt_1")}));
    }

    @Test
    void reachesAsFarBackAsAWideLook() {
        StreamMemory memory = memory(SeenIds.NONE, 100);
        memory.see(event(1, POSITION - 1), "cus_1");
        memory.emittedEvent("cus_1", POSITION - 1);

        memory.advance(POSITION + 590, POSITION + 590);
        assertThat(memory.isSeen(event(1, POSITION - 1))).isTrue();

        memory.advance(POSITION + 660, POSITION + 660);
        assertThat(memory.isSeen(event(1, POSITION - 1))).isFalse();
        assertThat(memory.newestEvent("cus_1")).isNull();
        assertThat(memory.isForgotten(POSITION - 1, POSITION + 660)).isTrue();
    }

    @Test
    void reachesLessFarWhenThereIsTooMuchToRemember() {
        StreamMemory memory = memory(SeenIds.NONE, 100);
        for (int i = 0; i < 300; i++) {
            memory.see(event(i, POSITION + i), "cus_1");
        }

        memory.advance(POSITION + 300, POSITION + 300);

        assertThat(memory.isSeen(event(299, POSITION + 299))).isTrue();
        assertThat(memory.isForgotten(POSITION + 100, POSITION + 300)).isTrue();
        assertThat(memory.isForgotten(POSITION + 290, POSITION + 300)).isFalse();
    }

    @Test
    void reachesAsFarBackAsBeforeOnceThatHasPassed() {
        StreamMemory memory = memory(SeenIds.NONE, 100);
        for (int i = 0; i < 300; i++) {
            memory.see(event(i, POSITION + i), "cus_1");
        }
        memory.advance(POSITION + 300, POSITION + 300);

        memory.advance(POSITION + 900, POSITION + 900);

        assertThat(memory.isForgotten(POSITION + 310, POSITION + 900)).isFalse();
        assertThat(memory.isForgotten(POSITION + 299, POSITION + 900)).isTrue();
    }

    @Test
    void doesNotKnowTheIdsOfTooManyEvents() {
        StreamMemory memory = memory(SeenIds.NONE, 5_000);
        for (int i = 0; i <= SeenIds.MAX_IDS; i++) {
            memory.see(event(i, POSITION + 1), "cus_1");
        }

        assertThat(memory.seenIds()).isEqualTo(SeenIds.UNKNOWN);
    }

    @Test
    void forgetsRowsThatNoEventAboveThePositionCanBeContainedIn() {
        StreamMemory memory = memory(SeenIds.NONE, 100);
        memory.admitRow("cus_1", POSITION + 5);
        memory.admitRow("cus_2", POSITION + 50);

        memory.advance(POSITION + 20, POSITION + 20);

        assertThat(memory.isContained("cus_1", POSITION)).isFalse();
        assertThat(memory.isContained("cus_2", POSITION + 50)).isTrue();
        assertThat(memory.mayBeContained("cus_1", POSITION + 21)).isFalse();
    }
}
