// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.sheets.policy.DeleteMode;
import io.syncengine.connect.sheets.row.CellValue;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** Deletes, tombstones and sweeps in each mode, and what is remembered of them. */
final class DeletesTest {

    private static final Map<String, CellValue> VALUES = Map.of("amount", CellValue.number(1));

    private static SinkUnderTest sink(DeleteMode mode) throws Exception {
        SinkUnderTest sink = new SinkUnderTest(1, SinkUnderTest.settings(mode, 50));
        sink.start();
        return sink;
    }

    private static void drained(SinkUnderTest sink) throws Exception {
        sink.drain();
        SheetCheck.atRest(sink);
    }

    @Test
    void aTombstoneAfterItsRowChangesNothing() throws Exception {
        SinkUnderTest sink = sink(DeleteMode.HARD);
        sink.log.upsert("ch_1", 1, VALUES);
        sink.log.upsert("ch_2", 1, VALUES);
        drained(sink);
        sink.log.delete("ch_1", 5);
        drained(sink);
        sink.log.tombstone("ch_1", 5);
        drained(sink);

        assertThat(SheetCheck.rows(sink)).containsOnlyKeys("ch_2");
        assertThat(sink.tab("*deleted").isHidden()).isTrue();
    }

    @Test
    void theMemorySurvivesARestart() throws Exception {
        SinkUnderTest sink = sink(DeleteMode.HARD);
        sink.log.upsert("ch_1", 1, VALUES);
        sink.log.delete("ch_1", 5);
        drained(sink);
        sink.restart();

        sink.log.upsert("ch_1", 4, VALUES);
        drained(sink);
        assertThat(SheetCheck.rows(sink)).isEmpty();
        sink.log.upsert("ch_1", 6, VALUES);
        drained(sink);
        assertThat(SheetCheck.rows(sink)).containsKey("ch_1");
    }

    @Test
    void aTombstoneAfterARowThatCameBackDeletesItAgain() throws Exception {
        SinkUnderTest sink = sink(DeleteMode.HARD);
        sink.log.delete("ch_1", 5);
        drained(sink);
        sink.log.upsert("ch_1", 8, VALUES);
        drained(sink);
        sink.log.tombstone("ch_1", 10);
        drained(sink);
        sink.log.upsert("ch_1", 9, VALUES);

        drained(sink);
    }

    @Test
    void aSweepTakesOlderRowsAndKeepsOlderRecordsOut() throws Exception {
        SinkUnderTest sink = sink(DeleteMode.HARD);
        for (int id = 0; id < 120; id++) {
            sink.log.upsert("ch_" + id, id % 2 == 0 ? 1 : 20, VALUES);
        }
        sink.log.sweep(10);
        drained(sink);
        assertThat(SheetCheck.rows(sink)).hasSize(60);
        sink.restart();

        sink.log.upsert("ch_0", 9, VALUES);
        sink.log.upsert("ch_2", 11, VALUES);
        drained(sink);
        assertThat(SheetCheck.rows(sink)).hasSize(61).containsKey("ch_2");
    }

    @Test
    void aSweepRunsAgainWithoutHarm() throws Exception {
        SinkUnderTest sink = sink(DeleteMode.HARD);
        sink.log.upsert("ch_1", 1, VALUES);
        sink.log.upsert("ch_2", 20, VALUES);
        sink.log.sweep(10);
        drained(sink);
        sink.log.rewind(0);

        drained(sink);
    }

    @Test
    void softDeletesStayAndAreMarked() throws Exception {
        SinkUnderTest sink = sink(DeleteMode.SOFT);
        sink.log.upsert("ch_1", 1, VALUES);
        sink.log.upsert("ch_2", 1, VALUES);
        sink.log.sweep(2);
        sink.drain();

        assertThat(SheetCheck.rows(sink).get("ch_1"))
                .containsEntry("_deleted", "TRUE")
                .containsEntry("amount", "1");
        sink.restart();
        sink.log.upsert("ch_1", 1, VALUES);
        sink.log.upsert("ch_2", 3, VALUES);
        sink.drain();
        assertThat(SheetCheck.rows(sink).get("ch_1")).containsEntry("_deleted", "TRUE");
        assertThat(SheetCheck.rows(sink).get("ch_2")).doesNotContainKey("_deleted");
    }

    @Test
    void ignoredDeletesChangeNothing() throws Exception {
        SinkUnderTest sink = sink(DeleteMode.IGNORE);
        sink.log.upsert("ch_1", 1, VALUES);
        sink.log.delete("ch_1", 2);
        sink.drain();
        sink.log.upsert("ch_2", 1, VALUES);
        sink.drain();
        sink.log.delete("ch_2", 2);
        sink.log.sweep(5);
        sink.drain();

        assertThat(SheetCheck.rows(sink)).containsKey("ch_2");
        assertThat(sink.tab("*deleted")).isNull();
    }
}
