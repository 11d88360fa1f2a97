// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class TextsTest {

    @Test
    void saysHundredPercentOnlyOfWhatIsDone() {
        assertThat(Texts.percent(0.9999)).isEqualTo("99%");
        assertThat(Texts.percent(1)).isEqualTo("100%");
        assertThat(Texts.percent(0)).isEqualTo("0%");
    }

    @Test
    void writesTimesAsAClock() {
        assertThat(Texts.clock(Duration.ofSeconds(42))).isEqualTo("0:42");
        assertThat(Texts.clock(Duration.ofSeconds(3723))).isEqualTo("1:02:03");
    }

    @Test
    void countsOneInTheSingular() {
        assertThat(Texts.count(1, "row")).isEqualTo("1 row");
        assertThat(Texts.count(12_345, "row")).isEqualTo("12,345 rows");
    }

    @Test
    void cutsWithAnEllipsis() {
        assertThat(Texts.cut("customers", 5)).isEqualTo("cust…");
        assertThat(Texts.cut("customers", 9)).isEqualTo("customers");
        assertThat(Texts.cut("customers", 0)).isEmpty();
    }
}
