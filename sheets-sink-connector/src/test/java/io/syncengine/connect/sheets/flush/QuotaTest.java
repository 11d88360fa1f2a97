// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.sheets.policy.DeleteMode;
import io.syncengine.connect.sheets.row.CellValue;
import io.syncengine.connect.simulators.sheets.LoggedCall;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Ten minutes, in a time of their own, of connectors that write as often as they may. */
final class QuotaTest {

    private static final Duration TIME = Duration.ofMinutes(10);

    private final SinkUnderTest first = new SinkUnderTest(1, SinkUnderTest.settings(DeleteMode.HARD, 1));

    private void change(SinkUnderTest sink, int number) {
        sink.log.upsert("ch_" + number % 7, number, Map.of("amount", CellValue.number(number)));
    }

    /** The most requests of a kind in any 60 seconds, as Google counts them. */
    private int most(boolean writes) {
        Deque<Instant> minute = new ArrayDeque<>();
        int most = 0;
        for (LoggedCall call : first.simulator.log().all()) {
            if (call.path().endsWith(":batchUpdate") == writes) {
                Instant since = call.arrived().minusSeconds(60);
                minute.addLast(call.arrived());
                while (!minute.peekFirst().isAfter(since)) {
                    minute.removeFirst();
                }
                most = Math.max(most, minute.size());
            }
        }
        return most;
    }

    private void play(List<SinkUnderTest> sinks) throws Exception {
        long end = first.pace.millis() + TIME.toMillis();
        for (int number = 0; first.pace.millis() < end; number++) {
            for (SinkUnderTest sink : sinks) {
                change(sink, number);
                sink.step();
            }
        }
        assertThat(first.simulator.refused()).isZero();
        assertThat(most(true)).as("writes in a minute").isBetween(50, 60);
        assertThat(most(false)).as("reads in a minute").isLessThanOrEqualTo(60);
        for (SinkUnderTest sink : sinks) {
            SheetCheck.atRest(sink);
        }
    }

    @Test
    void twoConnectorsOfOneAccountShareItsQuota() throws Exception {
        SinkUnderTest second = new SinkUnderTest(first);
        first.latency = Duration.ofMillis(300);
        second.latency = Duration.ofMillis(700);
        first.start();
        second.start();

        play(List.of(first, second));
    }

    /** Each takes the spreadsheet over from the one before, which costs requests of the reserve. */
    @Test
    void restartsKeepToTheQuotaToo() throws Exception {
        first.start();

        for (int number = 0; number < 400; number++) {
            change(first, number);
            first.step();
            if (number % 20 == 0) {
                first.restart();
            }
        }

        assertThat(first.simulator.refused()).isZero();
        assertThat(most(true)).isLessThanOrEqualTo(60);
        SheetCheck.atRest(first);
    }
}
