// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.simulators.SimClock;
import io.syncengine.connect.simulators.stripe.Caller;
import io.syncengine.connect.simulators.stripe.SimulatedHooks;
import io.syncengine.connect.simulators.stripe.SimulatorOptions;
import io.syncengine.connect.simulators.stripe.StripeSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

class DeliveriesTest {
    private static final String SECRET = "whsec_test";
    private static final List<String> ALL = List.of(HookEndpoint.ALL);
    private static final HookTiming AT_ONCE =
            HookTiming.test().withDelays(Duration.ZERO, Duration.ofMinutes(5), Duration.ofSeconds(5));

    private final SimClock clock = new SimClock();
    private final StripeSimulator simulator = new StripeSimulator(SimulatorOptions.usual(5, 300), clock);
    private final SimulatedHooks hooks = simulator.hooks();

    DeliveriesTest() {
        hooks.options(HookOptions.usual().withTiming(AT_ONCE));
    }

    private List<HookRequest> due() {
        List<HookRequest> due = new ArrayList<>();
        for (Optional<HookRequest> next = hooks.next(); next.isPresent(); next = hooks.next()) {
            due.add(next.get());
        }
        return due;
    }

    private static JsonNode body(HookRequest request) {
        return Caller.parse(new String(request.body(), StandardCharsets.UTF_8));
    }

    private static String signature(HookRequest request) {
        return String.valueOf(request.headers().get("Stripe-Signature"));
    }

    private void faults(HookFaults.Kind kind) {
        hooks.options(HookOptions.usual()
                .withTiming(AT_ONCE)
                .withFaults(HookFaults.none().with(kind, 1)));
    }

    @Test
    void sendsWhatTheEventListTells() {
        hooks.create(false, "http://localhost/a", ALL, SECRET);
        String id = simulator.test().create("customers");

        HookRequest request = due().get(0);

        assertThat(request.url()).isEqualTo("http://localhost/a");
        JsonNode event = body(request);
        assertThat(event.path("type").asText()).isEqualTo("customer.created");
        assertThat(event.path("data").path("object").path("id").asText()).isEqualTo(id);
        assertThat(event.path("pending_webhooks").asInt()).isEqualTo(1);
        assertThat(event.has("account")).isFalse();
        clock.advance(Duration.ofMinutes(2));
        JsonNode listed =
                new Caller(simulator).ok("/v1/events/" + event.path("id").asText());
        assertThat(event.path("data")).isEqualTo(listed.path("data"));
        assertThat(event.path("api_version")).isEqualTo(listed.path("api_version"));
        assertThat(event.path("created")).isEqualTo(listed.path("created"));
    }

    @Test
    void signsWithTheTimeOfSending() {
        hooks.create(false, "http://localhost/a", ALL, SECRET);
        simulator.test().create("customers");
        clock.advance(Duration.ofSeconds(7));

        HookRequest request = due().get(0);

        long now = clock.instant().getEpochSecond();
        assertThat(signature(request))
                .startsWith(Signature.header(now, List.of(SECRET), request.body(), false) + ",v0=");
    }

    @Test
    void signatureIsTheOneOfTheDocumentation() {
        byte[] body = "{\"id\":\"evt_1\"}".getBytes(StandardCharsets.UTF_8);

        // Computed with: printf '%s' '1492774577.{"id":"evt_1"}' | openssl dgst -sha256 -hmac whsec_abc
        assertThat(Signature.header(1_492_774_577, List.of("whsec_abc"), body, false))
                .isEqualTo("t=1492774577,v1=1a501e3f2c9deac3533dba6517e36cb391535448118fa3c1bd05affbd1c5ce79");
    }

    @Test
    void sendsOnlyWhatAnEndpointAskedFor() {
        hooks.create(false, "http://localhost/a", List.of("customer.updated", "invoice.paid"), SECRET);
        hooks.create(true, "http://localhost/live", ALL, SECRET);
        hooks.create(false, "http://localhost/connect", ALL, SECRET, true);
        String id = simulator.test().create("customers");
        simulator.test().update("customers", id);

        assertThat(due())
                .extracting(request ->
                        request.url() + " " + body(request).path("type").asText())
                .containsExactly("http://localhost/a customer.updated");
    }

    @Test
    void eventsOfTheTimeBeforeAnEndpointAreNotSentToIt() {
        simulator.test().create("customers");
        hooks.create(false, "http://localhost/a", ALL, SECRET);

        assertThat(due()).isEmpty();
    }

    @Test
    void aSecretThatIsReplacedSignsForAWhileToo() {
        HookEndpoint endpoint = hooks.create(false, "http://localhost/a", ALL, SECRET);
        String next = hooks.roll(false, endpoint.id(), Duration.ofHours(1));
        simulator.test().create("customers");
        HookRequest during = due().get(0);
        long then = clock.instant().getEpochSecond();
        clock.advance(Duration.ofHours(1));
        simulator.test().create("customers");
        HookRequest after = due().get(0);

        assertThat(next).startsWith("whsec_").isNotEqualTo(SECRET);
        assertThat(signature(during)).startsWith(Signature.header(then, List.of(next, SECRET), during.body(), false));
        assertThat(signature(after))
                .startsWith(Signature.header(then + 3600, List.of(next), after.body(), false) + ",v0");
    }

    @Test
    void triesAgainAsOftenAsIsStated() {
        hooks.options(HookOptions.usual()
                .withTiming(AT_ONCE.withRetries(List.of(Duration.ofSeconds(1), Duration.ofSeconds(10)))));
        hooks.create(false, "http://localhost/a", ALL, SECRET);
        simulator.test().create("customers");
        List<String> seen = new ArrayList<>();
        for (int second = 0; second < 30; second++) {
            for (HookRequest request : due()) {
                seen.add(second + " " + body(request).path("id").asText().substring(0, 4));
                hooks.answered(request.delivery(), 500);
            }
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(seen).containsExactly("0 evt_", "1 evt_", "11 evt_");
        assertThat(hooks.counts().givenUp()).isEqualTo(1);
        assertThat(hooks.counts().of(Delivery.Kind.GENUINE, 500)).isEqualTo(3);
        assertThat(hooks.last()).extracting(DeliveryOutcome::attempt).containsExactly(0, 1, 2);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"GENUINE", "DOUBLED"},
            mode = EnumSource.Mode.EXCLUDE)
    void nobodyTriesForgeriesAgain(Delivery.Kind kind) {
        assertThat(kind.isRetried()).isFalse();
    }

    @Test
    void anAnswerEndsADelivery() {
        hooks.create(false, "http://localhost/a", ALL, SECRET);
        simulator.test().create("customers");
        due().forEach(request -> hooks.answered(request.delivery(), 204));
        clock.advance(Duration.ofDays(4));

        assertThat(due()).isEmpty();
        assertThat(hooks.counts().pending()).isZero();
        assertThat(hooks.counts().givenUp()).isZero();
    }

    @Test
    void lostEventsAreNeverSent() {
        faults(HookFaults.Kind.LOST);
        hooks.create(false, "http://localhost/a", ALL, SECRET);
        simulator.test().create("customers");
        clock.advance(Duration.ofDays(4));

        assertThat(due()).isEmpty();
        assertThat(hooks.counts().lost()).isEqualTo(1);
    }

    @Test
    void doubledEventsComeTwiceUnderOneId() {
        faults(HookFaults.Kind.DOUBLED);
        hooks.create(false, "http://localhost/a", ALL, SECRET);
        simulator.test().create("customers");
        clock.advance(Duration.ofSeconds(3));

        List<HookRequest> due = due();
        assertThat(due).hasSize(2);
        assertThat(body(due.get(0))).isEqualTo(body(due.get(1)));
    }

    @Test
    void lateAndReorderedEventsAreOvertaken() {
        for (HookFaults.Kind kind : List.of(HookFaults.Kind.LATE, HookFaults.Kind.REORDERED)) {
            hooks.clear();
            faults(kind);
            hooks.create(false, "http://localhost/" + kind, ALL, SECRET);
            IntStream.range(0, 20).forEach(i -> simulator.test().create("customers"));
            clock.advance(Duration.ofMinutes(6));
            List<Long> order = due().stream()
                    .filter(request -> request.url().endsWith(kind.name()))
                    .map(request -> request.delivery().event().number())
                    .toList();

            assertThat(order).hasSize(20).isNotEqualTo(order.stream().sorted().toList());
        }
    }

    @Test
    void badSignaturesAreOfAnEventThatThereNeverWas() {
        faults(HookFaults.Kind.BAD_SIGNATURE);
        hooks.create(false, "http://localhost/a", ALL, SECRET);
        simulator.test().create("customers");

        List<HookRequest> due = due();

        assertThat(due)
                .extracting(request -> request.delivery().kind())
                .containsExactly(Delivery.Kind.GENUINE, Delivery.Kind.BAD_SIGNATURE);
        HookRequest forged = due.get(1);
        assertThat(body(forged).path("id")).isNotEqualTo(body(due.get(0)).path("id"));
        assertThat(signature(forged))
                .doesNotContain(
                        Signature.header(clock.instant().getEpochSecond(), List.of(SECRET), forged.body(), false)
                                .split("v1=")[1]);
    }

    @Test
    void staleSignaturesAreRightButOld() {
        faults(HookFaults.Kind.STALE_SIGNATURE);
        hooks.create(false, "http://localhost/a", ALL, SECRET);
        simulator.test().create("customers");

        HookRequest stale = due().get(1);

        long old = clock.instant().getEpochSecond() - 600;
        assertThat(signature(stale)).startsWith(Signature.header(old, List.of(SECRET), stale.body(), false));
    }

    @Test
    void replaysAreTheSameRequestOnceMore() {
        faults(HookFaults.Kind.REPLAYED);
        hooks.create(false, "http://localhost/a", ALL, SECRET);
        simulator.test().create("customers");
        HookRequest first = due().get(0);
        clock.advance(Duration.ofMinutes(11));

        HookRequest replay = due().get(0);

        assertThat(replay.delivery().kind()).isEqualTo(Delivery.Kind.REPLAYED);
        assertThat(replay.body()).isEqualTo(first.body());
        assertThat(signature(replay)).isEqualTo(signature(first));
    }

    @Test
    void theSameSeedHasTheSameFate() {
        List<List<String>> runs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            SimClock time = new SimClock();
            StripeSimulator account = new StripeSimulator(SimulatorOptions.usual(5, 300), time);
            account.hooks().options(HookOptionsText.parse(HookOptions.usual(), "lost=0.2 late=0.2 doubled=0.2"));
            account.hooks().create(false, "http://localhost/a", ALL, null);
            IntStream.range(0, 50).forEach(i -> account.test().create("customers"));
            List<String> seen = new ArrayList<>();
            for (int second = 0; second < 400; second++) {
                for (Optional<HookRequest> next = account.hooks().next();
                        next.isPresent();
                        next = account.hooks().next()) {
                    seen.add(second + signature(next.get()));
                }
                time.advance(Duration.ofSeconds(1));
            }
            runs.add(seen);
        }

        assertThat(runs.get(0)).isEqualTo(runs.get(1));
        assertThat(new HashSet<>(runs.get(0))).hasSizeBetween(30, 70);
    }

    @Test
    void noSecondHoldsMoreThanTheBound() {
        hooks.options(HookOptions.usual().withTiming(AT_ONCE.withPerSecond(100)));
        hooks.create(false, "http://localhost/a", ALL, SECRET);
        IntStream.range(0, 300).forEach(i -> simulator.test().create("customers"));
        List<Integer> counts = new ArrayList<>();
        for (int tenth = 0; tenth < 40; tenth++) {
            counts.add(due().size());
            clock.advance(Duration.ofMillis(100));
        }

        assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(300);
        assertThat(counts.subList(1, 20)).allMatch(count -> count <= 15);
    }

    @Test
    void requestsGoWhereTheRouteSays() {
        hooks.options(HookOptions.usual()
                .withTiming(AT_ONCE)
                .withRoute("https://hooks.example.com", "http://127.0.0.1:8080")
                .withRoute("https://hooks.example.com/b", "http://127.0.0.1:9090/x"));
        hooks.create(false, "https://hooks.example.com/a", ALL, SECRET);
        hooks.create(false, "https://hooks.example.com/b/c", ALL, SECRET);
        simulator.test().create("customers");

        assertThat(due())
                .extracting(HookRequest::url)
                .containsExactly("http://127.0.0.1:8080/a", "http://127.0.0.1:9090/x/c");
    }

    @Test
    void anEventCanBeSentAgain() {
        hooks.create(false, "http://localhost/a", ALL, SECRET);
        simulator.test().create("customers");
        HookRequest first = due().get(0);

        hooks.resend(false, body(first).path("id").asText());

        assertThat(due())
                .singleElement()
                .satisfies(again -> assertThat(body(again)).isEqualTo(body(first)));
        assertThatThrownBy(() -> hooks.resend(false, "evt_none"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no event evt_none");
    }

    @Test
    void anEndpointThatIsGoneGetsNothingMore() {
        HookEndpoint endpoint = hooks.create(false, "http://localhost/a", ALL, SECRET);
        simulator.test().create("customers");
        simulator.test().create("customers");
        assertThat(hooks.next()).isPresent();

        simulator.test().delete("webhook_endpoints", endpoint.id());

        assertThat(due()).isEmpty();
        assertThat(hooks.endpoints(false)).isEmpty();
    }

    @Test
    void eventsOfConnectedAccountsGoToEndpointsForThemWithTheirAccount() {
        StripeSimulator platform = new StripeSimulator(
                SimulatorOptions.usual(5, 0).withCounts(Map.of("accounts", 2)).withConnected(Map.of("customers", 3)),
                clock);
        platform.hooks().options(HookOptions.usual().withTiming(AT_ONCE));
        platform.hooks().create(false, "http://localhost/own", ALL, SECRET);
        platform.hooks().create(false, "http://localhost/connect", ALL, SECRET, true);
        List<String> accounts = new Caller(platform).ids("/v1/accounts");
        platform.test().create("customers");
        accounts.forEach(account -> platform.connected(false, account).create("customers"));
        List<HookRequest> due = new ArrayList<>();
        for (Optional<HookRequest> next = platform.hooks().next();
                next.isPresent();
                next = platform.hooks().next()) {
            due.add(next.get());
            platform.hooks().answered(next.get().delivery(), 200);
        }

        assertThat(due)
                .extracting(
                        HookRequest::url,
                        request -> body(request).path("account").asText(""))
                .containsExactlyInAnyOrder(
                        tuple("http://localhost/own", ""),
                        tuple("http://localhost/connect", accounts.get(0)),
                        tuple("http://localhost/connect", accounts.get(1)));
        assertThat(platform.hooks().last())
                .extracting(DeliveryOutcome::account)
                .containsExactlyInAnyOrder(null, accounts.get(0), accounts.get(1));
    }

    @Test
    void optionsThatAreWrongAreNamed() {
        HookOptions usual = HookOptions.usual();

        assertThatThrownBy(() -> HookOptionsText.parse(usual, "lost=2")).hasMessageContaining("lost is 2.0");
        assertThatThrownBy(() -> HookOptionsText.parse(usual, "lots=0.1")).hasMessageContaining("there is no lots");
        assertThatThrownBy(() -> HookOptionsText.parse(usual, "retry_seconds=1,x"))
                .hasMessage("retry_seconds is x: give a number");
        assertThatThrownBy(() -> HookOptionsText.parse(usual, "late")).hasMessageContaining("give name=value");
        assertThatThrownBy(() -> usual.withRoute("example.com", "http://a")).hasMessageContaining("is no address");
        HookOptions parsed = HookOptionsText.parse(usual, "late=0.5 retry_seconds=1,2.5 per_second=7");
        assertThat(HookOptionsText.parse(usual, HookOptionsText.of(parsed))).isEqualTo(parsed);
    }

    @Test
    void stripeTriesForThreeDays() {
        Duration total = HookTiming.live().retries().stream().reduce(Duration.ZERO, Duration::plus);

        assertThat(total).isEqualTo(Duration.ofDays(3));
        assertThat(HookTiming.test().retries()).hasSize(3);
    }
}
