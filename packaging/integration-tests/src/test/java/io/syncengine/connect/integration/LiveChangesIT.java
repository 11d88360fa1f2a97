// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.simulators.stripe.SimulatedMode;
import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.data.TrafficOptions;
import io.syncengine.connect.simulators.stripe.http.SimulatorServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An account that changes while it is read and afterwards: in the end rows and topics say what Stripe says. */
class LiveChangesIT {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    /** Streams whose events tell everything. */
    private static final List<String> STREAMS = List.of(
            "customers", "products", "prices", "plans", "coupons", "charges", "invoices", "subscriptions", "tax_rates");

    @TempDir
    Path directory;

    @Test
    void followsChangesDuringAndAfterTheBackfill() throws Exception {
        SimulatorOptions account = Accounts.of(Map.of(
                        "customers", 4_000,
                        "charges", 4_000,
                        "invoices", 2_000,
                        "subscriptions", 1_000,
                        "products", 300,
                        "prices", 500,
                        "plans", 200,
                        "coupons", 200,
                        "tax_rates", 100))
                .withTraffic(new TrafficOptions(60, Set.copyOf(STREAMS), TrafficOptions.Mix.usual()));
        try (Pipeline pipeline = Pipeline.start(directory, Accounts.serve(account))) {
            pipeline.deploySink(Map.of());
            // A slow backfill, so that much changes during it.
            pipeline.deploySource(Map.of(
                    "streams", String.join(",", STREAMS), "rate.limit.per.second", "12", "rate.limit.endpoint", "4"));
            pipeline.awaitListed(LIMIT);

            burstsAndRebirths(pipeline.stripe());
            pipeline.stripe().trafficRate(0);
            burstsAndRebirths(pipeline.stripe());

            pipeline.awaitTables(STREAMS, LIMIT);
            Topics topics = pipeline.topics();
            for (String stream : STREAMS) {
                List<TopicRecord> records = topics.records(stream);
                assertThat(Differences.ofTexts(stream, pipeline.truth(stream), Topics.lastRows(records)))
                        .isEmpty();
                assertThat(Topics.fallen(records))
                        .as(stream + ": versions that fall")
                        .isEmpty();
            }
            assertThat(deletions(topics)).as("deletions seen").isGreaterThan(10);
            assertThat(tombstones(topics)).as("each with its tombstone").isEqualTo(deletions(topics));
        }
    }

    /** What happens inside one second, and ids that come back. */
    private static void burstsAndRebirths(SimulatorServer stripe) {
        SimulatedMode data = stripe.data();
        for (int i = 0; i < 20; i++) {
            String customer = data.create("customers");
            data.burst("customers", customer, 3);
            if (i % 2 == 0) {
                data.delete("customers", customer);
            }
            String coupon = data.create("coupons");
            data.delete("coupons", coupon);
            if (i % 3 == 0) {
                data.create("coupons", coupon);
                data.update("coupons", coupon);
            }
        }
    }

    private static long deletions(Topics topics) {
        return STREAMS.stream()
                .flatMap(stream -> topics.records(stream).stream())
                .filter(record -> record.deleted() && !record.tombstone())
                .count();
    }

    private static long tombstones(Topics topics) {
        return STREAMS.stream()
                .flatMap(stream -> topics.records(stream).stream())
                .filter(TopicRecord::tombstone)
                .count();
    }
}
