// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class LimiterPropertyTest {
    private static final List<String> ROUTES = List.of("GET /v1/charges", "GET /v1/customers", "GET /v1/files");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void neverLetsMoreThroughThanTheLimitInAnySecond(long seed) {
        Random random = new Random(seed);
        StepClock clock = new StepClock();
        Limits limits =
                new Limits(1 + random.nextInt(40), 1 + random.nextInt(30), Map.of(ROUTES.get(2), 3), 0, 0, false);
        Limiter limiter = new Limiter(limits, clock);
        List<Long> all = new ArrayList<>();
        Map<String, List<Long>> byRoute = new HashMap<>();

        for (int i = 0; i < 5_000; i++) {
            clock.advance(Duration.ofNanos((long) (random.nextDouble() * random.nextDouble() * 20_000_000)));
            String route = ROUTES.get(random.nextInt(ROUTES.size()));
            if (limiter.enter(route).isEmpty()) {
                long moment = clock.instant().toEpochMilli();
                all.add(moment);
                byRoute.computeIfAbsent(route, name -> new ArrayList<>()).add(moment);
                limiter.leave(route);
            }
        }

        // Exactly the limit is reached, as far as the three routes may together.
        assertThat(densest(all)).isEqualTo(Math.min(limits.perSecond(), 2 * limits.perEndpoint() + 3));
        byRoute.forEach(
                (route, moments) -> assertThat(densest(moments)).as(route).isLessThanOrEqualTo(limits.ofRoute(route)));
        assertThat(densest(byRoute.get(ROUTES.get(2)))).isEqualTo(3);
    }

    /** Most moments in any window of less than one second. */
    private static int densest(List<Long> millis) {
        int most = 0;
        int begin = 0;
        for (int end = 0; end < millis.size(); end++) {
            while (millis.get(end) - millis.get(begin) >= 1000) {
                begin++;
            }
            most = Math.max(most, end - begin + 1);
        }
        return most;
    }
}
