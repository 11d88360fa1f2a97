// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.sheets.policy.DeleteMode;
import io.syncengine.connect.sheets.row.CellValue;
import io.syncengine.connect.simulators.sheets.LoggedCall;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many requests a first load takes, and that no minute holds too many of them. {@code -Dload.rows=100000} is the full
 * size.
 */
final class LoadTest {

    private static final int ROWS = Integer.getInteger("load.rows", 10_000);
    private static final int FLUSH = 1000;

    @Test
    void takesOneReadAndOneWriteForAThousandRows() throws Exception {
        SinkUnderTest sink = new SinkUnderTest(1, SinkUnderTest.settings(DeleteMode.HARD, FLUSH));
        sink.latency = Duration.ofSeconds(1);
        sink.start();
        List<LoggedCall> claim = sink.simulator.log().all();
        Map<String, CellValue> values = new LinkedHashMap<>();
        for (int field = 0; field < 27; field++) {
            values.put("field_" + field, field % 3 == 0 ? CellValue.number(field) : CellValue.text("value " + field));
        }
        for (int row = 0; row < ROWS; row++) {
            sink.log.upsert("ch_" + row, 1, values);
        }

        sink.drain();

        List<LoggedCall> calls = sink.simulator
                .log()
                .all()
                .subList(claim.size(), sink.simulator.log().all().size());
        long writes = calls.stream()
                .filter(call -> call.path().endsWith(":batchUpdate"))
                .count();
        assertThat(writes).isLessThanOrEqualTo(ROWS / FLUSH);
        assertThat(calls.size() - writes).isLessThanOrEqualTo(Math.round(writes * 1.1));
        assertThat(sink.simulator.refused()).isZero();
        assertThat(SheetCheck.rows(sink)).hasSize(ROWS);
    }
}
