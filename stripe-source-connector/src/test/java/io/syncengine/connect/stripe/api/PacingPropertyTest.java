// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import static io.syncengine.connect.stripe.api.ClientFixture.FINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.loop.BusiestSecond;
import io.syncengine.connect.stripe.loop.VirtualLoop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;

/** Whatever is asked for and however answers come: no second holds more calls than the limit, anywhere. */
final class PacingPropertyTest {

    private static final Duration TIME = Duration.ofSeconds(20);

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noSecondHoldsMoreThanTheLimits(long seed) {
        Random random = new Random(seed);
        int rate = 1 + random.nextInt(seed % 3 == 0 ? 1000 : 60);
        int endpointRate = 1 + random.nextInt(rate);
        BudgetLimits limits = new BudgetLimits(rate, endpointRate, endpointRate, endpointRate, 64, 32);
        ClientFixture stripe = new ClientFixture(
                VirtualLoop.shuffled(seed),
                limits,
                Optional.empty(),
                (call, number) ->
                        FINE.after(Duration.ofMillis(5 + random.nextInt(random.nextInt(20) == 0 ? 900 : 100))));
        for (int i = 0; i < 100; i++) {
            Duration moment = Duration.ofMillis(random.nextInt((int) TIME.toMillis()));
            int calls = 1 + random.nextInt(40);
            String route = "/v1/" + (char) ('a' + random.nextInt(6));
            CallKind kind = CallKind.values()[random.nextInt(4)];
            stripe.loop.schedule(() -> callSome(stripe, kind, route, calls), moment);
        }
        stripe.loop.run(TIME);

        // Calls take differently long on their way.
        List<Duration> arrived = new ArrayList<>();
        Map<String, List<Duration>> byRoute = new HashMap<>();
        for (ScriptedTransport.Sent sent : stripe.transport.sent()) {
            Duration at = sent.at().plusMillis(random.nextInt(30));
            arrived.add(at);
            byRoute.computeIfAbsent(sent.call().path(), path -> new ArrayList<>())
                    .add(at);
        }
        assertThat(BusiestSecond.of(arrived)).as("all").isLessThanOrEqualTo(rate);
        byRoute.forEach(
                (route, times) -> assertThat(BusiestSecond.of(times)).as(route).isLessThanOrEqualTo(endpointRate));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aBusyClientUsesItsBudget(long seed) {
        int rate = 1 + new Random(seed).nextInt(200);
        BudgetLimits limits = new BudgetLimits(rate, rate, rate, rate, 256, 256);
        ClientFixture stripe =
                new ClientFixture(VirtualLoop.shuffled(seed), limits, Optional.empty(), (call, number) -> FINE);
        callSome(stripe, CallKind.LIST, "/v1/a", 20 * rate);
        stripe.loop.run(TIME);

        assertThat(stripe.transport.sent().size()).isGreaterThanOrEqualTo((int) (TIME.toSeconds() * rate * 0.95));
    }

    private static void callSome(ClientFixture stripe, CallKind kind, String route, int calls) {
        for (int i = 0; i < calls; i++) {
            stripe.call(kind, route);
        }
    }
}
