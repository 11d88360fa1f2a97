// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import java.util.Optional;
import java.util.Set;

/**
 * A key that the account knows.
 *
 * @param streams what a restricted key may read: streams, and {@link #OWN_ACCOUNT}; empty for a key that may read all
 */
public record ApiKey(String secret, Optional<Set<String>> streams) {
    /** Permission to read {@code /v1/account}. */
    public static final String OWN_ACCOUNT = "account";

    /** @throws IllegalArgumentException when the secret is not of a key's form */
    public ApiKey {
        if (!secret.matches("(sk|rk)_(live|test)_[A-Za-z0-9_]+")) {
            throw new IllegalArgumentException(
                    "A key starts with sk_live_, sk_test_, rk_live_ or rk_test_ and goes on with letters and digits");
        }
        streams = streams.map(Set::copyOf);
    }

    public static ApiKey full(String secret) {
        return new ApiKey(secret, Optional.empty());
    }

    public static ApiKey restricted(String secret, Set<String> streams) {
        return new ApiKey(secret, Optional.of(streams));
    }

    public boolean livemode() {
        return secret.startsWith("_live_", 2);
    }

    boolean mayRead(String stream) {
        return streams.isEmpty() || streams.get().contains(stream);
    }

    /** The key as Stripe shows it in messages. */
    static String masked(String secret) {
        int shown = "sk_live_".length();
        int tail = Math.max(shown, secret.length() - 4);
        return secret.length() <= shown
                ? "*".repeat(secret.length())
                : secret.substring(0, shown) + "*".repeat(tail - shown) + secret.substring(tail);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return masked(secret);
    }
}
