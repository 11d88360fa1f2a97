// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.race;

import io.syncengine.connect.stripe.events.SyncRules;

/**
 * What happens in a run.
 *
 * @param crashes kills of the task, each with a start from some earlier offset
 * @param slowShare share of answers that take up to half a minute
 * @param lateShare share of events that show up to four minutes after their moment
 */
record RaceOptions(long seed, int crashes, double slowShare, double lateShare, SyncRules rules) {

    static RaceOptions of(long seed) {
        return new RaceOptions(
                seed, (int) (seed % 5), seed % 3 == 0 ? 0.35 : 0.05, seed % 4 == 0 ? 0.05 : 0.01, SyncRules.standard());
    }

    RaceOptions with(SyncRules other) {
        return new RaceOptions(seed, crashes, slowShare, lateShare, other);
    }
}
