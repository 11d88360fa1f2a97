// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.race;

import static org.assertj.core.api.Assertions.assertThat;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * The accounts that a model is tried on, several at a time: each has a loop, a simulator and an engine of its own. Their
 * number and the seed of the first one are system properties, {@code race.seeds} and {@code race.first.seed}.
 */
final class Accounts {

    private static final Logger log = LoggerFactory.getLogger(Accounts.class);

    private static final long FIRST = Long.getLong("race.first.seed", 1);
    private static final long SEEDS = Long.getLong("race.seeds", 200);

    /** What is wrong shows mostly in one of the first accounts; as many are tried as there are processors for. */
    private static final int ABREAST = Runtime.getRuntime().availableProcessors();

    private Accounts() {}

    /**
     * Asserts that no account leads an observer astray.
     *
     * @return how many webhooks led to records, in all accounts
     */
    static long assertClean(Function<RaceOptions, RaceResult> run) {
        List<RaceResult> results = results(FIRST, SEEDS, run);
        assertThat(results)
                .filteredOn(result -> !result.isClean())
                .extracting(RaceResult::text)
                .isEmpty();
        long webhooks = results.stream().mapToLong(RaceResult::webhooks).sum();
        log.info(
                "{} accounts, {} objects, {} records, {} of them of webhooks, {} calls: 0 stale, missing or ghost",
                results.size(),
                results.stream().mapToLong(RaceResult::objects).sum(),
                results.stream().mapToLong(RaceResult::records).sum(),
                webhooks,
                results.stream().mapToLong(RaceResult::calls).sum());
        return webhooks;
    }

    /**
     * Asserts that what is wrong leads an observer astray in one of the first accounts.
     *
     * @param patience in how many it may go unnoticed before
     */
    static void assertNoticed(Object wrong, int patience, Function<RaceOptions, RaceResult> run) {
        int clean = 0;
        boolean noticed = false;
        while (clean < patience && !noticed) {
            for (RaceResult result : results(FIRST + clean, Math.min(ABREAST, patience - clean), run)) {
                noticed |= !result.isClean();
                clean += noticed ? 0 : 1;
            }
        }
        log.info("{}: noticed in account {}", wrong, clean + 1);
        assertThat(clean).as("accounts in which " + wrong + " goes unnoticed").isLessThan(patience);
    }

    /** In the order of the seeds. */
    private static List<RaceResult> results(long first, long seeds, Function<RaceOptions, RaceResult> run) {
        return LongStream.range(first, first + seeds)
                .parallel()
                .mapToObj(seed -> run.apply(RaceOptions.of(seed)))
                .toList();
    }
}
