// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.network.ExtraTrust;
import io.syncengine.connect.stripe.network.LocalAuthority;
import io.syncengine.connect.stripe.network.NetworkSettings;
import io.syncengine.connect.stripe.network.ProxySettings;
import io.syncengine.connect.support.thread.TaskThreads;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** One server is the proxy and what lies behind it. */
final class NetworkTransportTest {

    private static final String KEY = "sk_test_51HxyzABCDEFGHIJKL";

    /** {@code jane:s3cret:x}. */
    private static final String CREDENTIALS = "Basic amFuZTpzM2NyZXQ6eA==";

    private static final HttpCall LIST = new HttpCall("/v1/customers", List.of());

    @TempDir
    private Path folder;

    private final MockWebServer server = new MockWebServer();
    private LocalAuthority authority;

    @BeforeEach
    void start() throws Exception {
        authority = new LocalAuthority(folder);
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Optional<ProxySettings> proxy(Optional<String> user) {
        return Optional.of(new ProxySettings("localhost", server.getPort(), user, new Password("s3cret:x")));
    }

    private Optional<ExtraTrust> trust() throws Exception {
        return Optional.of(new ExtraTrust(authority.pem(), new Password("")));
    }

    private HttpOutcome send(String base, NetworkSettings network) throws Exception {
        OkHttpTransport transport = new OkHttpTransport(
                new TransportSettings(
                        base, new Password(KEY), "v", network, Duration.ofSeconds(5), Duration.ofSeconds(5), 2),
                TaskThreads.named("network-test", NetworkTransportTest.class));
        try (transport) {
            CompletableFuture<HttpOutcome> outcome = new CompletableFuture<>();
            transport.send(LIST, outcome::complete);
            return outcome.get(10, TimeUnit.SECONDS);
        }
    }

    private static String text(HttpOutcome outcome) {
        return new String(((HttpOutcome.Answer) outcome).body(), StandardCharsets.UTF_8);
    }

    @Test
    void goesThroughATunnelThatSeesNeitherKeyNorPath() throws Exception {
        server.useHttps(authority.server());
        server.enqueue(new MockResponse.Builder().inTunnel().build());
        server.enqueue(new MockResponse.Builder().body("{\"a\":1}").build());

        HttpOutcome outcome = send("https://localhost:4443", new NetworkSettings(proxy(Optional.of("jane")), trust()));

        RecordedRequest tunnel = server.takeRequest();
        RecordedRequest call = server.takeRequest();
        assertThat(text(outcome)).isEqualTo("{\"a\":1}");
        assertThat(tunnel.getRequestLine()).isEqualTo("CONNECT localhost:4443 HTTP/1.1");
        assertThat(tunnel.getHeaders().get("Proxy-Authorization")).isEqualTo(CREDENTIALS);
        assertThat(tunnel.getHeaders().get("Authorization")).isNull();
        assertThat(call.getTarget()).isEqualTo("/v1/customers");
        assertThat(call.getHeaders().get("Authorization")).isEqualTo("Bearer " + KEY);
        assertThat(call.getHeaders().get("Proxy-Authorization")).isNull();
    }

    @Test
    void needsNoUserWhereTheProxyAsksForNone() throws Exception {
        server.useHttps(authority.server());
        server.enqueue(new MockResponse.Builder().inTunnel().build());
        server.enqueue(new MockResponse.Builder().body("{}").build());

        assertThat(text(send("https://localhost:4443", new NetworkSettings(proxy(Optional.empty()), trust()))))
                .isEqualTo("{}");
        assertThat(server.takeRequest().getHeaders().get("Proxy-Authorization")).isNull();
    }

    @Test
    void asksAProxyForASimulatorThatIsNotEncrypted() throws Exception {
        server.enqueue(new MockResponse.Builder().body("{}").build());

        assertThat(text(send("http://stripe.test", new NetworkSettings(proxy(Optional.of("jane")), Optional.empty()))))
                .isEqualTo("{}");
        RecordedRequest call = server.takeRequest();
        assertThat(call.getTarget()).isEqualTo("http://stripe.test/v1/customers");
        assertThat(call.getHeaders().get("Proxy-Authorization")).isEqualTo(CREDENTIALS);
    }

    @Test
    void isToldOnceWhenTheProxyDoesNotAcceptTheUser() throws Exception {
        server.useHttps(authority.server());
        for (int i = 0; i < 2; i++) {
            server.enqueue(new MockResponse.Builder()
                    .inTunnel()
                    .code(407)
                    .addHeader("Proxy-Authenticate", "Basic realm=\"x\"")
                    .build());
        }

        HttpOutcome outcome = send("https://localhost:4443", new NetworkSettings(proxy(Optional.of("jane")), trust()));

        assertThat(((HttpOutcome.Failure) outcome).cause())
                .isInstanceOf(IOException.class)
                .hasMessage("Failed to authenticate with proxy");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void trustsTheExtraAuthorityAndNobodyElseWithoutIt() throws Exception {
        server.useHttps(authority.server());
        server.enqueue(new MockResponse.Builder().body("{}").build());
        String base = "https://localhost:" + server.getPort();

        assertThat(((HttpOutcome.Failure) send(base, NetworkSettings.PLAIN)).cause())
                .isInstanceOf(SSLException.class);
        assertThat(text(send(base, new NetworkSettings(Optional.empty(), trust()))))
                .isEqualTo("{}");
    }

    @Test
    void showsNoPassword() {
        assertThat(proxy(Optional.of("jane")).toString()).contains("jane").doesNotContain("s3cret");
    }
}
