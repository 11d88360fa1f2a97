// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.quota;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

final class RequestWindowTest {

    private static final long MINUTE = 60_000;

    private final RequestWindow window = new RequestWindow();

    private long take(int amount, int limit, long now) {
        return window.tryTake(RequestKind.WRITE, amount, limit, now);
    }

    @Test
    void isFullUntilAMinuteAfterTheOldestAnswer() {
        assertThat(take(1, 2, 0)).isZero();
        window.answered(RequestKind.WRITE, 1, 5_000);
        assertThat(take(1, 2, 6_000)).isZero();
        window.answered(RequestKind.WRITE, 1, 7_000);

        assertThat(take(1, 2, 7_000)).isEqualTo(5_000 + RequestWindow.MILLIS - 7_000);
        assertThat(take(1, 2, 5_000 + MINUTE)).as("clocks differ a little").isPositive();
        assertThat(take(1, 2, 5_000 + RequestWindow.MILLIS)).isZero();
        assertThat(take(1, 2, 5_000 + RequestWindow.MILLIS)).isPositive();
    }

    @Test
    void countsWhatIsUnderWayHoweverLong() {
        assertThat(take(2, 2, 0)).isZero();

        assertThat(take(1, 2, 10 * MINUTE)).isPositive();
        assertThat(window.used(RequestKind.WRITE, 10 * MINUTE)).isEqualTo(2);
    }

    @Test
    void countsReadsAndWritesApart() {
        assertThat(take(1, 1, 0)).isZero();

        assertThat(window.tryTake(RequestKind.READ, 1, 1, 0)).isZero();
        assertThat(take(1, 1, 0)).isPositive();
    }

    @Test
    void leavesToThoseWithAReserveWhatOthersMayNotTake() {
        assertThat(take(1, 1, 0)).isZero();

        assertThat(take(1, 1, 0)).isPositive();
        assertThat(take(1, 3, 0)).isZero();
    }

    @Test
    void isLoweredByWhatGoogleSaysAndNeverRaised() {
        window.lower(RequestKind.WRITE, 1);
        window.lower(RequestKind.WRITE, 50);

        assertThat(take(1, 55, 0)).isZero();
        assertThat(take(1, 55, 0)).isPositive();
    }

    @Test
    void aRequestThatCountsTwiceIsSentEvenWhereOneIsAllowed() {
        window.lower(RequestKind.WRITE, -3);

        assertThat(take(2, 55, 0)).isZero();
    }

    @Test
    void isOneForAllTasksOfAnAccount() {
        RequestWindows windows = new RequestWindows();

        assertThat(windows.of("a@example.com")).isSameAs(windows.of("a@example.com"));
        assertThat(windows.of("a@example.com")).isNotSameAs(windows.of("b@example.com"));
        assertThat(RequestWindows.ofTheWorker()).isSameAs(RequestWindows.ofTheWorker());
    }

    private record Request(long counted, long answered, int amount) {}

    /** Google counts a request at a moment of its own between the sending and the answer. */
    @Test
    void noMinuteOfGooglesHoldsMoreThanTheLimit() {
        for (int seed = 1; seed <= 50; seed++) {
            Random random = new Random(seed);
            RequestWindow any = new RequestWindow();
            PriorityQueue<Request> underWay = new PriorityQueue<>(Comparator.comparingLong(Request::answered));
            List<Request> sent = new ArrayList<>();
            for (long now = 0; now < 10 * MINUTE; now += random.nextInt(700)) {
                while (!underWay.isEmpty() && underWay.peek().answered() <= now) {
                    Request answered = underWay.remove();
                    any.answered(RequestKind.READ, answered.amount(), answered.answered());
                }
                int amount = 1 + random.nextInt(2);
                if (any.tryTake(RequestKind.READ, amount, 55, now) == 0) {
                    long answered = now + random.nextInt(20_000);
                    long counted = now + random.nextInt((int) (answered - now) + 1);
                    underWay.add(new Request(counted, answered, amount));
                    sent.add(new Request(counted, answered, amount));
                }
            }
            assertMinutes(seed, sent);
        }
    }

    private static void assertMinutes(int seed, List<Request> sent) {
        sent.sort(Comparator.comparingLong(Request::counted));
        int inMinute = 0;
        int oldest = 0;
        for (Request request : sent) {
            inMinute += request.amount();
            while (sent.get(oldest).counted() <= request.counted() - MINUTE) {
                inMinute -= sent.get(oldest++).amount();
            }
            assertThat(inMinute).as("seed %d", seed).isLessThanOrEqualTo(55);
        }
        assertThat(sent.size()).as("seed %d keeps busy", seed).isGreaterThan(250);
    }
}
