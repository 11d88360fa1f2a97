// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.state.Range;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

final class RangeSplitterTest {

    private final RangeSplitter splitter = new RangeSplitter(1_000, 11_000);

    private static List<StripeObject> page(long... moments) {
        return Arrays.stream(moments)
                .mapToObj(moment -> new StripeObject("o_" + moment, moment, new Object[0], "{}", false))
                .toList();
    }

    @Test
    void aPageInOrderEndsTheRangeAtItsLastSecond() {
        assertThat(splitter.remainder(Range.ALL, page(10_000, 9_000), false))
                .containsExactly(new Range(null, 9_001L, List.of("o_9000", "o_10000"), 9_000L));
    }

    @Test
    void aPageInOrderBehindOneThatWasNotTellsNothing() {
        Range left = splitter.remainder(Range.ALL, page(9_000, 10_000), true).get(0);
        assertThat(left).isEqualTo(new Range(null, null, List.of("o_10000", "o_9000"), null));

        assertThat(splitter.remainder(left, page(8_000, 7_000), true))
                .as("rows above its seconds may still follow")
                .containsExactly(new Range(null, null, List.of("o_7000", "o_8000", "o_10000"), null));
    }
}
