// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.simulators.exchange.SimRequest;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

class RequestLogTest {
    private static final String EVENTS = "GET /v1/events";

    private final StepClock clock = new StepClock();
    private final RequestLog log = new RequestLog(clock, 3);

    private RequestLog.Arrival arrive(String target) {
        SimRequest request = SimRequest.get(target).withKey("rk_test_secret");
        return log.arrived(request, new Routes(List.of("/v1/events", "/v1/charges")).of(request));
    }

    @Test
    void keepsWhatWasAskedAndHowItEndedButNotTheKey() {
        arrive("/v1/events?limit=5").answered(200, "");
        arrive("/v1/events/evt_1").answered(0, "hang");

        assertThat(log.last())
                .containsExactly(
                        new LoggedRequest(
                                clock.instant(),
                                "GET",
                                EVENTS,
                                "/v1/events",
                                List.of(Map.entry("limit", "5")),
                                200,
                                "",
                                KeyKind.RESTRICTED_TEST),
                        new LoggedRequest(
                                clock.instant(),
                                "GET",
                                "GET /v1/events/{id}",
                                "/v1/events/evt_1",
                                List.of(),
                                0,
                                "hang",
                                KeyKind.RESTRICTED_TEST));
        assertThat(log.last().toString()).doesNotContain("secret");
    }

    @Test
    void forgetsOldRequestsButNotTheirCount() {
        for (int i = 0; i < 10; i++) {
            arrive("/v1/events?limit=" + i).answered(i < 4 ? 429 : 200, "");
        }

        assertThat(log.last())
                .extracting(request -> request.query().get(0).getValue())
                .containsExactly("7", "8", "9");
        assertThat(log.total().calls()).isEqualTo(10);
        assertThat(log.of(EVENTS).withStatus(429)).isEqualTo(4);
        assertThat(log.of("GET /v1/nothing").calls()).isZero();
    }

    @Test
    void findsTheBusiestSecondWhereverItBegins() {
        for (int millis : new int[] {0, 900, 400, 300, 200, 5_000}) {
            clock.advance(Duration.ofMillis(millis));
            arrive("/v1/events").answered(200, "");
        }
        arrive("/v1/charges").answered(200, "");

        // 900, 1300, 1600, 1800
        assertThat(log.of(EVENTS).maxPerSecond()).isEqualTo(4);
        assertThat(log.total().maxPerSecond()).isEqualTo(4);
        assertThat(log.byRoute()).containsOnlyKeys("GET /v1/charges", EVENTS);
    }

    @Test
    void countsRequestsUnderWay() {
        RequestLog.Arrival first = arrive("/v1/events");
        RequestLog.Arrival second = arrive("/v1/charges");
        first.answered(200, "");
        second.answered(200, "");
        arrive("/v1/events").answered(200, "");

        assertThat(log.total().maxConcurrent()).isEqualTo(2);
        assertThat(log.of(EVENTS).maxConcurrent()).isEqualTo(1);
    }

    @Test
    void startsOver() {
        RequestLog.Arrival underWay = arrive("/v1/events");

        log.clear();
        underWay.answered(200, "");

        assertThat(log.total()).isEqualTo(RouteStatistics.empty());
        assertThat(log.last()).isEmpty();
        assertThat(log.byRoute()).isEmpty();
    }

    @Test
    void isNotBlownUpByAScanOfPaths() {
        for (int i = 0; i < 3_000; i++) {
            SimRequest request = SimRequest.get("/" + Integer.toString(i, 36).replaceAll("\\d", "x") + "-" + i);
            log.arrived(request, "GET " + request.path()).answered(404, "");
        }

        assertThat(log.byRoute()).hasSize(1_001);
        assertThat(log.of(RequestLog.OTHER_ROUTES).calls()).isEqualTo(2_000);
    }
}
