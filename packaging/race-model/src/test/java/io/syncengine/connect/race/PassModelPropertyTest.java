// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.race;

import io.syncengine.connect.stripe.events.SyncRules;
import io.syncengine.connect.stripe.events.SyncRules.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What events do not tell is found by passes over lists, and what no pass shows any more is swept, in every account; with a
 * rule of sweeping switched off some account loses rows. Seeds as in {@link Accounts}.
 */
final class PassModelPropertyTest {

    /** How many accounts a missing rule may go unnoticed in. */
    private static final int PATIENCE = 20;

    @Test
    void everyObserverKnowsTheTruthInTheEnd() {
        Accounts.assertClean(PassRun::of);
    }

    @ParameterizedTest
    @EnumSource(names = {"SWEEP_WHOLE_ONLY", "SWEEP_BELOW_START"})
    void aMissingRuleIsNoticed(Rule rule) {
        Accounts.assertNoticed(
                "without " + rule,
                PATIENCE,
                options -> PassRun.of(options.with(SyncRules.standard().without(rule))));
    }
}
