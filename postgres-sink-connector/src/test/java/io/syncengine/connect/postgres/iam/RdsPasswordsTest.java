// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.syncengine.connect.postgres.connect.PasswordException;
import io.syncengine.connect.testing.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tokens by credentials of every kind of place, all played by one server. */
final class RdsPasswordsTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/sync";

    private final ManualClock clock = new ManualClock();
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> answers = new HashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private int status = 200;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("AWS_ENDPOINT_URL_STS", url());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
        byte[] body = answers.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private RdsPasswords passwords(String role, String externalId) {
        RdsAccess access = new RdsAccess("db.example.com", 5432, "stripe_sync", "eu-central-1", role, externalId);
        return new RdsPasswords("aws.iam.enabled", access, environment, clock);
    }

    private RdsPasswords passwords() {
        return passwords("", "");
    }

    private static String identity(String token) {
        return token.replaceAll(".*X-Amz-Credential=([A-Z0-9]+)%2F.*", "$1");
    }

    private String inJson(String id, Duration life) {
        return "{\"AccessKeyId\":\"" + id + "\",\"SecretAccessKey\":\"s3cret\",\"Token\":\"session\",\"Expiration\":\""
                + clock.instant().plus(life) + "\"}";
    }

    private String inXml(String id, Duration life) {
        return "<R><Credentials><AccessKeyId>" + id + "</AccessKeyId><SecretAccessKey>s3cret</SecretAccessKey>"
                + "<SessionToken>session</SessionToken><Expiration>"
                + clock.instant().plus(life)
                + "</Expiration></Credentials></R>";
    }

    @Test
    void areSignedByTheKeysOfTheEnvironment() throws PasswordException {
        environment.put("AWS_ACCESS_KEY_ID", "AKENV");
        environment.put("AWS_SECRET_ACCESS_KEY", "s3cret");

        String token = passwords().current();

        assertThat(token)
                .startsWith("db.example.com:5432/?Action=connect&DBUser=stripe_sync&X-Amz-Algorithm=AWS4-HMAC-SHA256&")
                .contains("%2Feu-central-1%2Frds-db%2Faws4_request", "X-Amz-Expires=900")
                .doesNotContain("s3cret", "Security-Token");
        assertThat(requests).isEmpty();
    }

    @Test
    void areSignedAnewForEachConnection() throws PasswordException {
        environment.put("AWS_ACCESS_KEY_ID", "AKENV");
        environment.put("AWS_SECRET_ACCESS_KEY", "s3cret");
        RdsPasswords passwords = passwords();

        String first = passwords.current();
        clock.advance(Duration.ofSeconds(1));

        assertThat(passwords.current()).isNotEqualTo(first);
    }

    @Test
    void areNotToBeHadWithoutCredentials() {
        assertThatThrownBy(() -> passwords().current())
                .isInstanceOf(PasswordException.class)
                .hasMessageStartingWith("aws.iam.enabled: no AWS credentials on this worker");
    }

    @Nested
    final class OfAContainer {

        @BeforeEach
        void container() throws IOException {
            Path token = Files.writeString(directory.resolve("token"), "b3arer\n");
            environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", url() + "/creds");
            environment.put("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", token.toString());
            answers.put("/creds", inJson("AKONE", Duration.ofHours(1)));
        }

        @Test
        void areKeptUntilFiveMinutesBeforeTheirEnd() throws PasswordException {
            RdsPasswords passwords = passwords();

            assertThat(identity(passwords.current())).isEqualTo("AKONE");
            answers.put("/creds", inJson("AKTWO", Duration.ofHours(2)));
            clock.advance(Duration.ofMinutes(54));
            assertThat(identity(passwords.current())).isEqualTo("AKONE");
            assertThat(requests).containsExactly("GET /creds [b3arer]");

            clock.advance(Duration.ofMinutes(2));
            assertThat(identity(passwords.current())).isEqualTo("AKTWO");
        }

        @Test
        void areFetchedAnewWhenTheServerRefusesThem() throws PasswordException {
            RdsPasswords passwords = passwords();
            passwords.current();
            answers.put("/creds", inJson("AKTWO", Duration.ofHours(2)));

            assertThat(passwords.renew()).isTrue();
            assertThat(identity(passwords.current())).isEqualTo("AKTWO");
        }

        @ParameterizedTest
        @CsvSource({"200, <a/>, does not answer in JSON", "200, {}, has none", "403, '', answers with status 403"})
        void areNotToBeHadFromAServiceThatFails(int failure, String answer, String problem) {
            status = failure;
            answers.put("/creds", answer);

            assertThatThrownBy(() -> passwords().current()).hasMessageContaining(problem);
        }
    }

    @Test
    void areSignedByTheRoleOfTheMachine() throws PasswordException {
        environment.remove("AWS_EC2_METADATA_DISABLED");
        environment.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", url());
        answers.put("/latest/api/token", "t0ken");
        answers.put("/latest/meta-data/iam/security-credentials/", "worker\n");
        answers.put("/latest/meta-data/iam/security-credentials/worker", inJson("AKEC", Duration.ofHours(6)));

        assertThat(identity(passwords().current())).isEqualTo("AKEC");
        assertThat(requests.get(0)).startsWith("PUT /latest/api/token");
    }

    @Test
    void areSignedByTheRoleOfThePod() throws IOException, PasswordException {
        environment.put(
                "AWS_WEB_IDENTITY_TOKEN_FILE",
                Files.writeString(directory.resolve("jwt"), "ey.J.x").toString());
        environment.put("AWS_ROLE_ARN", ROLE);
        answers.put("/", inXml("AKPOD", Duration.ofHours(1)));

        assertThat(identity(passwords().current())).isEqualTo("AKPOD");
        assertThat(requests)
                .singleElement()
                .asString()
                .contains("Action=AssumeRoleWithWebIdentity", "WebIdentityToken=ey.J.x")
                .doesNotContain("X-Amz-Signature");
    }

    @Nested
    final class OfARoleToAssume {

        @BeforeEach
        void own() {
            environment.put("AWS_ACCESS_KEY_ID", "AKENV");
            environment.put("AWS_SECRET_ACCESS_KEY", "s3cret");
        }

        @Test
        void areSignedByTheRole() throws PasswordException {
            answers.put("/", inXml("AKROLE", Duration.ofHours(1)));

            String token = passwords(ROLE, "ext 1").current();

            assertThat(identity(token)).isEqualTo("AKROLE");
            assertThat(token).contains("X-Amz-Security-Token=session");
            assertThat(requests)
                    .singleElement()
                    .asString()
                    .contains("Action=AssumeRole&", "ExternalId=ext%201", "X-Amz-Credential=AKENV", "%2Fsts%2F")
                    .containsPattern("X-Amz-Signature=[0-9a-f]{64}");
        }

        @Test
        void areNotToBeHadWhereTheRoleIsRefused() {
            status = 403;
            answers.put("/", "<E><Error><Code>AccessDenied</Code><Message>not for you</Message></Error></E>");

            assertThatThrownBy(() -> passwords(ROLE, "").current())
                    .isInstanceOf(PasswordException.class)
                    .hasMessage(
                            "aws.iam.enabled: STS in eu-central-1 refuses, with status 403: AccessDenied, not for you");
        }
    }

    @Test
    void areForARegionThatTheHostNames() {
        List<String> hosts = new ArrayList<>(List.of(
                "db.abc123.eu-central-1.rds.amazonaws.com",
                "db.cluster-abc.us-gov-west-1.rds.amazonaws.com",
                "db.abc.cn-north-1.rds.amazonaws.com.cn",
                "db.example.com"));

        assertThat(hosts.stream().map(host -> RdsAccess.regionOf(host).orElse("none")))
                .containsExactly("eu-central-1", "us-gov-west-1", "cn-north-1", "none");
    }
}
