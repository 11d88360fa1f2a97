// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.quickstart.progress.StreamProgress;
import io.syncengine.connect.quickstart.runtime.ConfigProblem;
import io.syncengine.connect.simulators.stripe.http.SimulatorServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A key that may read a part of the account: that part arrives, and the rest is skipped with the permission it takes. */
class RestrictedKeyIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Set<String> READABLE = Set.of("account", "events", "customers", "invoices");

    @TempDir
    Path directory;

    @Test
    void syncsWhatTheKeyMayRead() throws Exception {
        SimulatorServer stripe = Accounts.serve(Accounts.withRestrictedKey(
                Accounts.of(Map.of("customers", 300, "invoices", 200, "charges", 200, "refunds", 50)), READABLE));
        try (Pipeline pipeline = Pipeline.start(directory, stripe, Accounts.RESTRICTED_KEY, Map.of())) {
            pipeline.deploySink(Map.of());
            // By patterns: what they catch may turn out not to be readable.
            pipeline.deploySource(Map.of("streams", "customers*,invoices*,charge*,refund*"));
            pipeline.awaitListed(LIMIT);

            pipeline.awaitTables(List.of("customers", "invoices"), LIMIT);
            Map<String, StreamProgress> progress = pipeline.progress();
            assertThat(progress.get("customers").phase()).isEqualTo(StreamProgress.Phase.LIVE);
            assertThat(progress.get("charges").phase()).isEqualTo(StreamProgress.Phase.SKIPPED);
            assertThat(progress.get("charges").note()).contains("permission").contains("rak_charge_read");
            assertThat(progress.get("refunds").note()).contains("permission");
            assertThat(pipeline.database().tables()).doesNotContain("charges", "refunds");
        }
    }

    @Test
    void refusesANamedStreamThatTheKeyMayNotRead() throws Exception {
        SimulatorServer stripe =
                Accounts.serve(Accounts.withRestrictedKey(Accounts.of(Map.of("customers", 10)), READABLE));
        try (Pipeline pipeline = Pipeline.start(directory, stripe, Accounts.RESTRICTED_KEY, Map.of())) {
            List<ConfigProblem> problems = pipeline.validateSource(Map.of("streams", "customers,charges"));

            assertThat(problems).singleElement().satisfies(problem -> {
                assertThat(problem.setting()).isEqualTo("streams");
                assertThat(problem.message()).contains("charges").contains("rak_charge_read");
            });
        }
    }
}
