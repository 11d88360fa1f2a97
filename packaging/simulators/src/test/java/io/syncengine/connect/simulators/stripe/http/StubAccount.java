// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import io.syncengine.connect.simulators.exchange.SimAnswer;
import io.syncengine.connect.simulators.faults.FaultPlan;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.faults.Fault;
import io.syncengine.connect.simulators.stripe.faults.FaultRule;
import io.syncengine.connect.simulators.stripe.limits.Limiter;
import io.syncengine.connect.simulators.stripe.limits.Limits;
import io.syncengine.connect.simulators.stripe.limits.RequestLog;
import io.syncengine.connect.simulators.stripe.limits.Routes;
import io.syncengine.connect.simulators.transport.JettyListener;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The server's way from socket to answer with something simple behind it, and a client that asks. */
final class StubAccount implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-05T06:07:08Z");
    static final String PAGE =
            "{\"object\":\"list\",\"data\":[{\"id\":\"cus_1\"}],\"has_more\":true,\"url\":\"/v1/customers\"}";

    final FaultPlan<FaultRule, Fault> faults = new FaultPlan<>(1);
    final RequestLog requests = new RequestLog(InstantSource.system(), 100);
    private final JettyListener listener;
    private final TestClient client;

    StubAccount() throws IOException {
        Limiter limiter = new Limiter(Limits.none(), InstantSource.system());
        Gate gate = new Gate(
                request -> SimAnswer.json(200, PAGE),
                InstantSource.fixed(NOW),
                Routes.of(ApiCatalog.bundled()),
                new Gate.Watch(limiter, limiter, faults, requests));
        listener = JettyListener.start("stub", "127.0.0.1", 0, List.of(new ApiHandler(gate)));
        client = new TestClient(listener.url());
    }

    String url() {
        return listener.url();
    }

    HttpResponse<String> get(String target) throws IOException, InterruptedException {
        return client.get(target);
    }

    HttpResponse<String> get(String target, Duration timeout) throws IOException, InterruptedException {
        return client.get(target, timeout);
    }

    @Override
    public void close() {
        listener.close();
    }
}
