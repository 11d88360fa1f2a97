// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.limits;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a request was refused with 429, as {@code Stripe-Rate-Limited-Reason} tells it. */
public enum LimitReason {
    GLOBAL_RATE,
    ENDPOINT_RATE,
    GLOBAL_CONCURRENCY,
    ENDPOINT_CONCURRENCY,
    /** One object is busy; only a fault brings it about. */
    RESOURCE_SPECIFIC;

    /** Value of the header, such as {@code global-rate}. */
    public String header() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason with that value of the header. */
    public static Optional<LimitReason> of(String header) {
        return Arrays.stream(values())
                .filter(reason -> reason.header().equals(header))
                .findFirst();
    }
}
