// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.layout.TagKeys;
import io.syncengine.connect.sheets.row.CellValue;
import io.syncengine.connect.simulators.sheets.faults.SheetsFault;
import io.syncengine.connect.simulators.sheets.faults.SheetsFaultRule;
import io.syncengine.connect.simulators.sheets.grid.Metadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sheets that are there already and have the title of a tab that is to be made. */
final class TabAdoptionTest {

    private static final int SHEET = 77;

    private SinkUnderTest sink = new SinkUnderTest(1);

    /** A sheet of a person's. */
    private void sheet(int rows, int columns, String... lines) {
        sink.edit("[{'addSheet':{'properties':{'sheetId':" + SHEET + ",'title':'" + TestLog.STREAM
                + "','gridProperties':{'rowCount':" + rows + ",'columnCount':" + columns + "}}}}]");
        for (int row = 0; row < lines.length; row++) {
            List<String> cells = new ArrayList<>();
            for (String cell : lines[row].split(",")) {
                String value = cell.startsWith("=") ? "'formulaValue':'" : "'stringValue':'";
                cells.add(cell.isEmpty() ? "{}" : "{'userEnteredValue':{" + value + cell + "'}}");
            }
            sink.edit("[{'updateCells':{'start':{'sheetId':" + SHEET + ",'rowIndex':" + row
                    + ",'columnIndex':0},'rows':[{'values':" + cells + "}],'fields':'userEnteredValue'}}]");
        }
    }

    private void write() throws Exception {
        sink.start();
        sink.log.upsert("ch_1", 5, Map.of("amount", CellValue.number(5)));
        sink.drain();
    }

    @Test
    void aBlankSheetIsTakenAsItIs() throws Exception {
        sheet(100, 6);

        write();

        SheetCheck.atRest(sink);
        assertThat(sink.tab().id()).isEqualTo(SHEET);
        assertThat(sink.fields())
                .containsEntry(0, "id")
                .containsEntry(1, "_account_id")
                .hasSize(4);
        assertThat(sink.tab().columnCount()).as("no column is added").isEqualTo(6);
    }

    @Test
    void aSheetTooNarrowGetsTheColumnsThatItLacks() throws Exception {
        sheet(100, 2);

        write();

        SheetCheck.atRest(sink);
        assertThat(sink.fields()).hasSize(4);
        assertThat(sink.tab().columnCount()).as("with a blank one").isEqualTo(5);
    }

    @Test
    void aSheetWhoseFirstRowNamesFieldsIsTakenWithItsRows() throws Exception {
        sheet(10, 5, "amount,,_account_id,id", "1,mine,acct_1,ch_1", "7,,acct_1,ch_9");

        write();

        assertThat(sink.tab().id()).isEqualTo(SHEET);
        assertThat(SheetCheck.rows(sink)).containsOnlyKeys("ch_1", "ch_9");
        assertThat(SheetCheck.rows(sink).get("ch_1")).containsEntry("amount", "5");
        assertThat(SheetCheck.text(sink.tab().cell(1, 1))).isEqualTo("mine");
        assertThat(sink.fields()).containsEntry(0, "amount").containsEntry(3, "id");
    }

    /** What a person does while the sheet is taken, which shifts what the tags were meant for. */
    @ParameterizedTest
    @CsvSource({"COLUMNS, 0", "COLUMNS, 2", "ROWS, 0"})
    void aSheetThatIsChangedInTheMomentInWhichItIsTakenKeepsItsPeoplesCells(String dimension, int at) throws Exception {
        sheet(10, 5, "amount,,_account_id,id", "1,mine,acct_1,ch_1", "7,,acct_1,ch_9");
        sink.start();
        sink.log.upsert("ch_1", 5, Map.of("amount", CellValue.number(5)));
        sink.simulator
                .faults()
                .add(SheetsFaultRule.on(
                                "*:batchUpdate",
                                new SheetsFault.EditBefore(SinkUnderTest.json("[{'insertDimension':{'range':{'sheetId':"
                                        + SHEET + ",'dimension':'" + dimension + "','startIndex':" + at + ",'endIndex':"
                                        + (at + 1) + "}}}]")))
                        .once());
        sink.drain();

        if (dimension.equals("COLUMNS")) {
            assertThat(SheetCheck.rows(sink)).containsOnlyKeys("ch_1", "ch_9");
            assertThat(SheetCheck.rows(sink).get("ch_1")).containsEntry("amount", "5");
        }
        Map<String, Integer> columns = new HashMap<>();
        sink.fields().forEach((column, field) -> columns.put(field, column));
        columns.forEach((field, column) -> assertThat(SheetCheck.text(sink.tab().cell(sink.header(), column)))
                .isEqualTo(field));
        assertThat(sink.columnTags()).extracting(Metadata::value).doesNotHaveDuplicates();
        List<String> texts = new ArrayList<>();
        for (int row = 0; row < sink.tab().rowCount(); row++) {
            for (int column = 0; column < sink.tab().columnCount(); column++) {
                texts.add(SheetCheck.text(sink.tab().cell(row, column)));
            }
        }
        assertThat(texts).contains("mine", "7");
    }

    @Test
    void aTaskThatEndsBetweenTheTagsOfASheetIsFollowedByOneThatTakesIt() throws Exception {
        sheet(10, 5, "amount,,_account_id,id", "1,mine,acct_1,ch_1");
        sink.start();
        sink.log.upsert("ch_1", 5, Map.of("amount", CellValue.number(5)));
        for (int requests = 1; taggedColumns() == 0; requests++) {
            sink.crashAt = sink.requests + requests;
            sink.crashAfter = true;
            assertThatThrownBy(() -> sink.step()).isInstanceOf(SimulatedTransport.Crash.class);
            sink.restart();
        }
        assertThat(sink.tab()).as("not ours yet").isNull();

        sink.drain();

        assertThat(SheetCheck.rows(sink).get("ch_1")).containsEntry("amount", "5");
        assertThat(taggedColumns()).as("each once").isEqualTo(sink.fields().size());
    }

    private long taggedColumns() {
        return sink.workbook().metadata().stream()
                .filter(tag -> tag.key().equals(TagKeys.COLUMN))
                .count();
    }

    @Test
    void notesBelowAnEmptyFirstRowAreKept() throws Exception {
        sheet(10, 6, "", ",my notes");

        write();

        SheetCheck.atRest(sink);
        List<String> texts = new ArrayList<>();
        for (int row = 0; row < sink.tab().rowCount(); row++) {
            for (int column = 0; column < sink.tab().columnCount(); column++) {
                texts.add(SheetCheck.text(sink.tab().cell(row, column)));
            }
        }
        assertThat(texts).contains("my notes");
    }

    @Test
    void aSheetWithAnotherHeaderIsLeftToItsPeople() {
        sheet(10, 5, "id,budget", "1,2");

        assertIsLeft();
    }

    @Test
    void aSheetThatNamesAFieldTwiceIsLeftToItsPeople() {
        sheet(10, 5, "id,amount,amount");

        assertIsLeft();
    }

    @Test
    void aSheetWithAFormulaForAHeaderIsLeftToItsPeople() {
        sheet(10, 5, "id,=1+1");

        assertIsLeft();
    }

    private void assertIsLeft() {
        assertThatThrownBy(this::write)
                .isInstanceOf(SheetsException.class)
                .hasMessageContaining("\"" + TestLog.STREAM + "\" that is not the connector's")
                .hasMessageContaining("tab.name.format");
        assertThat(sink.tab()).isNull();
    }

    @Test
    void aSheetIsTakenWhereNoneMayBeMade() throws Exception {
        sink = new SinkUnderTest(1, SettingsUnderTest.withoutNewTabs());
        sheet(100, 6);

        write();

        SheetCheck.atRest(sink);
    }
}
