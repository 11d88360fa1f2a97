// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.syncengine.connect.quickstart.runtime.Ports;
import io.syncengine.connect.simulators.stripe.http.SimulatorServer;
import io.syncengine.connect.simulators.stripe.webhook.Delivery;
import io.syncengine.connect.simulators.stripe.webhook.HookEndpoint;
import io.syncengine.connect.simulators.stripe.webhook.HookOptionsText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The worker is killed while webhooks come and are answered: nothing that Stripe may forget is missing. The number of kills
 * is the system property {@code webhook.worker.kills}.
 */
class WebhookKillIT {

    private static final int KILLS = Integer.getInteger("webhook.worker.kills", 2);
    private static final int ANSWERS = 20;
    /** So many that none is given up while the worker is away, however often it is killed. */
    private static final int RETRIES = 1000;

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String STREAM = "customers";
    private static final String SECRET = "whsec_7hisIsTheSigningSecret0fTheTests";

    @TempDir
    Path directory;

    private final Random random = new Random(1);
    private final List<String> customers = new ArrayList<>();

    @Test
    void whatWasAnsweredIsNotLost() throws Exception {
        SimulatorServer stripe = Accounts.serve(Accounts.of(Map.of(STREAM, 200)));
        int port = Ports.free(1).get(0);
        stripe.hooks()
                .options(HookOptionsText.parse(
                        stripe.hooks().options(), "usual_seconds=0 retry_seconds=" + "0.5,".repeat(RETRIES)));
        stripe.data().forEach(STREAM, row -> customers.add(row.id()));
        try (Pipeline pipeline = Pipeline.start(directory, stripe)) {
            pipeline.deploySink(Map.of());
            pipeline.deploySource(Map.of(
                    "streams",
                    STREAM,
                    "webhook.mode",
                    "direct",
                    "webhook.listen.port",
                    String.valueOf(port),
                    "webhook.signing.secrets",
                    SECRET));
            pipeline.awaitListed(LIMIT);
            stripe.hooks().create(false, "http://127.0.0.1:" + port + "/stripe", List.of(HookEndpoint.ALL), SECRET);

            for (int kill = 0; kill < KILLS; kill++) {
                changeUntilAnswered(stripe, taken(stripe) + ANSWERS + random.nextInt(ANSWERS));
                pipeline.killAndStart();
            }
            changeUntilAnswered(stripe, taken(stripe) + ANSWERS);

            pipeline.awaitTables(List.of(STREAM), LIMIT);
            Topics topics = pipeline.topics();
            assertThat(Differences.ofTexts(STREAM, pipeline.truth(STREAM), Topics.lastRows(topics.records(STREAM))))
                    .isEmpty();
            assertThat(stripe.hooks().counts().givenUp()).isZero();
        }
    }

    /** Attempts that were answered with 200. */
    private static long taken(SimulatorServer stripe) {
        return stripe.hooks().counts().of(Delivery.Kind.GENUINE, 200);
    }

    private void changeUntilAnswered(SimulatorServer stripe, long answers) {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).until(() -> {
            change(stripe);
            return taken(stripe) >= answers;
        });
    }

    private void change(SimulatorServer stripe) {
        if (random.nextInt(3) == 0) {
            customers.add(stripe.data().create(STREAM));
        } else {
            stripe.data().update(STREAM, customers.get(random.nextInt(customers.size())));
        }
    }
}
