// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.limits.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

class ControlRoutesTest {
    private static final Instant NOW = Instant.parse("2026-11-05T06:07:08Z");

    private SimulatorServer server;
    private TestClient account;

    @BeforeEach
    void start() throws IOException {
        server = SimulatorServer.start(
                ServerOptions.of(SimulatorOptions.usual(1, 300)).withClock(InstantSource.fixed(NOW)));
        account = new TestClient(server.baseUrl());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Nested
    class Faults {
        @Test
        void areAddedSeenAndRemoved() throws Exception {
            String rule =
                    "{\"route\": \"/v1/charges\", \"fault\": \"429\", \"reason\": \"endpoint-rate\", \"retry_after\": 2, \"times\": 3}";
            int id = TestClient.json(account.send("POST", "/_sim/faults", rule))
                    .get("id")
                    .asInt();

            HttpResponse<String> struck = account.get("/v1/charges");

            assertThat(struck.statusCode()).isEqualTo(429);
            assertThat(struck.headers().firstValue("Retry-After")).hasValue("2");
            JsonNode listed = account.json("/_sim/faults").at("/faults/0");
            assertThat(listed.get("fault").asText()).isEqualTo("429 endpoint-rate");
            assertThat(listed.get("struck").asInt()).isEqualTo(1);
            assertThat(account.send("DELETE", "/_sim/faults/" + id, "").statusCode())
                    .isEqualTo(200);
            assertThat(account.send("DELETE", "/_sim/faults/" + id, "").statusCode())
                    .isEqualTo(404);
            assertThat(account.get("/v1/charges").statusCode()).isEqualTo(200);
        }

        @Test
        void mayBeGivenInTheQuery() throws Exception {
            account.send("POST", "/_sim/faults?route=*&fault=500", "");

            assertThat(account.get("/v1/charges").statusCode()).isEqualTo(500);
            account.send("DELETE", "/_sim/faults", "");
            assertThat(account.get("/v1/charges").statusCode()).isEqualTo(200);
        }

        @Test
        void areRefusedWithTheReason() throws Exception {
            HttpResponse<String> answer =
                    account.send("POST", "/_sim/faults", "{\"route\": \"*\", \"fault\": \"boom\"}");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(TestClient.json(answer).get("error").asText()).startsWith("there is no fault \"boom\"");
        }
    }

    @Nested
    class RequestStatistics {
        @Test
        void countByRouteAndStatus() throws Exception {
            account.get("/v1/charges?limit=1");
            account.get("/v1/charges/ch_1");
            account.send("POST", "/_sim/faults?route=*&fault=500", "");
            account.get("/v1/charges?limit=2");

            JsonNode statistics = account.json("/_sim/requests");

            assertThat(statistics.at("/total/calls").asInt()).isEqualTo(3);
            assertThat(statistics.at("/total/max_per_second").asInt()).isBetween(1, 3);
            JsonNode charges = statistics.get("routes").get("GET /v1/charges");
            assertThat(charges.at("/by_status/200").asInt()).isEqualTo(1);
            assertThat(charges.at("/by_status/500").asInt()).isEqualTo(1);
        }

        @Test
        void listTheLastOnesAndStartOver() throws Exception {
            account.get("/v1/charges?created[gte]=5&limit=1");

            HttpResponse<String> last = account.get("/_sim/requests/last");

            assertThat(last.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
            JsonNode line = new ObjectMapper().readTree(last.body());
            assertThat(line.at("/query/0").asText()).isEqualTo("created[gte]=5");
            assertThat(line.get("key").asText()).isEqualTo("test");
            account.send("DELETE", "/_sim/requests", "");
            assertThat(server.requests().total().calls()).isZero();
        }
    }

    @Nested
    class LimitSettings {
        @Test
        void areShownAndChanged() throws Exception {
            account.send("PUT", "/_sim/limits", "{\"preset\": \"test\", \"routes\": {\"GET /v1/charges\": 1}}");

            JsonNode limits = account.json("/_sim/limits");

            assertThat(limits.get("per_second").asInt()).isEqualTo(25);
            assertThat(limits.at("/routes").get("GET /v1/charges").asInt()).isEqualTo(1);
            account.get("/v1/charges");
            assertThat(account.get("/v1/charges").statusCode()).isEqualTo(429);
        }

        @Test
        void areRefusedWhenTheyMakeNoSense() throws Exception {
            for (String wrong : new String[] {
                "{\"per_second\": -1}",
                "{\"per_second\": 1.5}",
                "{\"preset\": \"all\"}",
                "{\"retry_after\": 3}",
                "{\"routes\": {\"GET /v1/charges\": \"many\"}}",
                "[]",
                "{"
            }) {
                HttpResponse<String> answer = account.send("PUT", "/_sim/limits", wrong);
                assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
                assertThat(TestClient.json(answer).get("error").asText())
                        .as(wrong)
                        .isNotBlank();
            }
            assertThat(server.limiter(ServerOptions.Mode.TEST).limits()).isEqualTo(Limits.test());
        }
    }

    @Nested
    class Clock {
        @Test
        void isSkewedForDatesToo() throws Exception {
            JsonNode clock = TestClient.json(account.send("PUT", "/_sim/clock", "{\"skew_seconds\": -90}"));

            assertThat(clock.get("now").asText()).isEqualTo(NOW.minusSeconds(90).toString());
            assertThat(account.get("/v1/charges").headers().firstValue("Date"))
                    .hasValue("Thu, 05 Nov 2026 06:05:38 GMT");
        }

        @Test
        void mayStayWhileItsDateIsSkewed() throws Exception {
            JsonNode clock = TestClient.json(account.send("PUT", "/_sim/clock", "{\"date_skew_seconds\": 3600}"));

            assertThat(clock.get("now").asText()).isEqualTo(NOW.toString());
            assertThat(account.get("/v1/charges").headers().firstValue("Date"))
                    .hasValue("Thu, 05 Nov 2026 07:07:08 GMT");
        }

        @Test
        void isNotSkewedByNonsense() throws Exception {
            assertThat(account.send("PUT", "/_sim/clock", "{\"skew_seconds\": \"NaN\"}")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(account.send("PUT", "/_sim/clock", "{\"date_skew_seconds\": \"much\"}")
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void unknownRoutesAreToldWhichThereAre() throws Exception {
        HttpResponse<String> unknown = account.get("/_sim/nothing");
        HttpResponse<String> otherMethod = account.send("PATCH", "/_sim/faults", "");

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(TestClient.json(unknown).get("error").asText()).contains("POST /_sim/faults");
        assertThat(otherMethod.statusCode()).isEqualTo(405);
        assertThat(account.get("/_sim").statusCode()).isEqualTo(404);
    }

    @Test
    void controlIsNeitherCountedNorStruck() throws Exception {
        account.send("POST", "/_sim/faults?route=*&fault=500", "");
        server.limits(Limits.none().withPerSecond(1));

        assertThat(account.get("/_sim/faults").statusCode()).isEqualTo(200);
        assertThat(account.get("/_sim/faults").statusCode()).isEqualTo(200);
        assertThat(server.requests().total().calls()).isZero();
    }

    @Test
    void readmeShowsEveryRoute() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        String list = TestClient.json(account.get("/_sim/nothing")).get("error").asText();

        for (String route : list.substring(list.indexOf(": ") + 2).split(", ")) {
            assertThat(readme).contains("`" + route + "`");
        }
    }
}
