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
 * @param traffic what happens by itself, in both modes alike, and in each connected account
 * @param connected objects in each account of the list of accounts, from the start, by stream; empty: none of those can be
 *     read
 */
public record SimulatorOptions(
        AccountOptions account,
        Map<String, Integer> live,
        Map<String, Integer> test,
        TrafficOptions traffic,
        ApiOptions api,
        Map<String, Integer> connected) {
    public SimulatorOptions {
        connected = Map.copyOf(connected);
        live = Map.copyOf(live);
        test = Map.copyOf(test);
    }

    /** An account that others are not connected to. */
    public SimulatorOptions(
            AccountOptions account,
            Map<String, Integer> live,
            Map<String, Integer> test,
            TrafficOptions traffic,
            ApiOptions api) {
        this(account, live, test, traffic, api, Map.of());
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
        return new SimulatorOptions(account, counts, counts, traffic, api, connected);
    }

    public SimulatorOptions withAccount(AccountOptions other) {
        return new SimulatorOptions(other, live, test, traffic, api, connected);
    }

    public SimulatorOptions withTraffic(TrafficOptions other) {
        return new SimulatorOptions(account, live, test, other, api, connected);
    }

    public SimulatorOptions withApi(ApiOptions other) {
        return new SimulatorOptions(account, live, test, traffic, other, connected);
    }

    /** A platform: the accounts of its list can be read, with that many objects each, of which ids are alike. */
    public SimulatorOptions withConnected(Map<String, Integer> counts) {
        return new SimulatorOptions(account, live, test, traffic, api, counts);
    }
}
