// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.syncengine.connect.simulators.stripe.Awkward;
import io.syncengine.connect.simulators.stripe.SimulatedMode;
import io.syncengine.connect.simulators.stripe.http.SimulatorServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Objects that are hard to digest, in the backfill and live: none stops the others, and none is lost without a word. */
class BadInputIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String STREAM = "customers";

    @TempDir
    Path directory;

    @Test
    void neverStopsTheRest() throws Exception {
        SimulatorServer stripe = Accounts.serve(Accounts.of(Map.of(STREAM, 500, "products", 50)));
        Map<Awkward, String> listed = plant(stripe.data());
        try (Pipeline pipeline = Pipeline.start(directory, stripe)) {
            pipeline.deploySink(Map.of());
            pipeline.deploySource(Map.of("streams", STREAM + ",products"));
            pipeline.awaitListed(LIMIT);
            Map<Awkward, String> live = plant(stripe.data());
            String last = stripe.data().create(STREAM);

            await().atMost(LIMIT).untilAsserted(() -> {
                pipeline.failOnFailure();
                assertThat(pipeline.database().rows(STREAM)).containsKey(last);
            });
            Map<String, String> rows = pipeline.database().rows(STREAM);
            for (Map<Awkward, String> planted : List.of(listed, live)) {
                planted.forEach((kind, id) -> {
                    if (kind != Awkward.WITHOUT_ID) {
                        assertThat(rows).as(kind.name()).containsKey(id);
                    }
                });
            }
            assertThat(rows).hasSize(pipeline.truth(STREAM).size() - 2);
            assertThat(Differences.ofJson(
                            "products",
                            pipeline.truth("products"),
                            pipeline.database().rows("products")))
                    .isEmpty();
            assertThat(pipeline.topics().count("dead-letters.postgres-sink")).isZero();
            keepsWhatCanBeKept(pipeline.database(), listed);
        }
    }

    private static Map<Awkward, String> plant(SimulatedMode data) {
        Map<Awkward, String> planted = new EnumMap<>(Awkward.class);
        for (Awkward kind : Awkward.values()) {
            planted.put(kind, data.plant(STREAM, kind));
        }
        return planted;
    }

    private static void keepsWhatCanBeKept(TestDatabase database, Map<Awkward, String> planted) throws Exception {
        assertThat(row(database, "description", planted.get(Awkward.NUL_CHARACTERS)))
                .containsExactly("beforeafter");
        assertThat(row(database, "balance is null", planted.get(Awkward.HUGE_INTEGER)))
                .containsExactly("t");
        assertThat(row(database, "_raw_data->>'balance'", planted.get(Awkward.HUGE_INTEGER)))
                .containsExactly("-92233720368547758080");
        assertThat(row(database, "_raw_data->'brand_new_property'->'b'->>0", planted.get(Awkward.UNKNOWN_PROPERTY)))
                .containsExactly("1.50");
        assertThat(row(database, "length(metadata::text) > 190000", planted.get(Awkward.LARGE_METADATA)))
                .containsExactly("t");
    }

    private static List<String> row(TestDatabase database, String expression, String id) throws Exception {
        return database.texts("select " + expression + " from stripe." + STREAM + " where id = '" + id + "'");
    }
}
