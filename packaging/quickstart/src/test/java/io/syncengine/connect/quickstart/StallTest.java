// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.quickstart.progress.Progress;
import io.syncengine.connect.quickstart.progress.StreamProgress;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class StallTest {

    private final Stall stall = new Stall(Duration.ofMinutes(10));

    @Test
    void givesUpWhenNothingMovesForAsLongAsItsPatience() {
        assertThat(stall.isStalled(at(0, 5), Optional.empty())).isFalse();
        assertThat(stall.isStalled(at(599, 5), Optional.empty())).isFalse();
        assertThat(stall.isStalled(at(600, 5), Optional.empty())).isTrue();
    }

    @Test
    void waitsOnAfterEachMove() {
        stall.isStalled(at(0, 5), Optional.empty());
        stall.isStalled(at(500, 6), Optional.empty());
        assertThat(stall.isStalled(at(700, 6), Optional.empty())).isFalse();
        assertThat(stall.isStalled(at(1000, 6), Optional.of(10L))).isFalse();
        assertThat(stall.isStalled(at(1500, 6), Optional.of(9L))).isFalse();
        assertThat(stall.isStalled(at(2100, 6), Optional.of(9L))).isTrue();
    }

    private static Progress at(int second, long rows) {
        return new Progress(
                Duration.ofSeconds(second),
                List.of(new StreamProgress("charges", StreamProgress.Phase.LIST, rows, 0.5, "")),
                Map.of(),
                Map.of());
    }
}
