// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.simulators.exchange.HttpDate;
import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.faults.Fault;
import io.syncengine.connect.simulators.stripe.faults.FaultRule;
import io.syncengine.connect.simulators.stripe.limits.Limits;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

class SimulatorServerTest {
    private static final SimulatorOptions ACCOUNT = SimulatorOptions.usual(1, 300);

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("stripe-simulator") || name.contains("Scheduler-"))
                .toList();
    }

    @Test
    void leavesNoThreadAndNoSocketBehind() throws Exception {
        List<String> before = threads();
        SimulatorServer server = SimulatorServer.start(ACCOUNT);
        TestClient client = new TestClient(server.baseUrl());
        client.json("/v1/customers");
        server.faults().add(FaultRule.of("/v1/customers", Fault.hang()));
        server.faults().add(FaultRule.of("/v1/charges", Fault.late(Duration.ofMinutes(5))));
        for (String target : new String[] {"/v1/customers", "/v1/charges"}) {
            assertThatThrownBy(() -> client.get(target, Duration.ofMillis(100)))
                    .isInstanceOf(HttpTimeoutException.class);
        }
        assertThat(threads().size()).isGreaterThan(before.size());

        server.close();

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(before).containsAll(threads()));
        assertThatThrownBy(() -> new TestClient(server.baseUrl()).get("/v1/customers"))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void saysWhenThePortIsTaken() throws Exception {
        try (SimulatorServer first = SimulatorServer.start(ACCOUNT)) {
            int port =
                    Integer.parseInt(first.baseUrl().substring(first.baseUrl().lastIndexOf(':') + 1));

            assertThatThrownBy(() ->
                            SimulatorServer.start(ServerOptions.of(ACCOUNT).withPort(port)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("cannot listen on 127.0.0.1:" + port + ": it is taken by another program");
        }
    }

    @Test
    void limitsAsStripeDoes() throws Exception {
        // Time stands still, so all of it is one second.
        ServerOptions options = ServerOptions.of(ACCOUNT).withClock(InstantSource.fixed(Instant.now()));
        try (SimulatorServer server = SimulatorServer.start(options)) {
            TestClient client = new TestClient(server.baseUrl());
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                statuses.add(client.get("/v1/customers?limit=1").statusCode());
            }

            assertThat(statuses.subList(0, 25)).containsOnly(200);
            assertThat(statuses.subList(25, 30)).containsOnly(429);
            assertThat(server.requests().of("GET /v1/customers").withStatus(429))
                    .isEqualTo(5);
            server.limits(Limits.none());
            assertThat(client.get("/v1/customers?limit=1").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void tellsTheDateOfASkewedClock() throws Exception {
        Instant now = Instant.parse("2026-11-05T06:07:08Z");
        ServerOptions options =
                ServerOptions.of(ACCOUNT).withClock(InstantSource.fixed(now)).withSkew(Duration.ofSeconds(90));
        try (SimulatorServer server = SimulatorServer.start(options)) {
            HttpResponse<String> answer = new TestClient(server.baseUrl()).get("/v1/account");

            assertThat(answer.headers().firstValue("Date").flatMap(HttpDate::parse))
                    .hasValue(now.plusSeconds(90));
        }
    }

    @Test
    void bringsFaultsFromTheStart() throws Exception {
        ServerOptions options = ServerOptions.of(ACCOUNT)
                .withFault(FaultRule.of("*", Fault.status(503)).once());
        try (SimulatorServer server = SimulatorServer.start(options)) {
            TestClient client = new TestClient(server.baseUrl());

            assertThat(client.get("/v1/account").statusCode()).isEqualTo(503);
            assertThat(client.get("/v1/account").statusCode()).isEqualTo(200);
            server.reset();
            assertThat(client.get("/v1/account").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void refusesAnAddressThatIsNotEncoded() throws Exception {
        try (SimulatorServer server = SimulatorServer.start(ACCOUNT)) {
            URI url = URI.create(server.baseUrl());
            try (Socket socket = new Socket(url.getHost(), url.getPort())) {
                socket.setSoTimeout(5_000);
                socket.getOutputStream()
                        .write("GET /v1/customers?limit=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                byte[] start = socket.getInputStream().readNBytes(12);

                assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 400");
            }
        }
    }
}
