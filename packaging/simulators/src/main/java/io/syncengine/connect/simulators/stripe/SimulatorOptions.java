// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe;

import io.syncengine.connect.simulators.stripe.api.ApiOptions;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.data.AccountOptions;
import io.syncengine.connect.simulators.stripe.data.StreamCounts;
import io.syncengine.connect.simulators.stripe.data.TrafficOptions;

import java.util.Map;

/**
 * What a simulated account holds and how it behaves.
 *
 * @param live objects in live mode from the start, by stream
 * @param test objects in test mode from the start, by stream
 * @param traffic what happens by itself, in both modes alike
 */
public record SimulatorOptions(
        AccountOptions account,
        Map<String, Integer> live,
        Map<String, Integer> test,
        TrafficOptions traffic,
        ApiOptions api) {
    public SimulatorOptions {
        live = Map.copyOf(live);
        test = Map.copyOf(test);
    }

    /**
     * An account of three years in which nothing happens by itself.
     *
     * @param total objects in each mode, dealt over the streams as is usual
     */
    public static SimulatorOptions usual(long seed, int total) {
        ApiCatalog catalog = ApiCatalog.bundled();
        Map<String, Integer> counts = StreamCounts.usual(catalog, total);
        return new SimulatorOptions(
                AccountOptions.usual(seed), counts, counts, TrafficOptions.none(), ApiOptions.usual(catalog));
    }

    /** The same account with these objects in both modes. */
    public SimulatorOptions withCounts(Map<String, Integer> counts) {
        return new SimulatorOptions(account, counts, counts, traffic, api);
    }

    public SimulatorOptions withAccount(AccountOptions other) {
        return new SimulatorOptions(other, live, test, traffic, api);
    }

    public SimulatorOptions withTraffic(TrafficOptions other) {
        return new SimulatorOptions(account, live, test, other, api);
    }

    public SimulatorOptions withApi(ApiOptions other) {
        return new SimulatorOptions(account, live, test, traffic, other);
    }
}
