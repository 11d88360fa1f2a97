// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class PassesTest {

    private static final String API = "2026-10-28.endive";
    private static final long NOW = 1_763_868_000L;

    private final StreamState first =
            StreamState.fresh(API).plan(API, NOW, NOW - 600, NOW - 9000, List.of(Range.unread(null, NOW + 1)));

    private final StreamState live = first.listed(List.of(), NOW - 10, 7).followed(NOW + 50, SeenIds.NONE, 0, 2);

    private static StreamState stored(StreamState state) {
        return StreamOffsets.decode(StreamOffsets.encode(state), "");
    }

    @Test
    void aRepeatedPassLeavesTheEventsWhereTheyAre() {
        StreamState again = live.again(API, PassKind.SNAPSHOT, NOW + 100, 0, List.of(Range.ALL));

        assertThat(again.phase()).isEqualTo(Phase.LIST);
        assertThat(again.epoch()).isEqualTo(2);
        assertThat(again.planned()).isEqualTo(NOW);
        assertThat(again.eventPosition()).isEqualTo(NOW + 50);
        assertThat(again.passes()).isEqualTo(new Passes(PassKind.SNAPSHOT, NOW + 100, 0, 0, 0, ""));
    }

    @Test
    void aWindowLeavesTheStreamLiveAndTheFullPassAsItIs() {
        StreamState window = live.partial("backfill.from").window(NOW + 100, List.of(Range.unread(NOW, null)));

        assertThat(window.phase()).isEqualTo(Phase.LIVE);
        assertThat(window.isListing()).isTrue();
        assertThat(window.epoch()).isEqualTo(1);
        StreamState read = window.listed(List.of(), NOW + 90, 3);
        assertThat(read.phase()).isEqualTo(Phase.LIVE);
        assertThat(read.isListing()).isFalse();
        assertThat(read.passes())
                .isEqualTo(new Passes(PassKind.RECONCILE, NOW, NOW + 100, NOW + 100, 7, "backfill.from"));
    }

    @Test
    void theFirstReasonWhyAPassIsPartialCounts() {
        assertThat(first.partial("object without id")
                        .partial("backfill.max.rows")
                        .passes()
                        .partial())
                .isEqualTo("object without id");
        assertThat(live.partial("x")
                        .again(API, PassKind.BACKFILL, NOW, 0, List.of())
                        .passes()
                        .partial())
                .isEmpty();
    }

    @Test
    void aWindowCannotMakeTheFullPassPartial() {
        assertThat(live.tail(NOW + 100, List.of())
                        .partial("object without id")
                        .passes()
                        .partial())
                .isEmpty();
    }

    @Test
    void everythingSurvivesTheOffset() {
        StreamState state = live.again(
                        API,
                        PassKind.SNAPSHOT,
                        NOW + 100,
                        NOW - 9000,
                        List.of(
                                Range.unread(null, 5L),
                                Range.all("test_clock", "clock_1"),
                                Range.all("test_clock", "")))
                .partial("backfill.max.rows")
                .listed(List.of(Range.all("pending", "true").sibling(1L, 9L, List.of("ii_1"), 4L)), NOW, 12);

        assertThat(stored(state)).isEqualTo(state);
        assertThat(stored(live.window(NOW + 5, List.of(Range.unread(1L, null)))))
                .isEqualTo(live.window(NOW + 5, List.of(Range.unread(1L, null))));
    }

    @Test
    void anOffsetFromBeforeTheseKeysCountsItsOnePass() {
        Map<String, Object> old = new HashMap<>(StreamOffsets.encode(live));
        List.of("kind", "rec", "tail", "listed", "partial").forEach(old::remove);

        assertThat(StreamOffsets.decode(old, "").passes()).isEqualTo(new Passes(PassKind.BACKFILL, NOW, 0, 0, 0, ""));
    }

    @Test
    void eventsFromAMomentOnCountAsAPassThen() {
        assertThat(StreamOffsets.decode(Map.of("v", 1L, "ev", NOW), "").passes().full())
                .isEqualTo(NOW);
    }
}
