// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.events.SyncRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What events do not tell is found by passes over lists, and what no pass shows any more is swept, in every account; with a
 * rule of sweeping switched off some account loses rows. Seeds as in {@link RaceModelPropertyTest}.
 */
final class PassModelPropertyTest {

    private static final Logger log = LoggerFactory.getLogger(PassModelPropertyTest.class);

    private static final long FIRST = Long.getLong("race.first.seed", 1);
    private static final long SEEDS = Long.getLong("race.seeds", 200);

    /** How many accounts a missing rule may go unnoticed in. */
    private static final int PATIENCE = 20;

    @Test
    void everyObserverKnowsTheTruthInTheEnd() {
        long objects = 0;
        long records = 0;
        long calls = 0;
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            RaceResult result = PassRun.of(RaceOptions.of(seed));
            assertThat(result.isClean()).as(result.text()).isTrue();
            objects += result.objects();
            records += result.records();
            calls += result.calls();
        }
        log.info(
                "{} accounts, {} objects, {} records, {} calls: 0 stale, missing or ghost",
                SEEDS,
                objects,
                records,
                calls);
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
        int clean = 0;
        while (clean < PATIENCE
                && PassRun.of(RaceOptions.of(FIRST + clean).with(mutant.rules)).isClean()) {
            clean++;
        }
        log.info("{}: noticed in account {}", mutant, clean + 1);
        assertThat(clean).as("accounts in which " + mutant + " goes unnoticed").isLessThan(PATIENCE);
    }
}
