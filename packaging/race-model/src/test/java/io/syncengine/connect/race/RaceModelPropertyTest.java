// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.events.SyncRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No seed leads astray with the rules as they are; with any one of them switched off some seed does. Seeds as in
 * {@link Accounts}.
 */
final class RaceModelPropertyTest {

    /** How many accounts a missing rule may go unnoticed in. */
    private static final int PATIENCE = 60;

    @Test
    void everyObserverKnowsTheTruthInTheEnd() {
        assertThat(Accounts.assertClean(RaceRun::of)).isPositive();
    }

    /** Events that Stripe sends as they happen come late, twice, out of order or never. */
    @Test
    void emittingWebhooksBlindlyIsNoticed() {
        Accounts.assertNoticed(
                "emitting webhooks blindly",
                PATIENCE,
                options -> RaceRun.of(options.with(RaceOptions.Webhooks.EMITTED_BLINDLY)));
    }

    @Test
    void everyObserverKnowsTheChildrenInTheEnd() {
        Accounts.assertClean(options -> RaceRun.of(options.with(World.FAMILIES)));
    }

    /** The rules without one of them. */
    enum Mutant {
        NO_HORIZON(new SyncRules(10, 60, 600, 300, false, true, true, true, true, true, true)),
        NO_TIES(new SyncRules(10, 60, 600, 300, true, false, true, true, true, true, true)),
        NO_LATE(new SyncRules(10, 60, 600, 300, true, true, false, true, true, true, true)),
        NO_STAMPS(new SyncRules(10, 60, 600, 300, true, true, true, false, true, true, true)),
        STAMPED_WITH_DATE(new SyncRules(10, 60, 600, 300, true, true, true, true, false, true, true)),
        NO_SETTLE(new SyncRules(0, 60, 600, 300, true, true, true, true, true, true, true)),
        NO_OVERLAP(new SyncRules(10, 0, 0, 300, true, true, true, true, true, true, true));

        private final SyncRules rules;

        Mutant(SyncRules rules) {
            this.rules = rules;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMissingRuleIsNoticed(Mutant mutant) {
        Accounts.assertNoticed(mutant, PATIENCE, options -> RaceRun.of(options.with(mutant.rules)));
    }
}
