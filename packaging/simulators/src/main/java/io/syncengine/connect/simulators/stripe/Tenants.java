// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe;

import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;
import io.syncengine.connect.simulators.stripe.data.Dataset;
import io.syncengine.connect.simulators.stripe.data.StreamData;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The accounts that are connected to the platform in one mode: those of its list of accounts. Each has objects of its own
 * under ids that others use too. Not thread-safe.
 */
final class Tenants {
    private final SimulatedMode.Ground ground;
    private final Dataset platform;
    private final BiConsumer<String, Dataset> joined;
    private final StreamData accounts;
    private final Map<String, SimulatedMode> byId = new LinkedHashMap<>();
    private int seen;

    /** @param joined is told of each new one */
    Tenants(SimulatedMode.Ground ground, Dataset platform, BiConsumer<String, Dataset> joined) {
        this.ground = ground;
        this.platform = platform;
        this.joined = joined;
        StreamSpec spec = ground.shapes().catalog().stream("accounts");
        accounts = platform.stream(spec);
    }

    /** Lets happen what is due, after accounts have joined that are new. */
    void advance() {
        while (isKept() && seen < accounts.size()) {
            String id = accounts.id(seen++);
            if (!byId.containsKey(id)) {
                SimulatedMode mode = SimulatedMode.tenant(ground, platform.livemode(), id);
                byId.put(id, mode);
                joined.accept(id, mode.data());
            }
        }
        byId.values().forEach(SimulatedMode::advance);
    }

    private boolean isKept() {
        return !ground.options().connected().isEmpty();
    }

    /** Data of an account that is connected now; null when there is none. */
    @Nullable
    Dataset data(String id) {
        int index = accounts.find(id);
        SimulatedMode mode = byId.get(id);
        return mode != null && index >= 0 && accounts.exists(index, platform.now()) ? mode.data() : null;
    }

    /** An account that is or was connected. */
    Optional<SimulatedMode> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
