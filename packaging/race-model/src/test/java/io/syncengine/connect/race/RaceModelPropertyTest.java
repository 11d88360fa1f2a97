// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.events.SyncRules;
import io.syncengine.connect.stripe.events.SyncRules.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Set;

/**
 * No seed leads astray with the rules as they are; with any one of them switched off some seed does. Seeds as in
 * {@link Accounts}.
 */
final class RaceModelPropertyTest {

    /** How many accounts a missing rule may go unnoticed in. */
    private static final int PATIENCE = 60;

    private static final SyncRules STANDARD = SyncRules.standard();

    @Test
    void everyObserverKnowsTheTruthInTheEnd() {
        assertThat(Accounts.assertClean(options -> RaceRun.of(parted(options)))).isPositive();
    }

    /** Some accounts are read in small parts. */
    private static RaceOptions parted(RaceOptions options) {
        return options.seed() % 5 == 3 ? options.parted(RaceOptions.PARTED) : options;
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
    void everyObserverKnowsTheSecondVersionInTheEnd() {
        Accounts.assertClean(options -> RaceRun.of(options.with(World.SECOND_VERSION)));
    }

    @Test
    void everyObserverKnowsTheChildrenInTheEnd() {
        Accounts.assertClean(options -> RaceRun.of(parted(options).with(World.FAMILIES)));
    }

    /** The rules without one of them. */
    enum Mutant {
        NO_HORIZON(STANDARD.without(Rule.HORIZON)),
        NO_TIES(STANDARD.without(Rule.REFETCH_TIES)),
        NO_LATE(STANDARD.without(Rule.REFETCH_LATE)),
        NO_STAMPS(STANDARD.without(Rule.STAMPS)),
        STAMPED_WITH_DATE(STANDARD.without(Rule.STAMP_BELOW_DATE)),
        NO_SETTLE(new SyncRules(0, 60, 600, 300, 5_000, Set.of())),
        NO_OVERLAP(new SyncRules(10, 0, 0, 300, 5_000, Set.of()));

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

    /** Of v2 each event makes its object be read, so that no event is too old or tied. */
    @ParameterizedTest
    @EnumSource(names = {"NO_HORIZON", "NO_STAMPS", "STAMPED_WITH_DATE", "NO_SETTLE", "NO_OVERLAP"})
    void aMissingRuleIsNoticedInTheSecondVersion(Mutant mutant) {
        Accounts.assertNoticed(
                mutant,
                PATIENCE,
                options -> RaceRun.of(options.with(World.SECOND_VERSION).with(mutant.rules)));
    }

    /** In a second that is dealt with in parts the newest events are mostly the first to go out. */
    @Test
    void takingTheOlderPartOfASecondForTheNewerIsNoticed() {
        SyncRules mutant = RaceOptions.PARTED.without(Rule.REFETCH_PARTED_TIES);
        Accounts.assertNoticed(
                "without " + Rule.REFETCH_PARTED_TIES, PATIENCE, options -> RaceRun.of(options.parted(mutant)));
    }

    @ParameterizedTest
    @EnumSource(names = {"GONE_CHILDREN", "COMPLETE_CHILDREN"})
    void aMissingRuleOfChildrenIsNoticed(Rule rule) {
        Accounts.assertNoticed(
                "without " + rule,
                PATIENCE,
                options -> RaceRun.of(options.with(World.FAMILIES).with(STANDARD.without(rule))));
    }
}
