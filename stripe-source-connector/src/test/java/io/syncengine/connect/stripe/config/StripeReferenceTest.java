// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.stripe.api.ClientContext;
import io.syncengine.connect.stripe.api.HttpCall;
import io.syncengine.connect.stripe.api.HttpOutcome;
import io.syncengine.connect.stripe.api.HttpTransport;
import io.syncengine.connect.stripe.api.StripeClock;
import io.syncengine.connect.stripe.api.StripeConnection;
import io.syncengine.connect.stripe.loop.Cancellable;
import io.syncengine.connect.stripe.loop.VirtualLoop;
import io.syncengine.connect.stripe.metrics.AccountMetrics;
import io.syncengine.connect.stripe.metrics.SourceMetrics;
import io.syncengine.connect.stripe.metrics.StreamMetrics;
import io.syncengine.connect.stripe.metrics.WebhookMetrics;
import io.syncengine.connect.testing.ConfigReference;
import io.syncengine.connect.testing.ManualClock;
import io.syncengine.connect.testing.MetricsReference;
import io.syncengine.connect.testing.RecordingMetrics;
import io.syncengine.connect.testing.ReferencePage;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** The page that is generated from the connector's code. */
final class StripeReferenceTest {

    private static final String HEAD = """
            # Stripe source: settings and metrics

            Generated from the code; the test that checks this page writes it anew with `-DupdateDocs=true`.

            Settings of Connect itself (`tasks.max`, `transforms`, `errors.*`, converters, `producer.override.*`, …) work as
            for every connector. An unknown name is logged as a warning when the connector starts.
            """;

    private static final String METRICS = """

            ## Metrics

            On workers from Connect 4.1 on: `kafka.connect:type=plugins,connector=…,task=…` and the tags below. On older ones:
            `io.syncengine.connect:type=stripe-source,connector=…,task=…` and the same tags and names. With
            `metrics.per.stream=false` the tags `account` and `stream` of a stream's metrics are left out.

            """;

    @Test
    void settingsAndMetricsAreOnTheReferencePage() {
        ReferencePage.check(
                "docs/reference/stripe-source.md",
                HEAD
                        + ConfigReference.markdown(StripeSourceConfig.definition())
                        + "\n## Expanded references\n\n### `" + Expansion.PREFIX + "<stream>`\n\n"
                        + Expansion.DOC
                        + "\n## Rates of single endpoints\n\n### `" + EndpointRates.PREFIX + "<route>`\n\n"
                        + EndpointRates.DOC
                        + METRICS
                        + MetricsReference.markdown(everyMetric()));
    }

    private static RecordingMetrics everyMetric() {
        RecordingMetrics registry = new RecordingMetrics();
        SourceMetrics metrics = new SourceMetrics(registry, true, new ManualClock());
        AccountMetrics account = metrics.newAccount();
        account.identified("acct_1");
        StreamMetrics stream = account.stream("customers");
        stream.records("backfill", 1);
        stream.refetched("tie");
        stream.unresolved("tie");
        stream.relisted("gap");
        stream.objectsWithoutId(1);
        stream.filterViolation();
        account.answered(200);
        account.throttled(null);
        account.unreadableEvents(1);
        account.retried();
        metrics.queue(() -> 0, () -> 0);
        WebhookMetrics webhooks = metrics.newWebhooks();
        webhooks.show(() -> 0, () -> false);
        webhooks.answered(200);
        webhooks.badSignature("stale");
        webhooks.event("left");
        webhooks.socketDialled("renewal");
        openClient(account);
        return registry;
    }

    /** A client publishes metrics of its budget. */
    private static void openClient(AccountMetrics account) {
        VirtualLoop loop = new VirtualLoop();
        StripeConnection.over(
                        new NoTransport(), StripeSourceConfig.of(Map.of(ConnectionKeys.API_KEY_CONFIG, "sk_test_1")))
                .client(
                        1,
                        new ClientContext(
                                loop,
                                new StripeClock(loop::nanoTime, 0),
                                new ManualClock(),
                                account,
                                null,
                                new Random(1)));
    }

    private static final class NoTransport implements HttpTransport {
        @Override
        public Cancellable send(HttpCall call, Consumer<HttpOutcome> done) {
            throw new AssertionError("nobody calls");
        }

        @Override
        public void close() {}
    }
}
