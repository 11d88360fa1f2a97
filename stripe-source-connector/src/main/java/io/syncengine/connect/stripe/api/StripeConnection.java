// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import io.syncengine.connect.stripe.config.ConnectionSettings;
import io.syncengine.connect.stripe.config.LimitSettings;
import io.syncengine.connect.stripe.config.StripeSourceConfig;
import io.syncengine.connect.support.log.Redactor;
import io.syncengine.connect.support.thread.TaskThreads;

import java.util.function.Function;

/**
 * The way to Stripe that all accounts of a task share: one transport, and one limit for the calls under way. Each account
 * has a client of its own, whose budget is the account's.
 */
public final class StripeConnection implements AutoCloseable {

    private final HttpTransport transport;
    private final StripeSourceConfig config;
    private final SharedPlaces places;
    private final Function<TaskThreads, SocketDialer> sockets;

    private StripeConnection(
            HttpTransport transport, StripeSourceConfig config, Function<TaskThreads, SocketDialer> sockets) {
        this.transport = transport;
        this.config = config;
        this.sockets = sockets;
        this.places = new SharedPlaces(config.limits().maxInFlight());
    }

    /**
     * Makes clients that call over the network. Nothing is called yet. To be made on the task's thread, whose logging
     * context the transport's threads take over.
     */
    public static StripeConnection open(StripeSourceConfig config) {
        ConnectionSettings connection = config.connection();
        LimitSettings limits = config.limits();
        OkHttpTransport transport = new OkHttpTransport(
                new TransportSettings(
                        connection.baseUrl(),
                        connection.apiKey(),
                        connection.apiVersion(),
                        config.network(),
                        limits.requestTimeout(),
                        limits.connectTimeout(),
                        limits.maxInFlight()),
                TaskThreads.named("stripe-http", StripeConnection.class));
        return new StripeConnection(
                transport, config, threads -> new OkHttpSockets(transport.client(), OkHttpSockets.PING, threads));
    }

    /** Makes clients that call through that transport: a simulated Stripe, a script. The connection closes it. */
    public static StripeConnection over(HttpTransport transport, StripeSourceConfig config) {
        return new StripeConnection(transport, config, threads -> {
            throw new IllegalStateException("the transport has no sockets");
        });
    }

    /**
     * Makes a client of one account. All clients run on one loop.
     *
     * @param rateShare the task's part of the account's calls, above 0 and up to 1
     */
    public StripeClient client(double rateShare, ClientContext context) {
        ConnectionSettings connection = config.connection();
        LimitSettings limits = config.limits();
        return new BudgetedStripeClient(
                transport,
                new AttemptReader(
                        new ErrorClassifier(Redactor.mask(connection.apiKey().value()))),
                new RetryRules(
                        new Backoff(limits.backoff(), limits.maxBackoff(), context.random()), limits.retryDuration()),
                new CallBudget(
                        BudgetLimits.of(limits, connection.isLive(), rateShare),
                        context.loop().nanoTime()),
                places,
                context);
    }

    /**
     * What opens sockets beside the calls. It is closed by who asked for it, before the connection.
     *
     * @param threads its own
     * @throws IllegalStateException if the connection is not one over the network
     */
    public SocketDialer sockets(TaskThreads threads) {
        return sockets.apply(threads);
    }

    /** Calls off everything under way, in a second at most. Listeners hear nothing of it. */
    @Override
    public void close() {
        transport.close();
    }
}
