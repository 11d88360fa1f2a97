// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.api.ApiKey;
import io.syncengine.connect.simulators.stripe.api.ApiOptions;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.http.ServerOptions;
import io.syncengine.connect.simulators.stripe.http.SimulatorServer;
import io.syncengine.connect.simulators.stripe.limits.Limits;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Simulated accounts for tests. Their keys are like no other text, so that they can be searched for. */
final class Accounts {

    static final String FULL_KEY = "sk_test_7hisIsTheFullKey0fTheTests";
    static final String LIVE_KEY = "sk_live_7hisIsTheLiveKey0fTheTests";
    static final String RESTRICTED_KEY = "rk_test_7hisIsTheRestrictedKey0fTheTests";

    private static final long SEED = 7;

    private Accounts() {}

    /** Objects dealt over all streams as is usual, in test mode. */
    static SimulatorOptions usual(int total) {
        return withKeys(SimulatorOptions.usual(SEED, total), Set.of());
    }

    /** These objects only, in test mode. */
    static SimulatorOptions of(Map<String, Integer> counts) {
        return withKeys(SimulatorOptions.usual(SEED, 1_000).withCounts(counts), Set.of());
    }

    /** The same account with a key that may read only these streams, and {@code account} where that is among them. */
    static SimulatorOptions withRestrictedKey(SimulatorOptions account, Set<String> readable) {
        return withKeys(account, readable);
    }

    private static SimulatorOptions withKeys(SimulatorOptions account, Set<String> readable) {
        ApiOptions api = account.api();
        return account.withApi(
                api.withKeys(List.of(ApiKey.full(FULL_KEY), ApiKey.restricted(RESTRICTED_KEY, readable))));
    }

    /** A server of the account that never refuses a call as one too many. */
    static SimulatorServer serve(SimulatorOptions account) throws IOException {
        return SimulatorServer.start(ServerOptions.of(account).withLimits(Limits.none()));
    }

    /** The same, at another time than this machine's. */
    static SimulatorServer serve(SimulatorOptions account, Duration ahead) throws IOException {
        return SimulatorServer.start(
                ServerOptions.of(account).withLimits(Limits.none()).withSkew(ahead));
    }

    /** A server of an account that has these objects in live mode, for {@link #LIVE_KEY}. */
    static SimulatorServer serveLive(Map<String, Integer> counts) throws IOException {
        SimulatorOptions usual = SimulatorOptions.usual(SEED, 1_000);
        SimulatorOptions account = new SimulatorOptions(
                usual.account(),
                counts,
                Map.of(),
                usual.traffic(),
                usual.api().withKeys(List.of(ApiKey.full(LIVE_KEY))));
        return SimulatorServer.start(ServerOptions.of(account).withMainMode(ServerOptions.Mode.LIVE));
    }

    static ApiCatalog catalog() {
        return ApiCatalog.bundled();
    }
}
