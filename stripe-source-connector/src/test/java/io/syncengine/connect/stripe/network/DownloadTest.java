// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.network;

import static org.assertj.core.api.Assertions.assertThat;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** One server is the proxy and what lies behind it. */
final class DownloadTest {

    /** {@code jane:s3cret}. */
    private static final String CREDENTIALS = "Basic amFuZTpzM2NyZXQ=";

    @TempDir
    private Path folder;

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws Exception {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private NetworkSettings behindAProxy(Optional<ExtraTrust> trust) {
        return new NetworkSettings(
                Optional.of(
                        new ProxySettings("localhost", server.getPort(), Optional.of("jane"), new Password("s3cret"))),
                trust);
    }

    private static String read(String address, NetworkSettings network) throws Exception {
        try (Download download = Download.open(URI.create(address), network, Duration.ofSeconds(5))) {
            return download.status() + " " + new String(download.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void goesThroughAProxyThatAsksForAUser() throws Exception {
        LocalAuthority authority = new LocalAuthority(folder);
        server.useHttps(authority.server());
        server.enqueue(new MockResponse.Builder().inTunnel().build());
        server.enqueue(new MockResponse.Builder().body("{}").build());

        String answer = read(
                "https://localhost:4443/spec3.json",
                behindAProxy(Optional.of(new ExtraTrust(authority.pem(), new Password("")))));

        RecordedRequest tunnel = server.takeRequest();
        RecordedRequest call = server.takeRequest();
        assertThat(answer).isEqualTo("200 {}");
        assertThat(tunnel.getRequestLine()).isEqualTo("CONNECT localhost:4443 HTTP/1.1");
        assertThat(tunnel.getHeaders().get("Proxy-Authorization")).isEqualTo(CREDENTIALS);
        assertThat(call.getTarget()).isEqualTo("/spec3.json");
        assertThat(call.getHeaders().get("Proxy-Authorization")).isNull();
    }

    @Test
    void tellsTheUserWithTheRequestWhereNothingIsEncrypted() throws Exception {
        server.enqueue(new MockResponse.Builder().code(404).body("no").build());

        assertThat(read("http://descriptions.test/spec3.json", behindAProxy(Optional.empty())))
                .isEqualTo("404 no");
        assertThat(server.takeRequest().getHeaders().get("Proxy-Authorization")).isEqualTo(CREDENTIALS);
    }

    @Test
    void followsNoRedirect() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "https://elsewhere.test/")
                .build());

        assertThat(read("http://localhost:" + server.getPort() + "/", NetworkSettings.PLAIN))
                .startsWith("302 ");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }
}
