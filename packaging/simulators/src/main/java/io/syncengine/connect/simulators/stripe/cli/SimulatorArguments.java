// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.cli;

import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.StripeSimulator;
import io.syncengine.connect.simulators.stripe.api.ApiKey;
import io.syncengine.connect.simulators.stripe.api.ApiOptions;
import io.syncengine.connect.simulators.stripe.api.Product;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.data.AccountOptions;
import io.syncengine.connect.simulators.stripe.data.TrafficOptions;
import io.syncengine.connect.simulators.stripe.faults.FaultText;
import io.syncengine.connect.simulators.stripe.http.ServerOptions;
import io.syncengine.connect.simulators.stripe.http.ServerOptions.Mode;
import io.syncengine.connect.simulators.stripe.http.SimulatorServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What a person asked for, and what it comes to. */
final class SimulatorArguments {
    private static final int MOST_ROWS = 50_000_000;
    private static final double MOST_A_SECOND = 10_000;
    private static final int MOST_SKEW = 10 * 366 * 86_400;

    @Option(names = "--port", paramLabel = "PORT", description = "Port; 0: any that is free. Default: 12111.")
    private int port = 12111;

    @Option(names = "--host", paramLabel = "HOST", description = "Address to listen on. Default: 127.0.0.1.")
    private String host = "127.0.0.1";

    @Option(names = "--rows", paramLabel = "N", description = "Objects of the account. Default: 20000.")
    private int rows = 20_000;

    @Option(
            names = "--streams",
            paramLabel = "LIST",
            hideParamSyntax = true,
            split = ",",
            description =
                    "What the objects are: names or patterns, such as customers,invoice*, or names with numbers, such"
                            + " as charges=5000. Default: all, as is usual.")
    private List<String> streams = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "Another seed, other objects. Default: 42.")
    private long seed = 42;

    @Option(names = "--live-rate", paramLabel = "N", description = "Changes a second. Default: 0.")
    private double liveRate;

    @Option(names = "--mode", paramLabel = "live|test", description = "Mode of the account's data. Default: test.")
    private String mode = "test";

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The API key. Default: sk_test_simulated, in live mode sk_live_simulated.")
    private @Nullable String key;

    @Option(
            names = "--restricted",
            paramLabel = "LIST",
            hideParamSyntax = true,
            split = ",",
            description =
                    "A second key, rk_test_simulated or rk_live_simulated, that reads only these: names or patterns of streams, and account"
                            + " for the account itself.")
    private List<String> restricted = List.of();

    @Option(
            names = "--without",
            paramLabel = "LIST",
            hideParamSyntax = true,
            split = ",",
            description =
                    "Products that the account is not set up for: issuing, issuing_live, identity, treasury,"
                            + " treasury_routes, forwarding, climate, connect, sigma, test_clocks, accounts_v2, accounts_v2_test.")
    private List<String> without = List.of();

    @Option(
            names = "--faults",
            paramLabel = "RULE",
            description = "What goes wrong, such as \"/v1/charges 429 reason=endpoint-rate times=3\". May be repeated.")
    private List<String> faults = List.of();

    @Option(
            names = "--skew",
            paramLabel = "SECONDS",
            description = "How far its clock, and the Date header, is ahead of this machine's. Default: 0.")
    private int skew;

    @Mixin
    private AccountArguments more = new AccountArguments();

    @Mixin
    private HookArguments hooks = new HookArguments();

    @Mixin
    private VersionArguments versions = new VersionArguments();

    @Mixin
    private LimitArguments limits = new LimitArguments();

    /** @throws IllegalArgumentException naming the option that is wrong and what would be right */
    ServerOptions options() {
        check("--port", port, 0, 65_535);
        check("--rows", rows, 0, MOST_ROWS);
        check("--skew", skew, -MOST_SKEW, MOST_SKEW);
        hooks.check(mode() == Mode.LIVE);
        if (!(liveRate >= 0 && liveRate <= MOST_A_SECOND)) {
            throw new IllegalArgumentException("--live-rate is " + liveRate + ": give changes a second, 0 to 10000");
        }
        ServerOptions options = ServerOptions.of(account())
                .withHost(host)
                .withPort(port)
                .withLimits(limits.limits(mode()))
                .withSkew(Duration.ofSeconds(skew))
                .withMainMode(mode());
        for (String fault : faults) {
            options = options.withFault(named("--faults", () -> FaultText.parse(fault)));
        }
        return options;
    }

    /** Adds what a person asked for beside the options. @throws IllegalArgumentException as {@link #options} */
    void prepare(StripeSimulator simulator) {
        versions.prepare(simulator);
        hooks.prepare(simulator.hooks(), mode() == Mode.LIVE);
    }

    private SimulatorOptions account() {
        ApiCatalog catalog = ApiCatalog.bundled();
        StreamCountsText text = new StreamCountsText(catalog);
        Map<String, Integer> counts = more.withConnected(named("--streams", () -> text.deal(rows, streams)));
        boolean isLive = mode() == Mode.LIVE;
        ApiOptions api = ApiOptions.usual(catalog).withKeys(keys(text).all()).without(products());
        return new SimulatorOptions(
                more.account(AccountOptions.usual(seed)),
                isLive ? counts : Map.of(),
                isLive ? Map.of() : counts,
                TrafficOptions.usual(catalog, liveRate),
                api,
                more.connected(catalog));
    }

    private Keys keys(StreamCountsText text) {
        Set<String> readable = new HashSet<>();
        for (String name : restricted) {
            if (name.equals(ApiKey.OWN_ACCOUNT) || name.equals(ApiCatalog.EVENTS)) {
                readable.add(name);
            } else {
                readable.addAll(named("--restricted", () -> text.readable(name)));
            }
        }
        return named("--key", () -> Keys.of(mode(), key, readable));
    }

    private Mode mode() {
        return switch (mode) {
            case "live" -> Mode.LIVE;
            case "test" -> Mode.TEST;
            default -> throw new IllegalArgumentException("--mode is " + mode + ": give live or test");
        };
    }

    private Set<Product> products() {
        return without.stream()
                .map(name -> named("--without", () -> Product.named(name)))
                .collect(Collectors.toSet());
    }

    /** Where it listens, and what a client needs. */
    StartReport report(SimulatorServer server) {
        SimulatorOptions account = server.options().account();
        Map<String, Integer> counts = mode() == Mode.LIVE ? account.live() : account.test();
        return new StartReport(
                server.baseUrl(),
                keys(new StreamCountsText(server.simulator().catalog())).shown().secret(),
                counts.values().stream().mapToLong(Integer::longValue).sum(),
                counts.values().stream().filter(count -> count > 0).count(),
                server.hooks().endpoints(mode() == Mode.LIVE));
    }

    private static void check(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(option + " is " + value + ": give " + least + " to " + most);
        }
    }

    private static <T> T named(String option, Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option + ": " + e.getMessage(), e);
        }
    }
}
