// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.cli;

import io.syncengine.connect.simulators.stripe.api.ApiKey;
import io.syncengine.connect.simulators.stripe.http.ServerOptions.Mode;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The keys that a simulator started by a person knows.
 *
 * @param full reads everything
 * @param restricted reads what was named; null: there is none
 */
record Keys(ApiKey full, @Nullable ApiKey restricted) {

    /**
     * Keys of a mode.
     *
     * @param given the full key; null: the usual one
     * @param readable what a restricted key may read; empty: there is none
     * @throws IllegalArgumentException when the given key is none, or of the other mode
     */
    static Keys of(Mode mode, @Nullable String given, Set<String> readable) {
        String name = mode.name().toLowerCase(Locale.ROOT);
        ApiKey full = ApiKey.full(given == null ? "sk_" + name + "_simulated" : given);
        if (full.livemode() != (mode == Mode.LIVE)) {
            throw new IllegalArgumentException(
                    "a key of " + name + " mode begins with sk_" + name + "_ or rk_" + name + "_");
        }
        return new Keys(full, readable.isEmpty() ? null : ApiKey.restricted("rk_" + name + "_simulated", readable));
    }

    List<ApiKey> all() {
        List<ApiKey> all = new ArrayList<>(List.of(full));
        if (restricted != null) {
            all.add(restricted);
        }
        return all;
    }

    /** The one to be shown to whoever starts the simulator. */
    ApiKey shown() {
        return restricted == null ? full : restricted;
    }
}
