// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.state.Range;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

final class LinkedSplitterTest {

    private static final long LOWEST = 1_000;
    private static final long HIGHEST = 11_000;

    private final LinkedSplitter splitter = new LinkedSplitter(new RangeSplitter(LOWEST, HIGHEST));

    private static List<StripeObject> page(long... moments) {
        return Arrays.stream(moments)
                .mapToObj(moment -> new StripeObject("o_" + moment, moment, new Object[0], "{}", false))
                .toList();
    }

    private static List<StripeObject> dense(long from, int count) {
        long[] moments = new long[count];
        for (int i = 0; i < count; i++) {
            moments[i] = from - i;
        }
        return page(moments);
    }

    @Test
    void aLinkGoesWithTheEndsThatItWasAskedWith() {
        Range range = Range.unread(null, 11_001L);
        assertThat(splitter.remainder(range, page(10_000, 9_000), "page=2", false))
                .containsExactly(new Range(null, 11_001L, List.of("page=2"), 9_000L));
    }

    @Test
    void withoutTheLinkTheRangeGoesOnFromTheLastSecond() {
        Range left = new Range(2_000L, 11_001L, List.of("page=2"), 9_000L);
        assertThat(RangeSplitter.withoutCursor(left)).isEqualTo(Range.unread(2_000L, 9_001L));
    }

    @Test
    void withoutTheLinkAListWithoutOrderBeginsAnew() {
        Range left = splitter.remainder(Range.ALL, page(9_000, 10_000), "page=2", false)
                .get(0);
        assertThat(left.last()).isNull();
        Range further =
                splitter.remainder(left, page(8_000, 7_000), "page=3", true).get(0);
        assertThat(further)
                .as("a later page in order does not tell where the rest is")
                .isEqualTo(new Range(null, null, List.of("page=3"), null));
        assertThat(RangeSplitter.withoutCursor(further)).isEqualTo(Range.ALL);
    }

    @Test
    void objectsWithoutAMomentTellNothing() {
        Range left = splitter.remainder(Range.ALL, page(StripeObject.NO_POSITION), "page=2", true)
                .get(0);
        assertThat(left).isEqualTo(new Range(null, null, List.of("page=2"), null));
    }

    @Test
    void anEmptyPageKeepsThePlace() {
        Range range = new Range(null, 11_001L, List.of("page=2"), 9_000L);
        assertThat(splitter.remainder(range, page(), "page=3", true))
                .containsExactly(new Range(null, 11_001L, List.of("page=3"), 9_000L));
    }

    @Test
    void cutsWhatIsLeftInTwoThatAreDisjointAndAllOfIt() {
        List<Range> parts = splitter.remainder(Range.unread(null, 11_001L), dense(10_999, 20), "page=2", true);
        assertThat(parts).hasSize(2);
        Range upper = parts.get(0);
        Range lower = parts.get(1);
        assertThat(upper.after()).as("a link belongs to other ends").isEmpty();
        assertThat(upper.to()).as("the last second may have more").isEqualTo(10_981L);
        assertThat(upper.from()).isEqualTo(lower.to());
        assertThat(lower.from()).isNull();
        assertThat(lower.after()).isEmpty();
    }

    @Test
    void doesNotCutInVain() {
        assertThat(splitter.remainder(Range.unread(null, 11_001L), page(10_000, 2_000), "page=2", true))
                .as("few are left")
                .hasSize(1);
        long[] same = new long[20];
        Arrays.fill(same, 10_980);
        assertThat(splitter.remainder(Range.unread(null, 10_981L), page(same), "page=2", true))
                .as("the second would be read again and again")
                .hasSize(1);
    }
}
