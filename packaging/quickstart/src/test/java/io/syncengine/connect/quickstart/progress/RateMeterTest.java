// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class RateMeterTest {

    private final RateMeter meter = new RateMeter();

    @Test
    void measuresOverTheWindowOnly() {
        for (int second = 0; second <= 20; second++) {
            meter.rates(Duration.ofSeconds(second), rows(second * 1000L));
        }
        for (int second = 21; second <= 31; second++) {
            meter.rates(Duration.ofSeconds(second), rows(20_000 + (second - 20) * 10L));
        }

        assertThat(meter.rates(Duration.ofSeconds(32), rows(20_120))).containsEntry("charges", 10.0);
    }

    @Test
    void leavesOutWhatDoesNotMove() {
        meter.rates(Duration.ZERO, rows(5));

        assertThat(meter.rates(Duration.ofSeconds(1), rows(5))).isEmpty();
    }

    @Test
    void isNotNegativeWhenAPassBeginsAgain() {
        meter.rates(Duration.ZERO, rows(5000));

        assertThat(meter.rates(Duration.ofSeconds(1), rows(100))).isEmpty();
    }

    private static List<StreamProgress> rows(long rows) {
        return List.of(new StreamProgress("charges", StreamProgress.Phase.LIST, rows, 0, ""));
    }
}
