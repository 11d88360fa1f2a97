// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.api.AnswerParser;
import io.syncengine.connect.stripe.api.ApiAnswer;
import io.syncengine.connect.stripe.api.ApiListener;
import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.HttpMethod;
import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.api.StripeClient;
import io.syncengine.connect.stripe.config.StripeSourceConfig;
import io.syncengine.connect.stripe.data.MalformedAnswerException;
import io.syncengine.connect.stripe.loop.Cancellable;
import io.syncengine.connect.stripe.loop.VirtualLoop;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.testing.LogCapture;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

final class ManagedEndpointTest implements StripeClient {

    private static final String URL = "https://hooks.example.com/stripe";
    private static final String PIN = "2026-10-28.endive";
    private static final Set<String> EVENTS = Set.of("customer.created", "customer.updated");

    private final VirtualLoop loop = new VirtualLoop();
    private final Map<String, String> endpoints = new LinkedHashMap<>();
    private final List<ApiRequest> calls = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private boolean full;
    private int made;

    @Override
    public <T> Cancellable get(ApiRequest request, AnswerParser<T> parser, ApiListener<T> listener) {
        calls.add(request);
        loop.execute(() -> {
            try {
                if (full && request.method() == HttpMethod.POST) {
                    listener.failed(new StripeApiException(
                            StripeApiException.Kind.REJECTED, 400, null, null, "You have reached the maximum", null));
                } else {
                    T value = parser.parse(answer(request).getBytes(StandardCharsets.UTF_8));
                    listener.succeeded(new ApiAnswer<>(value, 0, null));
                }
            } catch (MalformedAnswerException e) {
                throw new AssertionError(e);
            }
        });
        return () -> {};
    }

    private String answer(ApiRequest request) {
        String id = request.path().substring(request.path().lastIndexOf('/') + 1);
        return switch (request.method()) {
            case GET -> "{\"data\":[" + String.join(",", endpoints.values()) + "],\"has_more\":false}";
            case DELETE -> {
                assertThat(endpoints.remove(id)).isNotNull();
                yield "{\"id\":\"" + id + "\",\"deleted\":true}";
            }
            case POST -> {
                String name = id.startsWith("we_") ? id : "we_new" + ++made;
                String json = endpoint(name, request.query());
                endpoints.put(name, json);
                yield json.replaceFirst("\\{", "{\"secret\":\"whsec_" + name + "\",");
            }
        };
    }

    private static String endpoint(String id, List<Map.Entry<String, String>> form) {
        String metadata = form.stream()
                .filter(entry -> entry.getKey().startsWith("metadata["))
                .map(entry -> "\"" + entry.getKey().replaceAll("metadata\\[|]", "") + "\":\"" + entry.getValue() + "\"")
                .collect(Collectors.joining(","));
        String events = form.stream()
                .filter(entry -> entry.getKey().equals("enabled_events[]"))
                .map(entry -> "\"" + entry.getValue() + "\"")
                .collect(Collectors.joining(","));
        return "{\"id\":\"" + id + "\",\"url\":\"" + URL + "\",\"status\":\"enabled\",\"api_version\":\"" + PIN
                + "\",\"enabled_events\":[" + events + "],\"metadata\":{" + metadata + "}}";
    }

    @Override
    public int parallelism(String route) {
        return 1;
    }

    private static EndpointWish wish(String connector, Set<String> events) {
        return new EndpointWish(URL, connector, false, PIN, events);
    }

    private void existing(String id, EndpointWish wish) {
        endpoints.put(id, endpoint(id, wish.creation()));
    }

    private ManagedEndpoint begin(boolean needsSecret) {
        ManagedEndpoint endpoint = new ManagedEndpoint(loop, this, wish("stripe", EVENTS), needsSecret, secrets::add);
        endpoint.begin();
        loop.runReady();
        return endpoint;
    }

    private List<String> writes() {
        return calls.stream()
                .filter(call -> call.method() != HttpMethod.GET)
                .map(call -> call.method() + " " + call.path())
                .toList();
    }

    @Test
    void makesOneForExactlyTheEventsAndTheVersion() {
        ManagedEndpoint endpoint = begin(true);

        assertThat(writes()).containsExactly("POST /v1/webhook_endpoints");
        assertThat(calls.get(1).query())
                .contains(
                        Map.entry("url", URL),
                        Map.entry("api_version", PIN),
                        Map.entry("metadata[connector]", "stripe"),
                        Map.entry("enabled_events[]", "customer.created"),
                        Map.entry("enabled_events[]", "customer.updated"))
                .doesNotContain(Map.entry("connect", "true"))
                .noneMatch(entry -> entry.getValue().equals("*"));
        assertThat(secrets).containsExactly("whsec_we_new1");
        assertThat(endpoint.isMissing()).isFalse();
    }

    @Test
    void takesItsOwnOverWhereNothingIsSigned() {
        existing("we_1", wish("stripe", EVENTS));
        existing("we_2", wish("other", EVENTS));

        assertThat(begin(false).isMissing()).isFalse();
        assertThat(writes()).isEmpty();
    }

    @Test
    void givesItTheEventsOfToday() {
        existing("we_1", wish("stripe", Set.of("customer.created", "plan.created")));

        begin(false);

        assertThat(writes()).containsExactly("POST /v1/webhook_endpoints/we_1");
        assertThat(calls.get(1).query())
                .containsExactly(
                        Map.entry("enabled_events[]", "customer.created"),
                        Map.entry("enabled_events[]", "customer.updated"));
    }

    /** Its secret is told only when it is made. */
    @Test
    void makesItAnewWhereDeliveriesAreSigned() {
        existing("we_1", wish("stripe", EVENTS));
        existing("we_2", wish("stripe", EVENTS));

        begin(true);

        assertThat(writes())
                .containsExactly(
                        "DELETE /v1/webhook_endpoints/we_1",
                        "DELETE /v1/webhook_endpoints/we_2",
                        "POST /v1/webhook_endpoints");
        assertThat(secrets).hasSize(1);
    }

    @Test
    void makesItAnewInAnotherVersionOrWhenItIsDisabled() {
        existing("we_1", new EndpointWish(URL, "stripe", false, PIN, EVENTS));
        endpoints.computeIfPresent("we_1", (id, json) -> json.replace(PIN, "2020-08-27"));
        begin(false);
        assertThat(writes()).containsExactly("DELETE /v1/webhook_endpoints/we_1", "POST /v1/webhook_endpoints");

        endpoints.replaceAll((id, json) -> json.replace("\"enabled\"", "\"disabled\""));
        calls.clear();
        begin(false);
        assertThat(writes()).containsExactly("DELETE /v1/webhook_endpoints/we_new1", "POST /v1/webhook_endpoints");
    }

    @Test
    void leavesThoseOfOthersAlone() {
        existing("we_1", wish("other", EVENTS));
        existing("we_2", new EndpointWish(URL, "stripe", true, PIN, EVENTS));
        endpoints.put("we_3", endpoint("we_3", List.of(Map.entry("enabled_events[]", "*"))));
        existing("we_4", wish("stripe", EVENTS));
        endpoints.computeIfPresent("we_4", (id, json) -> json.replace("hooks.example.com", "elsewhere.example.com"));

        try (LogCapture log = LogCapture.debug(ManagedEndpoint.class.getName())) {
            begin(true);
            assertThat(log.texts("WARN")).singleElement().asString().contains("elsewhere.example.com");
            assertThat(log.text()).doesNotContain("whsec_");
        }
        assertThat(writes()).containsExactly("POST /v1/webhook_endpoints");
    }

    @Test
    void goesOnWithoutOneWhenTheAccountHasTooMany() {
        full = true;
        ManagedEndpoint endpoint = begin(true);
        assertThat(endpoint.isMissing()).isTrue();

        full = false;
        loop.run(Duration.ofMinutes(11));

        assertThat(endpoint.isMissing()).isFalse();
    }

    @Test
    void wantsTheEventsOfTheSelectedStreams() {
        StripeSourceConfig config = StripeSourceConfig.of(Map.of(
                "stripe.api.key", "sk_test_abc",
                "streams", "coupons,products",
                "webhook.mode", "hint",
                "webhook.listen.port", "8080",
                "webhook.manage", "true",
                "webhook.public.url", URL));

        List<EndpointWish> wishes =
                EndpointWishes.of(config, "stripe", StreamRegistry.bundled().eventTypes(), true);

        assertThat(wishes).extracting(EndpointWish::connect).containsExactly(false, true);
        assertThat(wishes.get(0).events())
                .contains("coupon.created", "product.deleted")
                .doesNotContain("customer.created")
                .noneMatch(type -> type.startsWith("v2."));
        assertThat(wishes.get(1).creation()).contains(Map.entry("connect", "true"));
        assertThat(new TreeSet<>(wishes.get(0).events()))
                .isEqualTo(new TreeSet<>(wishes.get(1).events()));
    }
}
