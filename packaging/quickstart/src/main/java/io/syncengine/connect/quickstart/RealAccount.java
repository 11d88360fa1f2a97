// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import java.util.Map;

/** An account at Stripe, known by its key. */
record RealAccount(String apiKey) implements StripeAccount {

    @Override
    public String description() {
        String mode = apiKey.contains("_live_") ? "live" : "test";
        return "Stripe, " + mode + " mode (key from STRIPE_API_KEY)";
    }

    @Override
    public Map<String, String> sourceSettings() {
        return Map.of();
    }

    @Override
    public void close() {
        // Nothing of ours runs for it.
    }

    /** Without the key. */
    @Override
    public String toString() {
        return description();
    }
}
