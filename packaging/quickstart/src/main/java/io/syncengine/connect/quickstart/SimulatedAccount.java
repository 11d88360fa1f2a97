// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import io.syncengine.connect.simulators.stripe.SimulatedMode;
import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.StripeSimulator;
import io.syncengine.connect.simulators.stripe.api.ApiKey;
import io.syncengine.connect.simulators.stripe.api.ApiOptions;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.data.AccountOptions;
import io.syncengine.connect.simulators.stripe.data.StreamCounts;
import io.syncengine.connect.simulators.stripe.data.TrafficOptions;
import io.syncengine.connect.simulators.stripe.http.ServerOptions;
import io.syncengine.connect.simulators.stripe.http.SimulatorServer;
import io.syncengine.connect.simulators.stripe.limits.Limits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A simulated account in this JVM. Database and topics outlive it, so a second start must bring the same account again, with
 * every change that may have been synced: the objects follow from seed and creation, the changes from the periods in its
 * {@link AccountHistory}, through which it lives once more before anybody can see it. In between, nothing happens to it.
 */
final class SimulatedAccount implements StripeAccount {

    private static final String KEY = "sk_live_simulated";

    /** Nested lists take a call per parent: at the pace of a real account somebody would wait for minutes to see them. */
    private static final String CALLS_PER_SECOND = "1000";

    private final SimulatorServer server;
    private final AccountClock clock;
    private final String description;

    private SimulatedAccount(SimulatorServer server, AccountClock clock, String description) {
        this.server = server;
        this.clock = clock;
        this.description = description;
    }

    /**
     * Starts it.
     *
     * @param history file of its history
     * @param liveRate changes a second
     */
    static StripeAccount start(SavedState state, Path history, int port, double liveRate) throws QuickstartException {
        return start(state, history, port, liveRate, InstantSource.system());
    }

    static SimulatedAccount start(SavedState state, Path file, int port, double liveRate, InstantSource host)
            throws QuickstartException {
        try {
            AccountHistory history = AccountHistory.read(file);
            AccountClock clock = new AccountClock(host, history, state.created() * 1000);
            ServerOptions options = ServerOptions.of(account(state))
                    .withPort(port)
                    .withClock(clock)
                    .withMainMode(ServerOptions.Mode.LIVE)
                    .withLimits(Limits.none())
                    .closed();
            SimulatorServer server =
                    SimulatorServer.start(options, simulator -> relive(simulator, history, clock, liveRate));
            String description = String.format(
                    Locale.ROOT,
                    "simulated, %,d objects%s, at %s",
                    state.rows(),
                    liveRate > 0 ? ", " + Double.toString(liveRate).replaceAll("\\.0$", "") + " changes a second" : "",
                    server.baseUrl());
            return new SimulatedAccount(server, clock, description);
        } catch (IOException | UncheckedIOException e) {
            throw new QuickstartException("the simulated Stripe does not start: " + e.getMessage(), e);
        }
    }

    private static SimulatorOptions account(SavedState state) {
        ApiCatalog catalog = ApiCatalog.bundled();
        return new SimulatorOptions(
                AccountOptions.usual(state.seed()),
                StreamCounts.usual(catalog, Math.toIntExact(state.rows())),
                Map.of(),
                TrafficOptions.usual(catalog, 0),
                ApiOptions.usual(catalog).withKeys(List.of(ApiKey.full(KEY))));
    }

    private static void relive(StripeSimulator simulator, AccountHistory history, AccountClock clock, double liveRate) {
        SimulatedMode data = simulator.live();
        for (AccountHistory.Period period : history.periods()) {
            clock.put(period.from());
            data.trafficRate(period.rate());
            clock.put(period.to());
            data.trafficRate(0);
        }
        clock.catchUp();
        data.trafficRate(liveRate);
        clock.run(liveRate);
    }

    SimulatorServer server() {
        return server;
    }

    @Override
    public String apiKey() {
        return KEY;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Map<String, String> sourceSettings() {
        return Map.of("stripe.api.base.url", server.baseUrl(), "rate.limit.per.second", CALLS_PER_SECOND);
    }

    @Override
    public void close() {
        server.close();
        clock.stop();
    }
}
