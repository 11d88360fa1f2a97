// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.sheets.grid.Change;
import io.syncengine.connect.sheets.grid.FailureKind;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.policy.FenceMode;
import io.syncengine.connect.sheets.quota.Pace;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Random;

final class FenceTest {

    private final TaggedSpreadsheet spreadsheet = new TaggedSpreadsheet();
    private long now = 1_000_000;

    private final Pace pace = new Pace() {
        @Override
        public long millis() {
            return now;
        }

        @Override
        public void pause(Duration time) {
            now += Math.max(0, time.toMillis());
        }
    };

    private Fence fence(FenceMode mode) {
        return new Fence(spreadsheet, mode, pace, new Random(spreadsheet.writes()));
    }

    private Fence claimed() throws Exception {
        Fence fence = fence(FenceMode.AUTO);
        fence.claim();
        return fence;
    }

    /** Writes data as the writer does. */
    private Outcome write(Fence fence) throws Exception {
        String nonce = fence.nonce();
        try {
            spreadsheet.write(fence.head(nonce), List.of());
            fence.applied(nonce);
            return Outcome.APPLIED;
        } catch (SheetsException e) {
            return fence.resolve(nonce, now);
        }
    }

    private static int id(List<Change> head) {
        return ((Change.PutTag) head.get(0)).id();
    }

    @Nested
    final class AClaim {

        @Test
        void takesTheNextIdAndGeneration() throws Exception {
            Fence first = claimed();
            int claim = spreadsheet.newest();
            assertThat(write(first)).isEqualTo(Outcome.APPLIED);
            assertThat(spreadsheet.newest()).isEqualTo(claim + 1);
            assertThat(spreadsheet.value(claim)).startsWith("1.c");
            assertThat(spreadsheet.value(claim + 1)).startsWith("1.d");

            claimed();
            assertThat(spreadsheet.value(claim + 2)).startsWith("2.c");
        }

        @Test
        void keepsOutWhoeverClaimedBefore() throws Exception {
            Fence first = claimed();
            claimed();

            assertThatThrownBy(() -> write(first))
                    .isInstanceOfSatisfying(
                            SheetsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.DENIED))
                    .hasMessageContaining("Another task has claimed");
        }

        @Test
        void whoseAnswerIsLostIsFoundByItsNonce() throws Exception {
            spreadsheet.loseAnswers(1);

            Fence fence = claimed();

            assertThat(spreadsheet.size()).isEqualTo(1);
            assertThat(write(fence)).isEqualTo(Outcome.APPLIED);
        }

        @Test
        void goesOnBehindIdsThatAreTakenUnseen() throws Exception {
            Fence first = claimed();
            write(first);
            int newest = spreadsheet.newest();
            spreadsheet.takeUnseen(newest + 1);

            claimed();

            assertThat(spreadsheet.newest()).isEqualTo(newest + 2);
        }

        @Test
        void isGivenUpWhereEveryIdIsRefused() {
            spreadsheet.refuseAll();

            assertThatThrownBy(() -> claimed()).hasMessageContaining("cannot be claimed");
        }
    }

    @Nested
    final class ALostWrite {

        @Test
        void thatWasAppliedIsFoundByItsNonce() throws Exception {
            Fence fence = claimed();
            spreadsheet.loseAnswers(1);

            assertThat(write(fence)).isEqualTo(Outcome.APPLIED);
            assertThat(write(fence)).isEqualTo(Outcome.APPLIED);
        }

        @Test
        void thatWasNotAppliedNeverWillBe() throws Exception {
            Fence fence = claimed();
            String nonce = fence.nonce();
            List<Change> late = fence.head(nonce);

            assertThat(fence.resolve(nonce, now)).isEqualTo(Outcome.NOT_APPLIED);

            assertThatThrownBy(() -> spreadsheet.write(late, List.of())).hasMessageContaining("in use");
            assertThat(id(fence.head(fence.nonce()))).isEqualTo(id(late) + 1);
        }

        @Test
        void isBurntAgainWhereTheBurnIsLostToo() throws Exception {
            Fence fence = claimed();
            String nonce = fence.nonce();
            int id = id(fence.head(nonce));
            spreadsheet.loseRequests(2);
            spreadsheet.loseAnswers(1);

            assertThat(fence.resolve(nonce, now)).isEqualTo(Outcome.NOT_APPLIED);

            assertThat(spreadsheet.value(id)).startsWith("1.b");
            assertThat(write(fence)).isEqualTo(Outcome.APPLIED);
        }

        @Test
        void isNotAppliedWhereItsIdIsSomebodyElses() throws Exception {
            Fence fence = claimed();
            spreadsheet.takeUnseen(spreadsheet.newest() + 1);
            long before = now;

            assertThat(write(fence)).isEqualTo(Outcome.NOT_APPLIED);
            assertThat(now - before).as("looked for again and again").isEqualTo(3000);
            assertThat(write(fence)).isEqualTo(Outcome.APPLIED);
        }
    }

    @Nested
    final class OldTokens {

        @Test
        void goAfterTenMinutesButForClaims() throws Exception {
            Fence fence = claimed();
            int claim = spreadsheet.newest();
            write(fence);
            now += TokenShelf.KEPT.toMillis() + 1;
            write(fence);
            fence.observe(spreadsheet.search(List.of(Fence.KEY)));

            write(fence);

            assertThat(spreadsheet.value(claim)).isNotNull();
            assertThat(spreadsheet.value(claim + 1)).isNull();
            assertThat(spreadsheet.value(claim + 2)).as("young").isNotNull();
        }

        @Test
        void areNotTakenAwayBeforeASearchHasShownThem() throws Exception {
            Fence fence = claimed();
            write(fence);
            now += 10 * TokenShelf.KEPT.toMillis();

            assertThat(fence.head(fence.nonce())).hasSize(1);
        }

        @Test
        void ofClaimsTheNewestFiveHundredStay() throws Exception {
            for (int i = 0; i < TokenShelf.CLAIMS_KEPT + 2; i++) {
                claimed();
            }
            Fence fence = claimed();
            fence.observe(spreadsheet.search(List.of(Fence.KEY)));

            write(fence);

            assertThat(spreadsheet.size()).isEqualTo(TokenShelf.CLAIMS_KEPT + 1);
        }
    }

    @Nested
    final class WhereIdsCanBeUsedTwice {

        @Test
        void theFenceWaitsInsteadUnlessThatIsForbidden() throws Exception {
            spreadsheet.allowIdsTwice();
            Fence fence = claimed();

            assertThat(fence.head(fence.nonce())).isEmpty();
            assertThatThrownBy(() -> fence(FenceMode.METADATA).claim()).hasMessageContaining("fence=wait");
        }

        @Test
        void theRestOfTheTimeIsWaitedInWhichGoogleMayWorkOnARequest() throws Exception {
            Fence fence = fence(FenceMode.WAIT);
            fence.claim();
            long sent = now;
            now += 60_000;

            assertThat(fence.resolve("unused", sent)).isEqualTo(Outcome.SETTLED);

            assertThat(now - sent).isEqualTo(190_000);
            assertThat(spreadsheet.writes()).isZero();
        }
    }
}
