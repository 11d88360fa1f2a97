// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.data;

import java.time.Duration;

/**
 * How an account's events come.
 *
 * @param usualDelay longest time between a change and its event being listed, usually
 * @param lateShare share of the events that take longer, from 0 to 1
 * @param latestDelay longest time that those take
 * @param retention age at which events go
 * @param otherVersionShare share of the events rendered in another API version than the bundled one, from 0 to 1
 * @param lostShare share of the events that Stripe fails to generate, from 0 to 1: they are neither listed nor sent
 */
public record EventOptions(
        Duration usualDelay,
        double lateShare,
        Duration latestDelay,
        Duration retention,
        double otherVersionShare,
        double lostShare) {
    /** @throws IllegalArgumentException when a share or a delay is out of range */
    public EventOptions {
        if (lateShare < 0 || lateShare > 1 || otherVersionShare < 0 || otherVersionShare > 1) {
            throw new IllegalArgumentException("Shares of events lie between 0 and 1");
        }
        if (!(lostShare >= 0 && lostShare <= 1)) {
            throw new IllegalArgumentException("The share of lost events lies between 0 and 1: " + lostShare);
        }
        if (usualDelay.isNegative() || latestDelay.compareTo(usualDelay) < 0) {
            throw new IllegalArgumentException("The latest delay of events is no shorter than the usual one");
        }
    }

    /** As with Stripe: mostly within two seconds, one in a thousand up to a minute, kept for 30 days. */
    public static EventOptions usual() {
        return new EventOptions(Duration.ofSeconds(2), 0.001, Duration.ofSeconds(60), Duration.ofDays(30), 0, 0);
    }

    /** Every event is listed at once. */
    public static EventOptions instant() {
        return new EventOptions(Duration.ZERO, 0, Duration.ZERO, Duration.ofDays(30), 0, 0);
    }

    public EventOptions withOtherVersions(double share) {
        return new EventOptions(usualDelay, lateShare, latestDelay, retention, share, lostShare);
    }

    public EventOptions withDelays(Duration usual, double share, Duration latest) {
        return new EventOptions(usual, share, latest, retention, otherVersionShare, lostShare);
    }

    public EventOptions withLost(double share) {
        return new EventOptions(usualDelay, lateShare, latestDelay, retention, otherVersionShare, share);
    }
}
