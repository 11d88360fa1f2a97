// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.syncengine.connect.quickstart.progress.StreamProgress;
import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.http.SimulatorServer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The worker is killed in the middle of a backfill, each time at another point: everything arrives, and little is read
 * twice. The points, in percent of what there is to read, are the system property {@value #POINTS}: the middle by default, and
 * {@code 2,8,17,28,39,50,61,73,86,96} before a release.
 */
class KillIT {

    private static final String POINTS = "kill.points";
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Map<String, Integer> COUNTS =
            Map.of("charges", 60_000, "customers", 25_000, "payment_intents", 15_000);
    private static final int PAGE = 100;

    @TempDir
    Path directory;

    static IntStream points() {
        return Arrays.stream(System.getProperty(POINTS, "50").split(",")).mapToInt(Integer::parseInt);
    }

    @ParameterizedTest(name = "killed when {0} % are read")
    @MethodSource("points")
    void goesOnWhereItWas(int percent) throws Exception {
        SimulatorOptions account = Accounts.of(COUNTS);
        SimulatorServer stripe = Accounts.serve(account);
        try (Pipeline pipeline = Pipeline.start(directory, stripe)) {
            pipeline.deploySink(Map.of());
            pipeline.deploySource(Map.of("streams", String.join(",", COUNTS.keySet())));
            long total = total();
            await().atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> listCalls(stripe) * PAGE >= total * percent / 100);

            pipeline.killAndStart();

            pipeline.awaitListed(LIMIT);
            pipeline.awaitTables(List.copyOf(COUNTS.keySet()), LIMIT);
            assertThat(pipeline.progress().values()).allMatch(stream -> stream.phase() == StreamProgress.Phase.LIVE);
            Topics topics = pipeline.topics();
            for (String stream : COUNTS.keySet()) {
                assertThat(Differences.ofTexts(stream, pipeline.truth(stream), Topics.lastRows(topics.records(stream))))
                        .isEmpty();
            }
            assertThat(listCalls(stripe)).as("list calls").isLessThanOrEqualTo(total / PAGE * 12 / 10);
        }
    }

    private static long total() {
        return COUNTS.values().stream().mapToLong(Integer::longValue).sum();
    }

    /** Those that the backfill makes; the connector's check of its configuration asks each stream once more. */
    private static long listCalls(SimulatorServer stripe) {
        return COUNTS.keySet().stream()
                .mapToLong(stream -> stripe.requests().of("GET /v1/" + stream).calls())
                .sum();
    }
}
