// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syncengine.connect.simulators.stripe.limits.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.http.HttpResponse;

class ControlHandlerTest {
    private StubAccount account;

    @BeforeEach
    void start() throws IOException {
        account = new StubAccount();
    }

    @AfterEach
    void stop() {
        account.close();
    }

    private JsonNode json(HttpResponse<String> answer) throws IOException {
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        return new ObjectMapper().readTree(answer.body());
    }

    @Nested
    class Faults {
        @Test
        void areAddedSeenAndRemoved() throws Exception {
            String rule =
                    "{\"route\": \"/v1/charges\", \"fault\": \"429\", \"reason\": \"endpoint-rate\", \"retry_after\": 2, \"times\": 3}";
            int id = json(account.send("POST", "/_sim/faults", rule)).get("id").asInt();

            HttpResponse<String> struck = account.get("/v1/charges");

            assertThat(struck.statusCode()).isEqualTo(429);
            assertThat(struck.headers().firstValue("Retry-After")).hasValue("2");
            JsonNode listed = json(account.get("/_sim/faults")).at("/faults/0");
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
            assertThat(json(answer).get("error").asText()).startsWith("there is no fault \"boom\"");
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

            JsonNode statistics = json(account.get("/_sim/requests"));

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
            assertThat(account.requests.total().calls()).isZero();
        }
    }

    @Nested
    class LimitSettings {
        @Test
        void areShownAndChanged() throws Exception {
            account.send("PUT", "/_sim/limits", "{\"preset\": \"test\", \"routes\": {\"GET /v1/charges\": 1}}");

            JsonNode limits = json(account.get("/_sim/limits"));

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
                assertThat(json(answer).get("error").asText()).as(wrong).isNotBlank();
            }
            assertThat(account.limiter.limits()).isEqualTo(Limits.none());
        }
    }

    @Nested
    class Clock {
        @Test
        void isSkewedForDatesToo() throws Exception {
            JsonNode clock = json(account.send("PUT", "/_sim/clock", "{\"skew_seconds\": -90}"));

            assertThat(clock.get("now").asText())
                    .isEqualTo(StubAccount.NOW.minusSeconds(90).toString());
            assertThat(account.get("/v1/charges").headers().firstValue("Date"))
                    .hasValue("Thu, 05 Nov 2026 06:05:38 GMT");
        }

        @Test
        void isNotSkewedByNonsense() throws Exception {
            assertThat(account.send("PUT", "/_sim/clock", "{\"skew_seconds\": \"NaN\"}")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(account.send("PUT", "/_sim/clock", "{\"skew_seconds\": \"much\"}")
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void unknownRoutesAreToldWhichThereAre() throws Exception {
        HttpResponse<String> unknown = account.get("/_sim/nothing");
        HttpResponse<String> otherMethod = account.send("PATCH", "/_sim/faults", "");

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(json(unknown).get("error").asText()).contains("POST /_sim/faults");
        assertThat(otherMethod.statusCode()).isEqualTo(405);
        assertThat(account.get("/_sim").statusCode()).isEqualTo(404);
    }

    @Test
    void controlIsNeitherCountedNorStruck() throws Exception {
        account.send("POST", "/_sim/faults?route=*&fault=500", "");
        account.limiter.set(Limits.none().withPerSecond(1));

        assertThat(account.get("/_sim/faults").statusCode()).isEqualTo(200);
        assertThat(account.get("/_sim/faults").statusCode()).isEqualTo(200);
        assertThat(account.requests.total().calls()).isZero();
    }
}
