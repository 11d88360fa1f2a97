// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How the API answers.
 *
 * @param keys that it knows
 * @param replicaLag how old the state may be that an object is read from
 * @param versions values of {@code Stripe-Version} that it accepts; all are answered in the bundled shape
 * @param missing products that the account is not set up for
 */
public record ApiOptions(List<ApiKey> keys, Duration replicaLag, Set<String> versions, Set<Product> missing) {
    /** @throws IllegalArgumentException when the lag is negative or above ten minutes */
    public ApiOptions {
        if (replicaLag.isNegative() || replicaLag.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("The replica lag lies between 0 and 10 minutes: " + replicaLag);
        }
        keys = List.copyOf(keys);
        versions = Set.copyOf(versions);
        missing = Set.copyOf(missing);
    }

    /** One full key for each mode, {@code sk_live_simulated} and {@code sk_test_simulated}; reads up to a second old. */
    public static ApiOptions usual(ApiCatalog catalog) {
        return new ApiOptions(
                List.of(ApiKey.full("sk_live_simulated"), ApiKey.full("sk_test_simulated")),
                Duration.ofSeconds(1),
                Set.of(catalog.version(), "2026-03-25.dahlia", "2023-08-16"),
                Set.of());
    }

    public ApiOptions withKeys(List<ApiKey> other) {
        return new ApiOptions(other, replicaLag, versions, missing);
    }

    public ApiOptions withReplicaLag(Duration other) {
        return new ApiOptions(keys, other, versions, missing);
    }

    /** Without the products, as for an account that has not been set up for them. */
    public ApiOptions without(Set<Product> products) {
        return new ApiOptions(keys, replicaLag, versions, products);
    }
}
