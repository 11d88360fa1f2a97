// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.api.ApiKey;
import io.syncengine.connect.simulators.stripe.http.ServerOptions;
import io.syncengine.connect.simulators.stripe.http.SimulatorServer;
import io.syncengine.connect.simulators.stripe.limits.Limits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A simulated account at which nothing happens, with a key to all of it and one to its customers. */
record TestAccount(SimulatorServer server) implements AutoCloseable {

    static final String KEY = "sk_test_7hisIsTheFullKey0fTheTests";
    static final String RESTRICTED = "rk_test_7hisIsTheRestrictedKey0fTheTests";

    static TestAccount start(Map<String, Integer> counts) throws IOException {
        SimulatorOptions options = SimulatorOptions.usual(7, 1_000).withCounts(counts);
        return new TestAccount(SimulatorServer.start(ServerOptions.of(options.withApi(options.api()
                        .withReplicaLag(Duration.ZERO)
                        .withKeys(List.of(
                                ApiKey.full(KEY), ApiKey.restricted(RESTRICTED, Set.of("account", "customers"))))))
                .withLimits(Limits.none())));
    }

    String id() {
        return server.simulator().options().account().id();
    }

    String url() {
        return server.baseUrl();
    }

    /** Keeps a key in a file, as an option names it. */
    static String file(Path directory, String key) throws IOException {
        return Files.writeString(directory.resolve("key"), key + "\n").toString();
    }

    @Override
    public void close() {
        server.close();
    }
}
