// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.metrics.SourceMetrics;
import io.syncengine.connect.testing.LogCapture;
import io.syncengine.connect.testing.ManualClock;
import io.syncengine.connect.testing.RecordingMetrics;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

final class SignedDeskTest {

    private static final long NOW = 1_763_868_000L;
    private static final String SECRET = "whsec_1";
    private static final String BODY = "{\"a\":1}";

    private final RecordingMetrics metrics = new RecordingMetrics();
    private final List<String> taken = new ArrayList<>();
    private boolean room = true;

    private SignedDesk desk(boolean unsignedAllowed, String... secrets) {
        return new SignedDesk(
                new SignatureVerifier(List.of(secrets), Duration.ofMinutes(5), () -> NOW),
                unsignedAllowed,
                new ReplayGuard(300),
                () -> NOW,
                body -> {
                    taken.add(new String(body, StandardCharsets.UTF_8));
                    return room;
                },
                new SourceMetrics(metrics, true, new ManualClock()).newWebhooks());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private long refused(String reason) {
        return metrics.value("webhook-bad-signatures-total", Map.of("reason", reason))
                .longValue();
    }

    @Test
    void takesWhatIsSigned() {
        assertThat(desk(false, SECRET).take(Signing.header(SECRET, NOW - 10, BODY), bytes(BODY)))
                .isEqualTo(200);
        assertThat(taken).containsExactly(BODY);
    }

    @Test
    void refusesAndStoresNothingOfWhatIsNot() {
        SignedDesk desk = desk(true, SECRET);
        try (LogCapture log = LogCapture.debug(SignedDesk.class.getName())) {
            assertThat(desk.take(null, bytes(BODY))).isEqualTo(400);
            assertThat(desk.take(Signing.header("whsec_2", NOW, BODY), bytes(BODY)))
                    .isEqualTo(400);
            assertThat(desk.take(Signing.header(SECRET, NOW, BODY), bytes(BODY + " ")))
                    .isEqualTo(400);
            assertThat(desk.take(Signing.header(SECRET, NOW - 301, BODY), bytes(BODY)))
                    .isEqualTo(400);

            assertThat(taken).isEmpty();
            assertThat(refused("bad")).isEqualTo(3);
            assertThat(refused("stale")).isEqualTo(1);
            assertThat(log.texts("WARN")).singleElement().asString().contains("webhook.signing.secrets");
            assertThat(log.text()).doesNotContain(SECRET);
        }
    }

    @Test
    void refusesWhatWasTakenBefore() {
        SignedDesk desk = desk(false, SECRET);
        String header = Signing.header(SECRET, NOW, BODY);
        assertThat(desk.take(header, bytes(BODY))).isEqualTo(200);

        assertThat(desk.take(header, bytes(BODY))).isEqualTo(400);
        assertThat(refused("replayed")).isEqualTo(1);
        assertThat(desk.take(Signing.header(SECRET, NOW + 1, BODY), bytes(BODY)))
                .as("signed anew")
                .isEqualTo(200);
        assertThat(taken).hasSize(2);
    }

    /** A proxy may try once more what was answered with 503. */
    @Test
    void takesAgainWhatWasNotTaken() {
        SignedDesk desk = desk(false, SECRET);
        String header = Signing.header(SECRET, NOW, BODY);
        room = false;
        assertThat(desk.take(header, bytes(BODY))).isEqualTo(503);
        room = true;

        assertThat(desk.take(header, bytes(BODY))).isEqualTo(200);
    }

    @Test
    void takesAnythingWithoutASecretOnlyWhereNobodyElseIs() {
        assertThat(desk(true).take(null, bytes(BODY))).isEqualTo(200);
        assertThat(desk(false).take(null, bytes(BODY))).isEqualTo(503);
        assertThat(desk(false).take(Signing.header("whsec_x", NOW, BODY), bytes(BODY)))
                .isEqualTo(503);
        assertThat(taken).hasSize(1);
    }
}
