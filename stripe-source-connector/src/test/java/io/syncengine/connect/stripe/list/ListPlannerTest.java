// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.config.PassSettings;
import io.syncengine.connect.stripe.config.StripeSourceConfig;
import io.syncengine.connect.stripe.events.SyncRules;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.Range;
import io.syncengine.connect.stripe.state.StreamOffsets;
import io.syncengine.connect.stripe.state.StreamState;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class ListPlannerTest {

    private static final String API = "2026-10-28.endive";
    private static final long NOW = 1_763_868_000L;
    private static final long CREATED = 1_700_000_000L;
    private static final long DAY = 86_400;

    private static StreamDefinition stream(String name) {
        return StreamRegistry.bundled().find(name).orElseThrow();
    }

    private static StreamState plan(String stream, boolean livemode, long from, StreamState state) {
        return new ListPlanner(API, livemode, settings(from), CREATED, SyncRules.standard())
                .plan(stream(stream), true, state, NOW);
    }

    private static PassSettings settings(long from) {
        Map<String, String> settings = new HashMap<>(Map.of("stripe.api.key", "sk_test_abc"));
        if (from > 0) {
            settings.put("backfill.from", Long.toString(from));
        }
        return StripeSourceConfig.of(settings).passes();
    }

    private static StreamState plan(String stream, boolean livemode, long from) {
        return plan(stream, livemode, from, StreamState.fresh(API));
    }

    @Test
    void followsEventsFromALittleBelowTheFrozenMoment() {
        StreamState planned = plan("customers", true, 0);

        assertThat(planned.phase()).isEqualTo(Phase.LIST);
        assertThat(planned.epoch()).isEqualTo(1);
        assertThat(planned.planned()).isEqualTo(NOW);
        assertThat(planned.eventPosition()).isEqualTo(NOW - 600);
    }

    @Test
    void readsAccountsOfTheSecondVersionASecondTimeForClosedOnes() {
        assertThat(plan("v2_core_accounts", true, 0).ranges()).containsExactly(Range.ALL, Range.all("closed", "true"));
    }

    @Test
    void goesNoFurtherThanStripeKeepsEvents() {
        assertThat(plan("v2_core_events", true, 0).ranges()).containsExactly(Range.unread(NOW - 30 * DAY, NOW + 1));
    }

    @Test
    void readsEverythingUpToTheFrozenMomentInLiveMode() {
        StreamState planned = plan("customers", true, 0);

        assertThat(planned.ranges()).containsExactly(Range.unread(null, NOW + 1));
        assertThat(planned.lowest()).isEqualTo(CREATED - DAY);
    }

    @Test
    void isOpenUpwardsInTestModeSinceTestClocksRunAhead() {
        assertThat(plan("customers", false, 0).ranges())
                .containsExactly(Range.unread(null, null), Range.all("test_clock", ""));
    }

    @Test
    void beginsWhereTheUserWishesIfTheListCanBeCut() {
        assertThat(plan("customers", true, NOW - 50).ranges()).containsExactly(Range.unread(NOW - 50, NOW + 1));
        assertThat(plan("tax_codes", true, NOW - 50).ranges()).containsExactly(Range.ALL);
    }

    @Test
    void readsNothingWhenTheWishLiesInTheFuture() {
        assertThat(plan("customers", true, NOW + 50).ranges()).isEmpty();
    }

    @Test
    void beginsWhereAPersonsOffsetSays() {
        StreamState asked = StreamOffsets.decode(Map.of("v", 1L, "phase", "LIST", "from", NOW - 70), API);

        assertThat(plan("customers", true, NOW - 50, asked).ranges()).containsExactly(Range.unread(NOW - 70, NOW + 1));
    }

    @Test
    void doesNotAskForEventsThatStripeHasDropped() {
        assertThat(plan("events", true, 0).ranges()).containsExactly(Range.unread(NOW - 30 * DAY, NOW + 1));
        assertThat(plan("events", true, NOW - 50).ranges()).containsExactly(Range.unread(NOW - 50, NOW + 1));
    }

    @Test
    void countsPasses() {
        StreamState first = plan("customers", true, 0);
        StreamState live = first.listed(List.of(), NOW - 10, 5);

        StreamState second = plan("customers", true, 0, live);

        assertThat(second.epoch()).isEqualTo(2);
        assertThat(second.rows()).isZero();
        assertThat(second.stamp()).isEqualTo(NOW - 10);
    }
}
