// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.policy.CellsOverflow;
import io.syncengine.connect.sheets.row.CellValue;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A spreadsheet that gets full, under each policy. */
final class RoomTest {

    /** Of the sheet that every new spreadsheet has. */
    private static final long FIRST_SHEET = 26_000;

    /** Cells of a row: id, account, amount, version. */
    private static final int ROW = 4;

    /** Header, the spare row below, and ten rows. */
    private static final long ROOM_FOR_TEN = FIRST_SHEET + 12 * ROW;

    private SinkUnderTest sink;

    private void start(CellsOverflow overflow) throws Exception {
        sink = new SinkUnderTest(1, SettingsUnderTest.cells(ROOM_FOR_TEN, overflow));
        sink.start();
        rows(1, 8, 1);
        sink.drain();
        assertThat(SheetCheck.rows(sink)).hasSize(8);
    }

    private void rows(int first, int last, int second) {
        for (int id = first; id <= last; id++) {
            sink.log.upsert("ch_" + id, second, Map.of("amount", CellValue.number(second)));
        }
    }

    private static List<String> ids(int first, int last) {
        List<String> ids = new ArrayList<>();
        for (int id = first; id <= last; id++) {
            ids.add("ch_" + id);
        }
        return ids;
    }

    @Test
    void failsAndSaysWhatTakesTheRoom() throws Exception {
        start(CellsOverflow.FAIL);
        rows(9, 11, 1);

        assertThatThrownBy(() -> sink.drain())
                .isInstanceOf(SheetsException.class)
                .hasMessageContaining("needs 12 more")
                .hasMessageContaining(String.valueOf(ROOM_FOR_TEN))
                .hasMessageContaining("\"Sheet1\" 26000")
                .hasMessageContaining("cells.overflow");
        assertThat(SheetCheck.rows(sink)).hasSize(8);
    }

    @Test
    void rejectsTheLastNewRowsAndUpdatesTheOthers() throws Exception {
        start(CellsOverflow.SKIP_NEW);
        rows(1, 1, 5);
        rows(9, 12, 1);

        sink.drain();

        assertThat(SheetCheck.rows(sink)).containsOnlyKeys(ids(1, 10));
        assertThat(SheetCheck.rows(sink).get("ch_1")).containsEntry("amount", "5");
        assertThat(sink.log.rejected()).hasSize(2).allMatch(text -> text.contains("no cells left"));
    }

    @Test
    void letsTheTopmostRowsGo() throws Exception {
        start(CellsOverflow.TRIM_OLDEST);
        rows(9, 13, 1);

        sink.drain();

        assertThat(SheetCheck.rows(sink)).containsOnlyKeys(ids(4, 13));
        assertThat(sink.log.rejected()).isEmpty();
    }

    @Test
    void rowsInMemoryAreBoundedWithoutWaitingForTheNextLook() throws Exception {
        sink = new SinkUnderTest(1, SettingsUnderTest.memory(20, 35));
        sink.start();
        rows(1, 20, 1);
        sink.drain();
        rows(21, 21, 1);

        assertThatThrownBy(() -> sink.drain())
                .hasMessageContaining("21 rows")
                .hasMessageContaining("index.max.rows=20");
    }

    @Test
    void deletesThatOnlyTheTaskRemembersAreBoundedToo() throws Exception {
        sink = new SinkUnderTest(1, SettingsUnderTest.memory(20, 0));
        sink.start();
        rows(1, 10, 1);
        for (int id = 1; id <= 11; id++) {
            sink.log.delete("gone_" + id, 5);
        }

        assertThatThrownBy(() -> sink.drain()).hasMessageContaining("index.max.rows=20");
    }

    @Test
    void seesRoomThatAPersonHasMade() throws Exception {
        start(CellsOverflow.FAIL);
        sink.edit("[{'updateSheetProperties':{'properties':{'sheetId':0,'gridProperties':{'rowCount':10,"
                + "'columnCount':2}},'fields':'gridProperties(rowCount,columnCount)'}}]");
        rows(9, 30, 1);

        sink.drain();

        SheetCheck.atRest(sink);
    }
}
