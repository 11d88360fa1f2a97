// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.race;

import io.syncengine.connect.stripe.events.SyncRules;
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

    /** The rules without one of them. */
    enum Mutant {
        SWEEPS_AFTER_A_PARTIAL_PASS(new SyncRules(10, 60, 600, 300, true, true, true, true, true, false, true)),
        SWEEPS_UP_TO_THE_END_OF_THE_PASS(new SyncRules(10, 60, 600, 300, true, true, true, true, true, true, false));

        private final SyncRules rules;

        Mutant(SyncRules rules) {
            this.rules = rules;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMissingRuleIsNoticed(Mutant mutant) {
        Accounts.assertNoticed(mutant, PATIENCE, options -> PassRun.of(options.with(mutant.rules)));
    }
}
