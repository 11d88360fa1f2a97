// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syncengine.connect.simulators.stripe.Awkward;
import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.StripeSimulator;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.data.TrafficOptions;
import io.syncengine.connect.simulators.stripe.limits.Limits;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

class AccountRoutesTest {
    private SimulatorServer server;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        SimulatorOptions account = SimulatorOptions.usual(1, 300);
        server = SimulatorServer.start(
                ServerOptions.of(account.withTraffic(TrafficOptions.usual(ApiCatalog.bundled(), 0)))
                        .withLimits(Limits.none()));
        client = new TestClient(server.baseUrl());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private int count(String stream) throws Exception {
        return client.json("/_sim/info").at("/streams/" + stream).asInt();
    }

    private String anyCustomer() throws Exception {
        return client.json("/v1/customers?limit=1").at("/data/0/id").asText();
    }

    @Test
    void tellsWhatTheAccountHolds() throws Exception {
        JsonNode info = client.json("/_sim/info");

        assertThat(client.json("/_sim/health").get("status").asText()).isEqualTo("ok");
        assertThat(info.get("account").asText())
                .isEqualTo(client.json("/v1/account").get("id").asText());
        assertThat(info.get("objects").asInt()).isEqualTo(300);
        assertThat(info.get("mode").asText()).isEqualTo("test");
        assertThat(info.get("api_version").asText())
                .isEqualTo(server.simulator().catalog().version());
        assertThat(client.get("/_sim/info?mode=both").statusCode()).isEqualTo(400);
    }

    @Test
    void tellsTheTruthThatTheApiTells() throws Exception {
        List<JsonNode> listed = new ArrayList<>();
        String after = "";
        while (true) {
            JsonNode page = client.json("/v1/charges?limit=100" + after);
            page.get("data").forEach(listed::add);
            if (!page.get("has_more").asBoolean()) {
                break;
            }
            after = "&starting_after=" + listed.get(listed.size() - 1).get("id").asText();
        }

        List<JsonNode> truth = new ArrayList<>();
        for (String line : client.get("/_sim/truth/charges").body().split("\n")) {
            truth.add(new ObjectMapper().readTree(line));
        }

        assertThat(truth).hasSize(count("charges"));
        assertThat(truth).extracting(row -> row.get("raw")).containsExactlyElementsOf(listed);
        assertThat(truth).allSatisfy(row -> assertThat(row.get("id")).isEqualTo(row.at("/raw/id")));
    }

    @Test
    void refusesTheTruthOfAnUnknownStream() throws Exception {
        HttpResponse<String> answer = client.get("/_sim/truth/nothing");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(TestClient.json(answer).get("error").asText()).contains("nothing");
    }

    @Test
    void childrenAreChangedAndComparedBelowTheirParents() throws Exception {
        String customer = anyCustomer();
        JsonNode created = TestClient.json(client.send(
                "POST", "/_sim/objects/customer_sources", "{\"parent\": \"" + customer + "\", \"count\": 2}"));
        String first = created.at("/ids/0").asText();
        String second = created.at("/ids/1").asText();
        client.send("POST", "/_sim/objects/customer_sources/" + first, "{\"set\": {\"metadata\": {\"a\": \"b\"}}}");
        client.send("DELETE", "/_sim/objects/customer_sources/" + second, "");

        String truth = client.get("/_sim/truth/customer_sources").body();
        assertThat(truth)
                .contains("{\"id\":\"" + first + "\",\"parent_id\":\"" + customer + "\",\"raw\":{")
                .doesNotContain(second);
        assertThat(client.json("/_sim/objects/customer_sources/" + first)
                        .at("/metadata/a")
                        .asText())
                .isEqualTo("b");
        assertThat(client.json("/_sim/info").at("/children/customer_sources").asInt())
                .isEqualTo((int) truth.lines().count());
        assertThat(client.send("POST", "/_sim/objects/customer_sources", "{}").statusCode())
                .isEqualTo(400);
        assertThat(client.send("DELETE", "/_sim/objects/customer_sources/" + second, "")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void productsComeAndGo() throws Exception {
        client.send("PUT", "/_sim/products", "{\"without\": [\"issuing\", \"sigma\"]}");

        assertThat(client.json("/_sim/products").get("without")).hasSize(2);
        assertThat(client.get("/v1/issuing/cards").body()).contains("not set up to use Issuing");
        assertThat(client.send("PUT", "/_sim/products", "{\"without\": [\"nothing\"]}")
                        .statusCode())
                .isEqualTo(400);

        client.send("POST", "/_sim/reset", "");
        assertThat(client.get("/v1/issuing/cards").statusCode()).isEqualTo(200);
    }

    @Test
    void connectedAccountsAreChangedByTheirId() throws Exception {
        SimulatorOptions options = SimulatorOptions.usual(1, 0)
                .withCounts(Map.of("accounts", 2))
                .withTraffic(TrafficOptions.usual(ApiCatalog.bundled(), 0))
                .withConnected(Map.of("customers", 3));
        try (SimulatorServer platform = SimulatorServer.start(options)) {
            TestClient visitor = new TestClient(platform.baseUrl());
            String account = visitor.json("/v1/accounts").at("/data/1/id").asText();
            visitor.send("POST", "/_sim/objects/customers", "{\"account\": \"" + account + "\"}");

            JsonNode info = visitor.json("/_sim/info?account=" + account);
            assertThat(info.get("account").asText()).isEqualTo(account);
            assertThat(info.at("/streams/customers").asInt()).isEqualTo(4);
            assertThat(visitor.get("/_sim/truth/customers?account=" + account)
                            .body()
                            .lines())
                    .hasSize(4);
            assertThat(visitor.json("/_sim/info").at("/streams/customers").asInt())
                    .isZero();
            assertThat(visitor.get("/_sim/truth/customers?account=acct_none").statusCode())
                    .isEqualTo(400);

            visitor.send("PUT", "/_sim/live?account=" + account, "{\"rate\": 3}");
            assertThat(visitor.json("/_sim/live?account=" + account).get("rate").asDouble())
                    .isEqualTo(3);
            assertThat(visitor.json("/_sim/live").get("rate").asDouble()).isZero();
        }
    }

    @Nested
    class Changes {
        @Test
        void createObjects() throws Exception {
            int before = count("customers");

            JsonNode created = TestClient.json(client.send("POST", "/_sim/objects/customers", "{\"count\": 3}"));

            assertThat(count("customers")).isEqualTo(before + 3);
            String id = created.at("/ids/2").asText();
            assertThat(client.json("/_sim/objects/customers/" + id).get("id").asText())
                    .isEqualTo(id);
        }

        @Test
        void createAnObjectWithAGivenId() throws Exception {
            client.send("POST", "/_sim/objects/plans", "{\"id\": \"gold\"}");

            assertThat(client.json("/_sim/objects/plans/gold").get("id").asText())
                    .isEqualTo("gold");
            assertThat(client.send("POST", "/_sim/objects/plans", "{\"id\": \"gold\"}")
                            .statusCode())
                    .isEqualTo(400);
        }

        @Test
        void updateAnObjectSeveralTimesAtOnce() throws Exception {
            String id = anyCustomer();
            long before = client.json("/_sim/info").get("events").asLong();
            String object = client.get("/_sim/objects/customers/" + id).body();

            client.send("POST", "/_sim/objects/customers/" + id, "{\"changes\": 4}");

            assertThat(client.json("/_sim/info").get("events").asLong()).isEqualTo(before + 4);
            assertThat(client.get("/_sim/objects/customers/" + id).body()).isNotEqualTo(object);
        }

        @Test
        void setProperties() throws Exception {
            String id = anyCustomer();

            client.send("POST", "/_sim/objects/customers/" + id, "{\"set\": {\"name\": \"Ann\", \"balance\": 5}}");

            JsonNode object = client.json("/_sim/objects/customers/" + id);
            assertThat(object.get("name").asText()).isEqualTo("Ann");
            assertThat(object.get("balance").asInt()).isEqualTo(5);
        }

        @Test
        void changeWithoutAnEvent() throws Exception {
            String id = anyCustomer();
            long before = client.json("/_sim/info").get("events").asLong();

            client.send("POST", "/_sim/objects/customers/" + id, "{\"silent\": true}");
            client.send("DELETE", "/_sim/objects/customers/" + id + "?silent=true", "");

            assertThat(client.get("/_sim/objects/customers/" + id).statusCode()).isEqualTo(404);
            assertThat(client.json("/_sim/info").get("events").asLong()).isEqualTo(before);
        }

        @Test
        void deleteAnObject() throws Exception {
            String id = anyCustomer();
            int before = count("customers");

            client.send("DELETE", "/_sim/objects/customers/" + id, "");

            assertThat(count("customers")).isEqualTo(before - 1);
            assertThat(client.send("DELETE", "/_sim/objects/customers/" + id, "")
                            .statusCode())
                    .isEqualTo(400);
        }

        @ParameterizedTest
        @EnumSource
        void plantAwkwardObjects(Awkward kind) throws Exception {
            int before = count("customers");

            HttpResponse<String> answer = client.send(
                    "POST",
                    "/_sim/objects/customers",
                    "{\"awkward\": \"" + kind.name().toLowerCase(Locale.ROOT) + "\"}");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(count("customers")).isEqualTo(before + 1);
            assertThat(client.get("/_sim/truth/customers").body().lines()).hasSize(before + 1);
        }

        @Test
        void areRefusedWhenTheyMakeNoSense() throws Exception {
            String id = anyCustomer();
            for (String[] wrong : new String[][] {
                {"POST", "/_sim/objects/customers", "{\"awkward\": \"very\"}"},
                {"POST", "/_sim/objects/customers", "{\"count\": 0}"},
                {"POST", "/_sim/objects/nothing", ""},
                {"POST", "/_sim/objects/events", ""},
                {"POST", "/_sim/objects/customers/" + id, "{\"event\": \"customer.vanished\"}"},
                {"POST", "/_sim/objects/customers/cus_none", ""},
                {"PUT", "/_sim/live", "{}"},
                {"PUT", "/_sim/live", "{\"rate\": -1}"}
            }) {
                HttpResponse<String> answer = client.send(wrong[0], wrong[1], wrong[2]);
                assertThat(answer.statusCode()).as(wrong[1] + wrong[2]).isEqualTo(400);
            }
        }
    }

    @Test
    void changesByItselfAtARate() throws Exception {
        client.send("PUT", "/_sim/live", "{\"rate\": 500}");

        assertThat(client.json("/_sim/live").get("rate").asDouble()).isEqualTo(500);
        long before = server.data().eventCount();
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> server.data().eventCount() > before + 50);
        assertThat(server.simulator().live().eventCount())
                .isEqualTo(new StripeSimulator(server.simulator().options(), InstantSource.system())
                        .live()
                        .eventCount());
    }

    @Test
    void startsOver() throws Exception {
        client.send("POST", "/_sim/faults?route=*&fault=500", "");
        client.send("PUT", "/_sim/clock", "{\"skew_seconds\": 90, \"date_skew_seconds\": 5}");
        client.send("PUT", "/_sim/limits", "{\"preset\": \"test\"}");

        client.send("POST", "/_sim/reset", "");

        assertThat(client.get("/v1/account").statusCode()).isEqualTo(200);
        assertThat(client.json("/_sim/clock").get("skew_seconds").asDouble()).isZero();
        assertThat(client.json("/_sim/limits").get("per_second").asInt()).isZero();
        assertThat(server.requests().total().calls()).isEqualTo(1);
    }

    @Test
    void changesNothingWhereTheAccountIsClosed() throws Exception {
        try (SimulatorServer closed = SimulatorServer.start(
                ServerOptions.of(SimulatorOptions.usual(1, 300)).closed())) {
            TestClient visitor = new TestClient(closed.baseUrl());

            assertThat(visitor.send("POST", "/_sim/objects/customers", "").statusCode())
                    .isEqualTo(403);
            assertThat(visitor.send("PUT", "/_sim/live", "{\"rate\": 1}").statusCode())
                    .isEqualTo(403);
            assertThat(visitor.send("PUT", "/_sim/clock", "{\"skew_seconds\": 1}")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(visitor.get("/_sim/info").statusCode()).isEqualTo(200);
        }
    }
}
