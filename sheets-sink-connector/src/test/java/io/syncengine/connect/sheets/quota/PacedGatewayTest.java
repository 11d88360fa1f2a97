// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.sheets.grid.Change;
import io.syncengine.connect.sheets.grid.EchoRange;
import io.syncengine.connect.sheets.grid.FailureKind;
import io.syncengine.connect.sheets.grid.GridRange;
import io.syncengine.connect.sheets.grid.GridView;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.grid.SpreadsheetGateway;
import io.syncengine.connect.sheets.grid.SpreadsheetInfo;
import io.syncengine.connect.sheets.grid.Tag;
import io.syncengine.connect.sheets.policy.Limits;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** What is sent again, when, and what is not. */
final class PacedGatewayTest {

    private static final Limits LIMITS = new Limits(
            1000,
            1_500_000,
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            10_000_000,
            1_000_000,
            Duration.ofDays(35),
            55,
            55);

    private final List<Long> waits = new ArrayList<>();
    private final RequestWindow window = new RequestWindow();
    private final Answering google = new Answering();
    private long now;

    private final Pace pace = new Pace() {
        @Override
        public long millis() {
            return now;
        }

        @Override
        public void pause(Duration time) {
            waits.add(time.toMillis());
            now += time.toMillis();
        }
    };

    private final PacedGateway gateway = new PacedGateway(google, window, LIMITS, pace, new Random(1));

    /** Fails as it is told to, then answers. */
    private static final class Answering implements SpreadsheetGateway {
        private final Deque<SheetsException> failures = new ArrayDeque<>();
        private int requests;

        private void fail(FailureKind kind, int quota) {
            failures.add(new SheetsException(kind, "because", null, quota));
        }

        private <T> T answer(T answer) throws SheetsException {
            requests++;
            if (!failures.isEmpty()) {
                throw failures.remove();
            }
            return answer;
        }

        @Override
        public SpreadsheetInfo describe() throws SheetsException {
            return answer(new SpreadsheetInfo("", ZoneOffset.UTC, List.of()));
        }

        @Override
        public List<Tag> search(List<String> keys) throws SheetsException {
            return answer(List.of());
        }

        @Override
        public GridView read(List<GridRange> ranges) throws SheetsException {
            return answer(new GridView());
        }

        @Override
        public GridView write(List<Change> changes, List<EchoRange> echo) throws SheetsException {
            return answer(new GridView());
        }
    }

    @Test
    void whatIsThrottledIsSentAgainLaterAndLater() throws Exception {
        for (int i = 0; i < 9; i++) {
            google.fail(FailureKind.THROTTLED, 0);
        }

        gateway.write(List.of(), List.of());

        assertThat(google.requests).isEqualTo(10);
        for (int i = 0; i < 9; i++) {
            long least = Math.min(64_000, 1000L << i);
            assertThat(waits.get(i)).isBetween(least, least + 1000);
        }
    }

    @Test
    void aWriteOfUnknownOutcomeIsNotSentAgain() {
        google.fail(FailureKind.UNCLEAR, 0);

        assertThatThrownBy(() -> gateway.write(List.of(), List.of()))
                .isInstanceOfSatisfying(
                        SheetsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.UNCLEAR));
        assertThat(google.requests).isEqualTo(1);
    }

    @Test
    void aReadOfUnknownOutcomeAndWhatHadNoTokenAreSentAgain() throws Exception {
        google.fail(FailureKind.UNCLEAR, 0);
        gateway.read(List.of());
        google.fail(FailureKind.NO_TOKEN, 0);
        gateway.write(List.of(), List.of());

        assertThat(google.requests).isEqualTo(4);
    }

    @Test
    void whatIsRefusedOrDeniedIsNotSentAgain() {
        for (FailureKind kind : List.of(FailureKind.REFUSED, FailureKind.DENIED)) {
            google.fail(kind, 0);
            assertThatThrownBy(() -> gateway.search(List.of())).isInstanceOf(SheetsException.class);
        }

        assertThat(google.requests).isEqualTo(2);
    }

    @Test
    void givesUpBeforeTheTimeForRetriesIsOver() {
        for (int i = 0; i < 100; i++) {
            google.fail(FailureKind.THROTTLED, 0);
        }

        assertThatThrownBy(() -> gateway.write(List.of(), List.of()))
                .isInstanceOfSatisfying(
                        SheetsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.DENIED))
                .hasMessageContaining("600 s")
                .hasMessageContaining("because");
        assertThat(now).isBetween(530_000L, 600_000L);
    }

    @Test
    void keepsToTheQuotaThatGoogleNames() throws Exception {
        google.fail(FailureKind.THROTTLED, 15);
        gateway.write(List.of(), List.of());
        long begin = now;
        for (int i = 0; i < 8; i++) {
            gateway.write(List.of(), List.of());
        }
        assertThat(now).as("10 a minute").isEqualTo(begin);

        gateway.write(List.of(), List.of());
        assertThat(now).isGreaterThan(begin);
    }

    @Test
    void keepsAPartOfTheWindowForClaimsAndBurns() throws Exception {
        for (int i = 0; i < 55; i++) {
            gateway.write(List.of(), List.of());
        }
        gateway.reserved().write(List.of(), List.of());
        gateway.reserved().write(List.of(), List.of());
        assertThat(now).isZero();

        gateway.reserved().write(List.of(), List.of());
        assertThat(now).isEqualTo(RequestWindow.MILLIS);
    }

    @Test
    void aDescriptionCountsTwiceSinceItMayBeSentTwiceUnseen() throws Exception {
        gateway.describe();

        assertThat(window.used(RequestKind.READ, now)).isEqualTo(2);
    }
}
