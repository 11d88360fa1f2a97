// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify.account;

/**
 * How Stripe is reached.
 *
 * @param baseUrl such as {@code https://api.stripe.com}
 * @param key that may read what is compared
 * @param version of the API, the one that the connector reads with
 * @param callsPerSecond never more than so many start within a second, over all threads; more than 0. What a running
 *     connector uses comes on top
 */
public record StripeAccess(String baseUrl, String key, String version, double callsPerSecond) {

    /** Leaves most of what Stripe allows in test mode (25) to others. */
    public static final double USUAL_CALLS_PER_SECOND = 10;

    public StripeAccess {
        if (!(callsPerSecond > 0)) {
            throw new IllegalArgumentException("calls per second have to be more than 0, not " + callsPerSecond);
        }
    }

    /** Whether the key is one of live mode. */
    boolean isLive() {
        return key.contains("_live_");
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "StripeAccess[" + baseUrl + ", version " + version + ", " + callsPerSecond + " calls per second]";
    }
}
