// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.exchange.SimAnswer;
import io.syncengine.connect.simulators.stripe.exchange.SimRequest;
import io.syncengine.connect.simulators.stripe.faults.FaultPlan;
import io.syncengine.connect.simulators.stripe.limits.Limiter;
import io.syncengine.connect.simulators.stripe.limits.Limits;
import io.syncengine.connect.simulators.stripe.limits.RequestLog;
import io.syncengine.connect.simulators.stripe.limits.Routes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/** The server's way from socket to answer with something simple behind it, and a client that asks. */
final class StubAccount implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-05T06:07:08Z");
    static final String PAGE =
            "{\"object\":\"list\",\"data\":[{\"id\":\"cus_1\"}],\"has_more\":true,\"url\":\"/v1/customers\"}";

    final FaultPlan faults = new FaultPlan(1);
    final RequestLog requests = new RequestLog(Clock.systemUTC(), 100);
    final Limiter limiter = new Limiter(Limits.none(), Clock.systemUTC());
    private final JettyListener listener;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    StubAccount() throws IOException {
        this(request -> SimAnswer.json(200, PAGE));
    }

    StubAccount(Function<SimRequest, SimAnswer> account) throws IOException {
        SkewedClock clock = new SkewedClock(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ZERO);
        Gate gate =
                new Gate(account, clock, Routes.of(ApiCatalog.bundled()), new Gate.Watch(limiter, faults, requests));
        ControlRoutes routes = new ControlRoutes();
        FaultRoutes.add(routes, faults);
        RequestRoutes.add(routes, requests);
        LimitRoutes.add(routes, limiter);
        ClockRoutes.add(routes, clock);
        listener = JettyListener.start("127.0.0.1", 0, List.of(new ControlHandler(routes), new ApiHandler(gate)));
    }

    String url() {
        return listener.url();
    }

    HttpResponse<String> get(String target) throws IOException, InterruptedException {
        return get(target, Duration.ofSeconds(10));
    }

    HttpResponse<String> get(String target, Duration timeout) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(target))
                .header("Authorization", "Bearer sk_test_1")
                .timeout(timeout)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> send(String method, String target, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(target))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(10))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String target) {
        return URI.create(url() + target.replace("[", "%5B").replace("]", "%5D"));
    }

    @Override
    public void close() {
        listener.close();
    }
}
