// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.sheets.fence.Fence;
import io.syncengine.connect.sheets.fence.Outcome;
import io.syncengine.connect.sheets.policy.FenceMode;
import io.syncengine.connect.sheets.row.CellValue;
import io.syncengine.connect.simulators.sheets.faults.SheetsFault;
import io.syncengine.connect.simulators.sheets.faults.SheetsFaultRule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

/** A writer without tags, which waits until a write of unknown outcome can do nothing any more. */
final class WaitingFenceTest {

    private final SinkUnderTest sink = new SinkUnderTest(1, SettingsUnderTest.fence(FenceMode.WAIT));

    @BeforeEach
    void start() throws Exception {
        sink.start();
        sink.log.upsert("ch_1", 1, Map.of("amount", CellValue.number(1)));
        sink.drain();
    }

    private void lose(SheetsFault fault) {
        sink.simulator.faults().add(SheetsFaultRule.on("*:batchUpdate", fault).once());
        sink.log.upsert("ch_1", 5, Map.of("amount", CellValue.number(5)));
        sink.log.upsert("ch_2", 5, Map.of("amount", CellValue.number(5)));
    }

    @Test
    void aWriteThatIsAppliedAfterItsAnswerWasLostIsSeenBeforeTheNext() throws Exception {
        lose(new SheetsFault.ApplyLate(Duration.ofSeconds(179), 0, 503));
        long before = sink.pace.millis();

        sink.drain();

        assertThat(sink.outcomes).containsExactly(Outcome.SETTLED);
        assertThat(sink.pace.millis() - before).isGreaterThanOrEqualTo(190_000);
        assertThat(sink.simulator.waiting()).isZero();
        SheetCheck.atRest(sink);
    }

    @Test
    void aWriteThatNeverArrivedIsDoneAgain() throws Exception {
        lose(new SheetsFault.DropBefore());

        sink.drain();

        SheetCheck.atRest(sink);
    }

    @Test
    void noTagsAreLeftButThoseOfTabs() {
        assertThat(sink.workbook().metadata())
                .isNotEmpty()
                .noneMatch(tag -> tag.key().equals(Fence.KEY));
    }
}
