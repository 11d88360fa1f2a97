// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

final class OffsetSizeTest {

    private static final int LIMIT = 16_384;

    @ParameterizedTest
    @CsvSource({"16, 27, 3, true", "64, 27, 3, false", "16, 500, 1, false", "1, 500, 1, true"})
    void anOffsetTakesLessThan16Kilobytes(int count, int idLength, int cursors, boolean keepsIds) {
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> after = new ArrayList<>();
            for (int cursor = 0; cursor < cursors; cursor++) {
                after.add("x".repeat(idLength));
            }
            long from = 1_700_000_000L + i * 1_000L;
            ranges.add(new Range(from, from + 1_000, after, from + 500));
        }
        long[] hashes = new Random(1).longs(SeenIds.MAX_IDS).toArray();
        StreamState state = StreamState.fresh("2026-10-28.endive")
                .plan("2026-10-28.endive", 1_763_868_000L, 1_763_867_400L, 1_577_836_800L, ranges)
                .followed(1_763_868_000L, SeenIds.of(hashes), 1_763_868_000L, 1_000_000)
                .withError("e".repeat(300));

        var offset = StreamOffsets.encode(state);

        assertThat(offset.toString().length()).isLessThan(LIMIT);
        assertThat(StreamOffsets.decode(offset, "").seen().complete()).isEqualTo(keepsIds);
        assertThat(StreamOffsets.decode(offset, "").ranges()).isEqualTo(ranges);
    }
}
