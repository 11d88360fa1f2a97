// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import io.syncengine.connect.stripe.config.ConnectionSettings;
import io.syncengine.connect.stripe.config.LimitSettings;
import io.syncengine.connect.stripe.config.StripeSourceConfig;
import io.syncengine.connect.support.log.Redactor;
import io.syncengine.connect.support.thread.TaskThreads;

/** A client, and the transport that it calls through. */
public record StripeConnection(StripeClient client, HttpTransport transport) implements AutoCloseable {

    /**
     * Makes a client that calls over the network. Nothing is called yet. To be made on the task's thread, whose logging
     * context the transport's threads take over.
     *
     * @param rateShare the task's part of the account's calls, above 0 and up to 1
     */
    public static StripeConnection open(StripeSourceConfig config, double rateShare, ClientContext context) {
        ConnectionSettings connection = config.connection();
        LimitSettings limits = config.limits();
        HttpTransport transport = new OkHttpTransport(
                new TransportSettings(
                        connection.baseUrl(),
                        connection.apiKey(),
                        connection.apiVersion(),
                        null,
                        limits.requestTimeout(),
                        limits.connectTimeout(),
                        limits.maxInFlight()),
                TaskThreads.named("stripe-http", StripeConnection.class));
        return over(transport, config, rateShare, context);
    }

    /** Makes a client that calls through that transport: a simulated Stripe, a script. */
    public static StripeConnection over(
            HttpTransport transport, StripeSourceConfig config, double rateShare, ClientContext context) {
        ConnectionSettings connection = config.connection();
        LimitSettings limits = config.limits();
        StripeClient client = new BudgetedStripeClient(
                transport,
                new AttemptReader(
                        new ErrorClassifier(Redactor.mask(connection.apiKey().value()))),
                new RetryRules(new Backoff(context.random()), limits.retryDuration()),
                BudgetLimits.of(limits, connection.isLive(), rateShare),
                context);
        return new StripeConnection(client, transport);
    }

    /** Calls off everything under way, in a second at most. Listeners hear nothing of it. */
    @Override
    public void close() {
        transport.close();
    }
}
