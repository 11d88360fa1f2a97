// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.change.Delivery;
import io.syncengine.connect.stripe.change.Delivery.Outcome;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.metrics.SourceMetrics;
import io.syncengine.connect.testing.ManualClock;
import io.syncengine.connect.testing.RecordingMetrics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

final class EventOffersTest implements EventTarget {

    private static final long NOW = 1_763_868_000L;

    private final RecordingMetrics metrics = new RecordingMetrics();
    private final List<String> looks = new ArrayList<>();
    private final List<StripeEvent> offered = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<Boolean> settled = new ArrayList<>();
    private final EventOffers offers = new EventOffers(
            this,
            false,
            3,
            new SourceMetrics(metrics, true, new ManualClock()).newWebhooks(),
            System::nanoTime,
            () -> NOW);

    @Override
    public void lookFor(@Nullable String account, long created) {
        looks.add(account + " " + created);
    }

    @Override
    public void offer(StripeEvent event, Origin origin, Delivery delivery) {
        offered.add(event);
        deliveries.add(delivery);
    }

    private Delivery offer(String text) {
        return offers.offer(text.getBytes(StandardCharsets.UTF_8), Origin.WEBHOOK, settled::add);
    }

    private long counted(String outcome) {
        return metrics.value("webhook-events-total", Map.of("outcome", outcome)).longValue();
    }

    @ParameterizedTest
    @CsvSource({
        "COMMITTED, true",
        "LEFT, true",
        "OTHER_ACCOUNT, true",
        "NO_STREAM, true",
        "NO_ROOM, false",
        "GIVEN_UP, false"
    })
    void tellsWhetherTheSenderMayForgetAnEvent(Outcome outcome, boolean mayForget) {
        offer(Signing.event("evt_1", NOW));
        assertThat(offered).extracting(StripeEvent::id).containsExactly("evt_1");
        assertThat(settled).isEmpty();
        assertThat(offers.pending()).isEqualTo(1);

        deliveries.get(0).end(outcome);

        assertThat(settled).containsExactly(mayForget);
        assertThat(offers.pending()).isZero();
        assertThat(counted(outcome.name().toLowerCase(Locale.ROOT))).isEqualTo(1);
    }

    @Test
    void dropsEventsOfTheOtherMode() {
        offer(Signing.event("evt_1", NOW, true));

        assertThat(offered).isEmpty();
        assertThat(settled).containsExactly(true);
        assertThat(counted("other_mode")).isEqualTo(1);
    }

    @Test
    void takesNoMoreThanMayWait() {
        for (int i = 0; i < 5; i++) {
            offer(Signing.event("evt_" + i, NOW));
        }
        assertThat(offered).hasSize(3);
        assertThat(settled).containsExactly(false, false);

        deliveries.get(1).end(Outcome.LEFT);
        offer(Signing.event("evt_6", NOW));
        assertThat(offered).hasSize(4);
    }

    @Test
    void leavesToTheLooksWhatHoldsNoObject() {
        offer("{\"id\":\"evt_1\",\"object\":\"v2.core.event\",\"created\":\"2026-01-01T00:00:00Z\"}");
        offer("no json");

        assertThat(looks).containsExactly("null " + NOW, "null " + NOW);
        assertThat(settled).containsExactly(true, true);
    }

    @Test
    void givesUpAllThatWaitsWhenItIsClosed() {
        offer(Signing.event("evt_1", NOW));
        offer(Signing.event("evt_2", NOW));
        offers.close();
        deliveries.get(0).emitted(1);
        deliveries.get(0).committed();
        offer(Signing.event("evt_3", NOW));

        assertThat(settled).containsExactly(false, false, false);
        assertThat(offered).hasSize(2);
    }

    @Test
    void aHintAsksForALookAndUsesNothingElse() {
        offers.hint(Signing.event("evt_1", NOW - 5).getBytes(StandardCharsets.UTF_8));
        offers.hint(Signing.event("evt_1", NOW - 5)
                .replace("\"livemode\"", "\"account\":\"acct_2\",\"livemode\"")
                .getBytes(StandardCharsets.UTF_8));
        offers.hint(new byte[] {1, 2, 3});

        assertThat(looks).containsExactly("null " + (NOW - 5), "acct_2 " + (NOW - 5), "null " + NOW);
        assertThat(offered).isEmpty();
    }

    /** Whatever ends first between commits, stop and timeout: forgotten is only what was committed. */
    @Test
    void isNeverForgottenUnlessCommitted() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            settled.clear();
            deliveries.clear();
            Delivery delivery = offer(Signing.event("evt_1", NOW));
            int records = 1 + random.nextInt(2);
            int committed = 0;
            boolean stopped = false;
            deliveries.get(0).emitted(records);
            while (settled.isEmpty()) {
                if (random.nextInt(4) == 0) {
                    stopped = true;
                    delivery.end(Outcome.GIVEN_UP);
                } else {
                    committed++;
                    deliveries.get(0).committed();
                }
            }
            assertThat(settled.get(0))
                    .as("seed " + seed)
                    .isEqualTo(committed == records)
                    .isEqualTo(!stopped);
        }
    }
}
