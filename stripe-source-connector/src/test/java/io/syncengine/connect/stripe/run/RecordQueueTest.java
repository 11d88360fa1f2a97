// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.change.ChangeBatch;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.stripe.state.StreamState;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

final class RecordQueueTest {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(10);

    private final RecordQueue queue = new RecordQueue(100, 1_000);
    private final QueueLane lane = queue.newLane();

    private static ChangeBatch batch(int rows, long bytes) {
        Change row = new Change(
                new StripeObject("cus_1", 1, new Object[0], "{}", false),
                null,
                1,
                false,
                Origin.BACKFILL,
                null,
                null,
                null,
                null);
        StreamState state = StreamState.fresh("v");
        return new ChangeBatch(
                StreamRegistry.bundled().streams().get(0),
                "acct_1",
                false,
                Collections.nCopies(rows, row),
                state,
                state,
                1,
                bytes);
    }

    @Test
    void givesBatchesInTheOrderInWhichTheyCame() throws Exception {
        ChangeBatch first = batch(1, 1);
        ChangeBatch second = batch(2, 1);
        lane.offer(first);
        lane.offer(second);

        assertThat(queue.poll(AT_ONCE)).isSameAs(first);
        assertThat(queue.poll(AT_ONCE)).isSameAs(second);
        assertThat(queue.poll(AT_ONCE)).isNull();
    }

    @Test
    void waitsForABatch() throws Exception {
        CompletableFuture<ChangeBatch> taken = CompletableFuture.supplyAsync(() -> {
            try {
                return queue.poll(LONG);
            } catch (EngineFailure | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        ChangeBatch batch = batch(1, 1);

        lane.offer(batch);

        assertThat(taken.get(10, TimeUnit.SECONDS)).isSameAs(batch);
    }

    @Nested
    final class Room {

        @Test
        void isLeftUntilTheRecordsReachTheBound() {
            lane.offer(batch(60, 1));

            lane.expect(39);
            assertThat(lane.hasRoomForMore()).isTrue();
            lane.expect(40);
            assertThat(lane.hasRoomForMore()).isFalse();
        }

        @Test
        void isLeftForChangesWhateverListsMayStillBring() {
            lane.offer(batch(60, 1));
            lane.expect(40);

            assertThat(lane.hasRoom()).isTrue();
        }

        @Test
        void isLeftUntilTheBytesReachTheBound() {
            lane.offer(batch(1, 1_000));

            assertThat(lane.hasRoom()).isFalse();
        }

        @Test
        void isToldOfOnceHalfIsFreeAgain() throws Exception {
            AtomicInteger told = new AtomicInteger();
            lane.onRoom(told::incrementAndGet);
            lane.offer(batch(60, 1));
            lane.offer(batch(60, 1));
            assertThat(lane.hasRoom()).isFalse();

            queue.poll(AT_ONCE);
            assertThat(told).hasValue(0);

            queue.poll(AT_ONCE);
            queue.poll(AT_ONCE);
            assertThat(told).hasValue(1);
        }

        @Test
        void isNotToldOfWhenNobodyAsked() throws Exception {
            AtomicInteger told = new AtomicInteger();
            lane.onRoom(told::incrementAndGet);
            lane.offer(batch(200, 1));

            queue.poll(AT_ONCE);

            assertThat(told).hasValue(0);
        }

        @Test
        void isShownByWhatWaits() throws Exception {
            lane.offer(batch(60, 7));
            lane.offer(batch(0, 0));
            assertThat(queue.records()).isEqualTo(61);
            assertThat(queue.bytes()).isEqualTo(7);

            queue.poll(AT_ONCE);
            assertThat(queue.records()).isEqualTo(1);
        }
    }

    @Nested
    final class SeveralAccounts {

        private final QueueLane other = queue.newLane();

        @Test
        void takeTurns() throws Exception {
            ChangeBatch busy = batch(1, 1);
            ChangeBatch quiet = batch(2, 1);
            lane.offer(busy);
            lane.offer(busy);
            other.offer(quiet);

            assertThat(List.of(queue.poll(AT_ONCE), queue.poll(AT_ONCE), queue.poll(AT_ONCE)))
                    .containsExactly(busy, quiet, busy);
        }

        @Test
        void mayFillTheQueueAloneWhileNobodyElseReads() {
            lane.offer(batch(90, 1));

            assertThat(lane.hasRoom()).isTrue();
        }

        @Test
        void shareItAsSoonAsAnotherWantsToRead() {
            lane.offer(batch(60, 1));
            other.expect(1);

            assertThat(lane.hasRoom()).isFalse();
            assertThat(other.hasRoom()).isTrue();
        }

        @Test
        void shareItsBytesToo() {
            lane.offer(batch(1, 600));
            other.expect(1);

            assertThat(lane.hasRoom()).isFalse();
            assertThat(other.hasRoom()).isTrue();
        }

        @Test
        void keepTheBoundTogether() {
            lane.offer(batch(45, 1));
            other.expect(40);
            assertThat(other.hasRoomForMore()).isTrue();

            queue.newLane().expect(15);

            assertThat(other.hasRoomForMore()).isFalse();
        }

        @Test
        void theOneThatWasRefusedReadsNextAndNotTheOneThatFilledTheQueue() throws Exception {
            AtomicInteger told = new AtomicInteger();
            other.onRoom(told::incrementAndGet);
            lane.offer(batch(50, 1));
            lane.offer(batch(50, 1));
            assertThat(other.hasRoom()).isFalse();

            queue.poll(AT_ONCE);

            assertThat(told).hasValue(1);
            assertThat(other.hasRoom()).isTrue();
        }

        @Test
        void leaveTheirPartWhenTheyEnd() throws Exception {
            other.offer(batch(60, 1));
            other.expect(40);
            assertThat(lane.hasRoomForMore()).isFalse();

            other.close();
            other.offer(batch(1, 1));

            assertThat(lane.hasRoomForMore()).isTrue();
            assertThat(other.hasRoom()).isFalse();
            assertThat(queue.poll(AT_ONCE)).isNull();
        }
    }

    @Nested
    final class EventsThatHaveBeenRead {

        private final QueueLane other = queue.newLane();

        @Test
        void haveAsMuchAsBatchesHaveForAllAccountsTogether() {
            assertThat(lane.hold(999)).isTrue();
            assertThat(lane.hold(1)).isFalse();

            lane.hold(-400);
            assertThat(other.hold(399)).isTrue();
            assertThat(other.hold(1)).as("still its part").isTrue();
            assertThat(other.hold(100)).isFalse();
            assertThat(lane.hold(100)).isFalse();
        }

        @Test
        void makeRoomOnceTheyAreDealtWithAndWhenTheirAccountEnds() {
            lane.hold(600);
            other.hold(900);
            lane.hold(-600);
            assertThat(other.hold(50)).isTrue();

            other.close();

            assertThat(other.hold(1)).isFalse();
            assertThat(lane.hold(999)).isTrue();
        }
    }

    @Nested
    final class AFailure {

        @Test
        void comesAfterWhatWasReadBeforeAndThenEachTime() throws Exception {
            ChangeBatch batch = batch(1, 1);
            lane.offer(batch);
            queue.fail(new EngineFailure("first"));
            queue.fail(new EngineFailure("second"));
            lane.offer(batch(1, 1));

            assertThat(queue.poll(AT_ONCE)).isSameAs(batch);
            assertThatThrownBy(() -> queue.poll(LONG)).hasMessage("first");
            assertThatThrownBy(() -> queue.poll(LONG)).hasMessage("first");
        }
    }

    @Test
    void isEmptyAndDropsEverythingOnceClosed() throws Exception {
        lane.offer(batch(1, 1));
        queue.close();
        lane.offer(batch(1, 1));

        assertThat(queue.poll(LONG)).isNull();
        assertThat(queue.records()).isZero();
        assertThat(lane.hasRoom()).isFalse();
    }
}
