// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.race;

import static org.assertj.core.api.Assertions.assertThat;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.Function;

/**
 * The accounts that a model is tried on. Their number and the seed of the first one are system properties, {@code
 * race.seeds} and {@code race.first.seed}.
 */
final class Accounts {

    private static final Logger log = LoggerFactory.getLogger(Accounts.class);

    private static final long FIRST = Long.getLong("race.first.seed", 1);
    private static final long SEEDS = Long.getLong("race.seeds", 200);

    private Accounts() {}

    /**
     * Asserts that no account leads an observer astray.
     *
     * @return how many webhooks led to records, in all accounts
     */
    static long assertClean(Function<RaceOptions, RaceResult> run) {
        long objects = 0;
        long records = 0;
        long calls = 0;
        long webhooks = 0;
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            RaceResult result = run.apply(RaceOptions.of(seed));
            assertThat(result.isClean()).as(result.text()).isTrue();
            objects += result.objects();
            records += result.records();
            calls += result.calls();
            webhooks += result.webhooks();
        }
        log.info(
                "{} accounts, {} objects, {} records, {} of them of webhooks, {} calls: 0 stale, missing or ghost",
                SEEDS,
                objects,
                records,
                webhooks,
                calls);
        return webhooks;
    }

    /**
     * Asserts that what is wrong leads an observer astray in one of the first accounts.
     *
     * @param patience in how many it may go unnoticed before
     */
    static void assertNoticed(Object wrong, int patience, Function<RaceOptions, RaceResult> run) {
        int clean = 0;
        while (clean < patience && run.apply(RaceOptions.of(FIRST + clean)).isClean()) {
            clean++;
        }
        log.info("{}: noticed in account {}", wrong, clean + 1);
        assertThat(clean).as("accounts in which " + wrong + " goes unnoticed").isLessThan(patience);
    }
}
