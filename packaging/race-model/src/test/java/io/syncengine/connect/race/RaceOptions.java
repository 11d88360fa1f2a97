// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.race;

import io.syncengine.connect.stripe.events.SyncRules;

/**
 * What happens in a run.
 *
 * @param livemode mode of the key
 * @param crashes kills of the task, each with a start from some earlier offset
 * @param losesIds whether the offset has no room for the ids of events
 * @param slowShare share of answers that take up to half a minute
 * @param lateShare share of events that show up to four minutes after their moment
 * @param webhooks what becomes of the webhooks that the account sends
 * @param world what there is and what is read
 * @param otherVersions share of events in another version of the API
 * @param pollMillis pause between two looks at the events
 */
record RaceOptions(
        long seed,
        boolean livemode,
        int crashes,
        boolean losesIds,
        double slowShare,
        double lateShare,
        double otherVersions,
        long pollMillis,
        Webhooks webhooks,
        World world,
        SyncRules rules) {

    /** So few events are dealt with at a time that some seconds come in parts. */
    static final SyncRules PARTED = SyncRules.standard().together(3);

    /** What becomes of webhooks. */
    enum Webhooks {
        /** There are none. */
        NONE,
        /** The engine takes them, and decides which it emits. */
        TAKEN,
        /** A mutant: each is emitted as it arrives. */
        EMITTED_BLINDLY
    }

    static RaceOptions of(long seed) {
        return new RaceOptions(
                seed,
                seed % 2 == 0,
                (int) (seed % 5),
                seed % 7 == 0,
                seed % 3 == 0 ? 0.35 : 0.05,
                seed % 4 == 0 ? 0.05 : 0.01,
                seed % 6 == 1 ? 0.1 : 0,
                seed / 2 % 3 == 0 ? 10_000 : 30_000,
                seed / 3 % 2 == 0 ? Webhooks.TAKEN : Webhooks.NONE,
                World.PLAIN,
                SyncRules.standard());
    }

    /** Small parts, one after the other, and no slow answers that each of them has to wait for. */
    RaceOptions parted(SyncRules small) {
        return new RaceOptions(
                seed, livemode, crashes, losesIds, 0.02, lateShare, otherVersions, pollMillis, webhooks, world, small);
    }

    /** Whether events are read by so few that some seconds come in parts. */
    boolean isParted() {
        return rules.together() < 100;
    }

    RaceOptions with(SyncRules other) {
        return with(webhooks, world, other);
    }

    RaceOptions with(Webhooks other) {
        return with(other, world, rules);
    }

    RaceOptions with(World other) {
        return with(webhooks, other, rules);
    }

    private RaceOptions with(Webhooks otherWebhooks, World otherWorld, SyncRules otherRules) {
        return new RaceOptions(
                seed,
                livemode,
                crashes,
                losesIds,
                slowShare,
                lateShare,
                otherVersions,
                pollMillis,
                otherWebhooks,
                otherWorld,
                otherRules);
    }

    String key() {
        return livemode ? "sk_live_simulated" : "sk_test_simulated";
    }
}
