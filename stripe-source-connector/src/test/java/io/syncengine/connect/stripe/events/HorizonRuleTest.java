// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HorizonRuleTest {

    private final HorizonRule horizon = new HorizonRule(SyncRules.standard());

    @Test
    void isTheLimitWithoutReadsUnderWay() {
        assertThat(horizon.of("customers", 1_000)).isEqualTo(1_000);
    }

    @Test
    void liesSettleTimeBelowTheOldestReadOfTheStream() {
        horizon.begin("customers", 900);
        horizon.begin("customers", 950);
        horizon.begin("charges", 100);

        assertThat(horizon.of("customers", 1_000)).isEqualTo(890);
        assertThat(horizon.of("customers", 500)).isEqualTo(500);
    }

    @Test
    void risesWhenTheReadEndsAlsoWhenItEndsTwice() {
        HorizonRule.Read first = horizon.begin("customers", 900);
        horizon.begin("customers", 950);

        first.end();
        first.end();

        assertThat(horizon.of("customers", 1_000)).isEqualTo(940);
    }

    @Test
    void aRowIsNotStampedAboveWhatItsReadCanHaveSeen() {
        SyncRules rules = SyncRules.standard();

        assertThat(rules.stamp(1_000, 1_000)).isEqualTo(990);
        assertThat(rules.stamp(1_000, 1_040)).isEqualTo(995);
    }
}
