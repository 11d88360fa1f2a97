// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.syncengine.connect.simulators.stripe.SimulatedMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A large account and a long backlog of events in a JVM of 256 MB, which worker and broker share with the source: it ends
 * at once when it runs out of memory. The sizes are system properties, {@value #OBJECTS} (1,000,000 is what is promised)
 * and {@value #EVENTS} (100,000).
 */
class SmallHeapIT {

    private static final String OBJECTS = "small.heap.objects";
    private static final String EVENTS = "small.heap.events";
    private static final Duration LIMIT = Duration.ofMinutes(Long.getLong("small.heap.minutes", 5));
    private static final int CUSTOMERS = 2_000;

    @TempDir
    Path directory;

    @Test
    void isEnoughForALargeAccountAndALongBacklog() throws Exception {
        int charges = Integer.getInteger(OBJECTS, 40_000) - CUSTOMERS;
        try (Pipeline pipeline = Pipeline.start(
                directory,
                Accounts.serve(Accounts.of(Map.of("charges", charges, "customers", CUSTOMERS))),
                Accounts.FULL_KEY,
                Map.of(),
                List.of("-Xmx256m"))) {
            long pid = pipeline.worker().pid();
            TestSource source = new TestSource(pipeline, "heap", List.of("charges", "customers"), Map.of());
            source.deploy(Map.of());
            source.awaitListed(LIMIT);
            await().atMost(LIMIT).until(() -> source.rows() == charges + CUSTOMERS);
            assertThat(source.topics().count("heap.charges")).isGreaterThanOrEqualTo(charges);

            pipeline.rest().stop(source.name());
            change(pipeline.stripe().data(), Integer.getInteger(EVENTS, 10_000));
            pipeline.rest().resume(source.name());
            new TestSource(pipeline, "heap", List.of("customers"), Map.of()).awaitTruth(LIMIT);

            assertThat(pipeline.worker().isAlive()).isTrue();
            assertThat(pipeline.worker().pid()).isEqualTo(pid);
        }
    }

    /** All at once: seconds with so many events come in parts. */
    private static void change(SimulatedMode data, int events) {
        List<String> ids = new ArrayList<>();
        data.forEach("customers", row -> ids.add(row.id()));
        for (int i = 0; i < events; i++) {
            data.update("customers", ids.get(i % ids.size()));
        }
    }
}
