// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.simulators.SimClock;
import io.syncengine.connect.simulators.exchange.SimAnswer;
import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.stripe.Caller;
import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.StripeSimulator;
import io.syncengine.connect.simulators.stripe.data.EventOptions;
import io.syncengine.connect.simulators.stripe.shape.SchemaCheck;
import io.syncengine.connect.simulators.stripe.webhook.HookEndpoint;
import io.syncengine.connect.simulators.stripe.webhook.HookOptions;
import io.syncengine.connect.simulators.stripe.webhook.HookOptionsText;
import io.syncengine.connect.simulators.stripe.webhook.HookRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

class VersionsTest {
    private static final String OLD = "2020-02-02";
    private static final String DESCRIPTION = """
            {"info":{"version":"2020-02-02"},
             "paths":{"/v1/customers":{},"/v1/customers/{customer}":{},"/v1/events":{},"/v1/events/{id}":{}},
             "components":{"schemas":{
               "customer":{"type":"object","x-resourceId":"customer","required":["id","object","rating","sources"],
                 "properties":{
                   "id":{"type":"string"},
                   "object":{"type":"string","enum":["customer"]},
                   "name":{"type":"string","nullable":true},
                   "balance":{"type":"string","nullable":true},
                   "nick":{"type":"string","nullable":true},
                   "rating":{"type":"integer"},
                   "metadata":{"type":"object","additionalProperties":{"type":"string"}},
                   "created":{"type":"integer"},
                   "sources":{"$ref":"#/components/schemas/sources"}}},
               "sources":{"type":"object","required":["data"],"properties":{"data":{"type":"array","items":{}}}},
               "event":{"type":"object","properties":{"id":{"type":"string"},"object":{"type":"string"}}}}}}
            """;

    private final SimClock clock = new SimClock();
    private final StripeSimulator simulator = new StripeSimulator(options(), clock);

    private static SimulatorOptions options() {
        SimulatorOptions usual = SimulatorOptions.usual(3, 500);
        return usual.withApi(usual.api().withReplicaLag(Duration.ZERO))
                .withAccount(usual.account().withEvents(EventOptions.instant()));
    }

    private static ApiVersion old() throws IOException {
        return ApiVersion.of(Projection.JSON.readTree(DESCRIPTION), "test");
    }

    private SimAnswer answer(String target, String version) {
        return simulator.answer(
                SimRequest.get(target).withKey("sk_test_simulated").with("Stripe-Version", version));
    }

    private JsonNode plain(String target) {
        return new Caller(simulator).ok(target);
    }

    @Test
    void objectsLookAsTheDescriptionOfTheVersionSays() throws IOException {
        simulator.versions(simulator.versions().with(old()));
        JsonNode now = plain("/v1/customers?limit=5");

        SimAnswer answer = answer("/v1/customers?limit=5", OLD);

        assertThat(answer.header("Stripe-Version")).hasValue(OLD);
        JsonNode then = Caller.json(answer);
        assertThat(then.path("has_more")).isEqualTo(now.path("has_more"));
        assertThat(Caller.ids(then)).isEqualTo(Caller.ids(now));
        for (int i = 0; i < 5; i++) {
            JsonNode customer = then.path("data").path(i);
            JsonNode same = now.path("data").path(i);
            assertThat(new TreeSet<>(fields(customer)))
                    .isSubsetOf("id", "object", "name", "balance", "nick", "rating", "metadata", "created", "sources");
            assertThat(customer.path("created")).isEqualTo(same.path("created"));
            assertThat(customer.path("metadata")).isEqualTo(same.path("metadata"));
            assertThat(customer.path("rating").asInt(-1)).isZero();
            assertThat(customer.get("nick").isNull()).isTrue();
            assertThat(customer.get("balance").isNull()).isTrue();
            assertThat(customer.path("sources")).hasToString("{\"data\":[]}");
        }
        String id = then.path("data").path(0).path("id").asText();
        assertThat(Caller.json(answer("/v1/customers/" + id, OLD)))
                .isEqualTo(then.path("data").path(0));
    }

    private static List<String> fields(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    @Test
    void pathsThatTheVersionDoesNotHaveAreUnknown() throws IOException {
        simulator.versions(simulator.versions().with(old()));

        assertThat(answer("/v1/charges", OLD).status()).isEqualTo(404);
        assertThat(answer("/v1/charges", "2023-08-16").status()).isEqualTo(200);
        assertThat(answer("/v1/charges", "1999-09-09").status()).isEqualTo(400);
    }

    @Test
    void eventsKeepTheAccountsVersionAndRetrievalHonoursTheHeader() throws IOException {
        simulator.versions(simulator.versions().with(old()).withUsual(OLD));
        String id = simulator.test().create("customers");
        clock.advance(Duration.ofSeconds(2));
        simulator.test().set("customers", id, Map.of("name", "\"Ann\"", "email", "\"a@example.com\""));
        String newest = simulator.catalog().version();

        JsonNode events = Caller.json(answer("/v1/events?limit=1", newest)).path("data");

        JsonNode event = events.path(0);
        assertThat(event.path("api_version").asText()).isEqualTo(OLD);
        JsonNode shown = event.path("data").path("object");
        assertThat(shown.has("rating")).isTrue();
        assertThat(shown.has("email")).isFalse();
        assertThat(event.path("data").path("previous_attributes").has("name")).isTrue();
        assertThat(event.path("data").path("previous_attributes").has("email")).isFalse();
        assertThat(Caller.json(answer("/v1/customers/" + id, newest))
                        .path("email")
                        .asText())
                .isEqualTo("a@example.com");
        assertThat(plain("/v1/customers/" + id)).isEqualTo(shown);
        assertThat(Caller.json(answer("/v1/events/" + event.path("id").asText(), newest)))
                .isEqualTo(event);
    }

    @Test
    void webhooksAreRenderedInTheVersionOfTheirEndpoint() throws IOException {
        simulator.versions(simulator.versions().with(old()));
        simulator.hooks().options(HookOptionsText.parse(HookOptions.usual(), "usual_seconds=0"));
        simulator.hooks().create(false, "http://localhost/new", List.of(HookEndpoint.ALL), null);
        SimRequest create = new SimRequest(
                "POST",
                "/v1/webhook_endpoints",
                List.of(
                        Map.entry("url", "http://localhost/old"),
                        Map.entry("enabled_events[]", "*"),
                        Map.entry("api_version", OLD)),
                Map.of());
        assertThat(simulator.answer(create.withKey("sk_test_simulated")).status())
                .isEqualTo(200);
        simulator.test().create("customers");

        JsonNode first = body();
        JsonNode second = body();

        assertThat(List.of(
                        first.path("api_version").asText(),
                        second.path("api_version").asText()))
                .containsExactlyInAnyOrder(OLD, simulator.catalog().version());
        boolean isOldFirst = first.path("api_version").asText().equals(OLD);
        JsonNode old = isOldFirst ? first : second;
        JsonNode now = isOldFirst ? second : first;
        assertThat(old.path("id")).isEqualTo(now.path("id"));
        assertThat(old.path("data").path("object").has("rating")).isTrue();
        assertThat(now.path("data").path("object").has("rating")).isFalse();
    }

    private JsonNode body() {
        HookRequest request = simulator.hooks().next().orElseThrow();
        return Caller.parse(new String(request.body(), StandardCharsets.UTF_8));
    }

    @Test
    void descriptionsAreReadFromFilesWhichMayBeCompressed(@TempDir Path folder) throws IOException {
        Path plain = Files.writeString(folder.resolve("old.json"), DESCRIPTION);
        Path compressed = folder.resolve("old.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
            out.write(DESCRIPTION.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(ApiVersion.read(plain).name()).isEqualTo(OLD);
        assertThat(ApiVersion.read(compressed).name()).isEqualTo(OLD);
        Path odd = Files.writeString(folder.resolve("odd.json"), "{}");
        assertThatThrownBy(() -> ApiVersion.read(odd))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no description of the API");
        assertThatThrownBy(() -> simulator.versions().withUsual("1999-09-09"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is no version 1999-09-09");
    }

    /** The older descriptions lie beside the checkout where developers have them. */
    @ParameterizedTest
    @ValueSource(strings = {"stripe-openapi-2026-03-25.dahlia.json.gz", "stripe-openapi-2023-08-16.official.json.gz"})
    void objectsFitRealDescriptions(String name) throws IOException {
        Path file = beside("shared/stripe/older/" + name);
        assumeThat(file).exists();
        ApiVersion version = ApiVersion.read(file);
        JsonNode schemas;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            schemas = Projection.JSON.readTree(in).path("components").path("schemas");
        }
        simulator.versions(simulator.versions().with(version));

        for (String list :
                List.of("/v1/customers", "/v1/charges", "/v1/invoices", "/v1/subscriptions", "/v1/payouts")) {
            JsonNode now = plain(list + "?limit=20");
            SimAnswer answer = answer(list + "?limit=20", version.name());
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            JsonNode then = Caller.json(answer);
            assertThat(Caller.ids(then)).isEqualTo(Caller.ids(now));
            for (JsonNode object : then.path("data")) {
                assertThat(SchemaCheck.findings(
                                schemas::path, object.path("object").asText(), object))
                        .as(object.path("id").asText())
                        // Newer values of an enumeration stay: the API may send values that no description lists.
                        .allMatch(finding -> finding.contains(" is none of its values"));
            }
        }
    }

    private static Path beside(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(name))) {
                return folder.resolve(name);
            }
        }
        return Path.of(name);
    }
}
