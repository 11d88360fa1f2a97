// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.quickstart.progress.StreamProgress;
import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.api.Product;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Every stream there is, of an account that has objects of each, lacks some products, and gives a key that lacks some
 * permissions: a stream either says what Stripe says, or is skipped for a reason that a person can act on. None is empty
 * without a word.
 */
class AllStreamsIT {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    /** They follow from what happens elsewhere, so they have no truth of their own to compare with. */
    private static final Set<String> EVENTS = Set.of("events", "v2_core_events");

    private static final Set<Product> MISSING = Set.of(Product.TREASURY, Product.ISSUING, Product.CLIMATE);

    /** Lists that the key may not read, with that of parents of others among them. */
    private static final Set<String> FORBIDDEN = Set.of("charges", "coupons", "setup_intents", "persons", "balances");

    private static final String NOT_ENABLED = "(treasury|issuing)_.*|climate_orders";

    /** The forbidden ones and those that are read through them. */
    private static final String NOT_PERMITTED = "charges|coupons|setup_intents|setup_attempts|persons|balances";

    private static final int OBJECTS = 30;

    @TempDir
    Path directory;

    @Test
    void eachSaysWhatStripeSaysOrWhyItCannot() throws Exception {
        try (Pipeline pipeline =
                Pipeline.start(directory, Accounts.serve(account()), Accounts.RESTRICTED_KEY, Map.of())) {
            refusesAForbiddenStreamByItsName(pipeline);
            pipeline.deploySource(Map.of("streams", "*"));
            pipeline.awaitListed(LIMIT);

            Map<String, StreamProgress> progress = pipeline.progress();
            assertThat(progress).hasSize(133);
            Topics topics = pipeline.topics();
            Set<String> silent = new TreeSet<>(progress.keySet());
            silent.removeAll(topics.streams());
            progress.forEach((stream, state) -> {
                if (stream.matches(NOT_ENABLED)) {
                    isSkipped(state, "not_enabled");
                } else if (stream.matches(NOT_PERMITTED)) {
                    isSkipped(state, "permission");
                } else {
                    assertThat(state.phase()).as(stream + " " + state.note()).isEqualTo(StreamProgress.Phase.LIVE);
                    assertThat(silent).as("LIVE without a row").doesNotContain(stream);
                    isTrue(pipeline, topics, stream);
                    return;
                }
                silent.remove(stream);
                assertThat(topics.streams()).as("topics of skipped streams").doesNotContain(stream);
            });
            assertThat(silent).isEmpty();
        }
    }

    private static void refusesAForbiddenStreamByItsName(Pipeline pipeline) throws Exception {
        assertThat(pipeline.validateSource(Map.of("streams", "customers,charges")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.setting()).isEqualTo("streams");
                    assertThat(problem.message()).contains("charges").contains("rak_charge_read");
                });
    }

    private static void isSkipped(StreamProgress state, String reason) {
        assertThat(state.phase()).as(state.stream()).isEqualTo(StreamProgress.Phase.SKIPPED);
        assertThat(state.note()).as(state.stream()).contains(reason);
        if (reason.equals("permission")) {
            assertThat(state.note()).as(state.stream()).containsPattern("rak_\\w+_read");
        }
    }

    private static void isTrue(Pipeline pipeline, Topics topics, String stream) {
        if (!EVENTS.contains(stream)) {
            assertThat(Differences.ofTexts(stream, pipeline.truth(stream), Topics.lastRows(topics.records(stream))))
                    .isEmpty();
        }
    }

    private static SimulatorOptions account() {
        ApiCatalog catalog = Accounts.catalog();
        Map<String, Integer> counts = new HashMap<>();
        for (StreamSpec stream : catalog.streams()) {
            if (!stream.isEvents()) {
                counts.put(stream.name(), stream.most() == 0 ? OBJECTS : Math.min(OBJECTS, stream.most()));
            }
        }
        catalog.v2().stream()
                .filter(stream -> !stream.isEvents())
                .forEach(stream -> counts.put(stream.name(), OBJECTS));
        // Few of them have line items.
        counts.put("payment_intents", 20 * OBJECTS);
        SimulatorOptions account = Accounts.of(counts);
        Set<String> readable = new HashSet<>(Set.of("account"));
        Stream.of(
                        catalog.streams().stream(),
                        catalog.singles().stream(),
                        catalog.v2().stream(),
                        catalog.children().stream().flatMap(child -> child.kinds().stream()))
                .flatMap(specs -> specs)
                .map(StreamSpec::name)
                .filter(name -> !FORBIDDEN.contains(name))
                .forEach(readable::add);
        return Accounts.withRestrictedKey(account.withApi(account.api().without(MISSING)), readable);
    }
}
