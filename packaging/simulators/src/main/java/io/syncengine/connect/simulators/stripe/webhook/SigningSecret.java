// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.webhook;

/**
 * A secret that an endpoint's deliveries are signed with.
 *
 * @param until milliseconds since 1970 from which on it is not used any more; {@link Long#MAX_VALUE}: it is the current one
 */
public record SigningSecret(String value, long until) {
    static SigningSecret current(String value) {
        return new SigningSecret(value, Long.MAX_VALUE);
    }

    boolean isUsedAt(long now) {
        return now < until;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "whsec_… until " + until;
    }
}
