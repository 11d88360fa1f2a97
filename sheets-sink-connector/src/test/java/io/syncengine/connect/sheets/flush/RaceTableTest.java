// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.sheets.fence.Outcome;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.layout.TagKeys;
import io.syncengine.connect.sheets.policy.CopiedRows;
import io.syncengine.connect.sheets.row.CellValue;
import io.syncengine.connect.simulators.sheets.faults.SheetsFault;
import io.syncengine.connect.simulators.sheets.faults.SheetsFaultRule;
import io.syncengine.connect.simulators.sheets.grid.Metadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Each row of the design's table of crashes and races. */
final class RaceTableTest {

    private SinkUnderTest sink;

    @BeforeEach
    void writeThreeRows() throws Exception {
        sink = new SinkUnderTest(1);
        sink.start();
        for (int id = 1; id <= 3; id++) {
            sink.log.upsert("ch_" + id, id, amount(id));
        }
        sink.drain();
        SheetCheck.atRest(sink);
    }

    private static Map<String, CellValue> amount(double amount) {
        return Map.of("amount", CellValue.number(amount));
    }

    private void changeTwo() {
        sink.log.upsert("ch_2", 10, amount(20));
        sink.log.upsert("ch_4", 10, amount(40));
    }

    private void fault(SheetsFault fault) {
        sink.simulator.faults().add(SheetsFaultRule.on("*:batchUpdate", fault).once());
    }

    private int column(String field) {
        return sink.fields().entrySet().stream()
                .filter(entry -> entry.getValue().equals(field))
                .mapToInt(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private String rows(String kind, int start, int end) {
        return "[{'" + kind + "':{'range':{'sheetId':" + sink.tab().id() + ",'dimension':'ROWS','startIndex':" + start
                + ",'endIndex':" + end + "}}}]";
    }

    private String sort(String field, String order) {
        return "[{'sortRange':{'range':{'sheetId':" + sink.tab().id()
                + ",'startRowIndex':1,'endRowIndex':4,'startColumnIndex':0,'endColumnIndex':"
                + sink.tab().columnCount() + "},'sortSpecs':[{'dimensionIndex':" + column(field) + ",'sortOrder':'"
                + order + "'}]}}]";
    }

    private void crash(int inRequests, boolean after) throws Exception {
        sink.crashAt = sink.requests + inRequests;
        sink.crashAfter = after;
        assertThatThrownBy(() -> sink.step()).isInstanceOf(SimulatedTransport.Crash.class);
        sink.restart();
    }

    @Test
    void crashBeforeSendRedelivers() throws Exception {
        changeTwo();
        crash(2, false);
        assertThat(SheetCheck.rows(sink)).doesNotContainKey("ch_4");

        sink.drain();

        SheetCheck.atRest(sink);
    }

    @Test
    void crashAfterApplyRewritesEqualValues() throws Exception {
        changeTwo();
        crash(2, true);
        assertThat(SheetCheck.rows(sink)).containsKey("ch_4");

        sink.drain();

        SheetCheck.atRest(sink);
    }

    @Test
    void aRequestInFlightAtTheCrashIsRefusedOnceItsIdIsClaimed() throws Exception {
        changeTwo();
        fault(new SheetsFault.ApplyLate(Duration.ofSeconds(100), 0, 0));
        crash(2, true);
        sink.log.upsert("ch_2", 11, amount(21));
        sink.drain();

        sink.simulator.applyLate();

        SheetCheck.atRest(sink);
    }

    @Test
    void timeoutThatWasAppliedIsFoundByItsNonce() throws Exception {
        changeTwo();
        fault(new SheetsFault.DropAfterApply());

        sink.drain();

        assertThat(sink.outcomes).containsExactly(Outcome.APPLIED);
        SheetCheck.atRest(sink);
    }

    @Test
    void timeoutThatWouldBeAppliedLaterIsBurnt() throws Exception {
        changeTwo();
        fault(new SheetsFault.ApplyLate(Duration.ofSeconds(170), 0, 503));

        sink.drain();
        assertThat(sink.outcomes).containsExactly(Outcome.NOT_APPLIED);
        sink.log.upsert("ch_2", 12, amount(22));
        sink.drain();
        sink.simulator.applyLate();

        SheetCheck.atRest(sink);
    }

    @Test
    void aTaskThatWasReplacedIsFencedHoweverLongItSlept() throws Exception {
        SpreadsheetWriter old = sink.writer();
        sink.restart();
        for (int i = 0; i < 30; i++) {
            sink.pace.pause(Duration.ofMinutes(6));
            sink.log.upsert("ch_1", 20 + i, amount(i));
            sink.drain();
        }
        sink.log.upsert("ch_9", 60, amount(9));

        assertThatThrownBy(() -> old.step(Duration.ZERO))
                .isInstanceOf(SheetsException.class)
                .hasMessageContaining("Another task has claimed the spreadsheet");

        assertThat(SheetCheck.rows(sink)).doesNotContainKey("ch_9");
        sink.restart();
        sink.drain();
        SheetCheck.atRest(sink);
    }

    @Test
    void ofTwoConnectorsTheOlderOneFails() throws Exception {
        SpreadsheetWriter first = sink.writer();
        SpreadsheetWriter second = sink.newWriter();
        second.claim();
        sink.log.upsert("ch_5", 10, amount(5));

        assertThatThrownBy(() -> first.step(Duration.ZERO)).hasMessageContaining("If two connectors write to it");
    }

    @Test
    void rowsThatWereSortedInsertedAndDeletedAreFoundAgain() throws Exception {
        sink.edit(sort("amount", "DESCENDING"));
        sink.edit(rows("insertDimension", 2, 4));
        changeTwo();

        sink.drain();

        SheetCheck.atRest(sink);
        assertThat(sink.damaged).isZero();
    }

    @Test
    void aSortInTheMomentOfAWriteIsDetectedAndMadeGood() throws Exception {
        sink.log.upsert("ch_1", 10, amount(10));
        fault(new SheetsFault.EditBefore(SinkUnderTest.json(sort("amount", "DESCENDING"))));

        sink.step();
        assertThat(sink.damaged).isEqualTo(1);
        sink.drain();

        SheetCheck.atRest(sink);
    }

    /** The row of the third is written over by the newer version of the first, and is not to be judged by that. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRecordOfABatchIsNotJudgedByWhatTheSameBatchHasWrittenOverItsRow(boolean isDelete) throws Exception {
        sink.log.upsert("ch_1", 20, amount(10));
        if (isDelete) {
            sink.log.delete("ch_3", 10);
        } else {
            sink.log.upsert("ch_3", 10, amount(30));
        }
        fault(new SheetsFault.EditBefore(SinkUnderTest.json(sort("amount", "DESCENDING"))));

        sink.step();
        assertThat(sink.damaged).isPositive();
        sink.drain();

        SheetCheck.atRest(sink);
    }

    private String move(String field, int to) {
        return "[{'moveDimension':{'source':{'sheetId':" + sink.tab().id() + ",'dimension':'COLUMNS','startIndex':"
                + column(field) + ",'endIndex':" + (column(field) + 1) + "},'destinationIndex':" + to + "}}]";
    }

    @Test
    void columnsThatAreMovedInTheMomentOfAWriteAreWrittenAgainAndNothingIsLeftInWrongOnes() throws Exception {
        int second = 10;
        for (String field : List.of("id", "_account_id", "amount", "_updated_at")) {
            sink.log.upsert("ch_2", ++second, amount(second));
            sink.log.upsert("ch_3", second, amount(second));
            sink.log.upsert("ch_5 of " + field, second, amount(50));
            fault(new SheetsFault.EditBefore(SinkUnderTest.json(move(field, field.equals("id") ? 4 : 0))));
            sink.drain();
            SheetCheck.atRest(sink);
            for (int row = 1; row < sink.tab().rowCount() - 1; row++) {
                assertThat(SheetCheck.text(sink.tab().cell(row, column("id")))).startsWith("ch_");
            }
        }
        assertThat(sink.damaged).isZero();
    }

    @Test
    void cellsOfPeopleThatAreWrittenOverByAMoveOfColumnsAreClearedAndToldOf() throws Exception {
        int sheet = sink.tab().id();
        sink.edit("[{'appendDimension':{'sheetId':" + sheet + ",'dimension':'COLUMNS','length':1}},"
                + "{'updateCells':{'start':{'sheetId':" + sheet + ",'rowIndex':2,'columnIndex':4},'rows':[{'values':"
                + "[{'userEnteredValue':{'stringValue':'mine'}}]}],'fields':'userEnteredValue'}}]");
        sink.log.upsert("ch_1", 9, amount(10));
        sink.drain();
        changeTwo();
        fault(new SheetsFault.EditBefore(SinkUnderTest.json("[{'moveDimension':{'source':{'sheetId':" + sheet
                + ",'dimension':'COLUMNS','startIndex':4,'endIndex':5},'destinationIndex':2}}]")));

        sink.drain();

        SheetCheck.atRest(sink);
        assertThat(sink.damaged).isEqualTo(1);
        for (int row = 1; row < sink.tab().rowCount(); row++) {
            assertThat(SheetCheck.text(sink.tab().cell(row, 2))).isEmpty();
        }
    }

    private String insertColumn(int at, String header) {
        return "[{'insertDimension':{'range':{'sheetId':" + sink.tab().id() + ",'dimension':'COLUMNS','startIndex':"
                + at + ",'endIndex':" + (at + 1) + "}}},{'updateCells':{'start':{'sheetId':"
                + sink.tab().id() + ",'rowIndex':0,'columnIndex':" + at
                + "},'rows':[{'values':[{'userEnteredValue':{'stringValue':'" + header
                + "'}}]}],'fields':'userEnteredValue'}}]";
    }

    private List<String> headers() {
        List<String> headers = new ArrayList<>();
        for (int column = 0; column < sink.tab().columnCount(); column++) {
            headers.add(SheetCheck.text(sink.tab().cell(0, column)));
        }
        return headers;
    }

    /** Where the last column is ours, where it is a person's, and where it is a blank one. */
    @ParameterizedTest
    @ValueSource(strings = {"", "Budget", " "})
    void aColumnThatIsInsertedInTheMomentInWhichAFieldGetsItsOwnStaysThePersons(String last) throws Exception {
        int wide = sink.tab().columnCount();
        if (!last.isEmpty()) {
            sink.edit("[{'appendDimension':{'sheetId':" + sink.tab().id() + ",'dimension':'COLUMNS','length':1}}]");
        }
        if (!last.isBlank()) {
            sink.edit(insertColumn(wide, last));
        }
        int places = sink.tab().columnCount();
        for (int at = 0; at < places; at++) {
            List<String> before = headers();
            String field = "fee_" + at;
            sink.log.upsert("ch_2", 20 + at, Map.of("amount", CellValue.number(at), field, CellValue.number(7)));
            sink.log.upsert("ch_4 of " + at, 20 + at, Map.of(field, CellValue.number(8)));
            fault(new SheetsFault.EditBefore(SinkUnderTest.json(insertColumn(at, "Mine " + at))));

            sink.drain();

            SheetCheck.atRest(sink);
            assertThat(sink.fields()).containsValue(field);
            assertThat(headers()).containsAll(before).contains("Mine " + at, field);
        }
    }

    @Test
    void columnsThatWereMovedInsertedAndRenamedAreFoundByTheirTags() throws Exception {
        int sheet = sink.tab().id();
        sink.edit("[{'moveDimension':{'source':{'sheetId':" + sheet
                + ",'dimension':'COLUMNS','startIndex':0,'endIndex':1},'destinationIndex':3}},"
                + "{'insertDimension':{'range':{'sheetId':" + sheet
                + ",'dimension':'COLUMNS','startIndex':1,'endIndex':2}}},"
                + "{'insertDimension':{'range':{'sheetId':" + sheet
                + ",'dimension':'ROWS','startIndex':0,'endIndex':2}}},"
                + "{'updateCells':{'start':{'sheetId':" + sheet + ",'rowIndex':2,'columnIndex':2},'rows':[{'values':"
                + "[{'userEnteredValue':{'stringValue':'How much'}}]}],'fields':'userEnteredValue'}}]");
        changeTwo();

        sink.drain();

        SheetCheck.atRest(sink);
    }

    @Test
    void aRowWhoseKeyWasEditedIsLeftAloneAndComesBackBelow() throws Exception {
        sink.edit("[{'updateCells':{'start':{'sheetId':" + sink.tab().id() + ",'rowIndex':2,'columnIndex':"
                + column("id") + "},'rows':[{'values':[{'userEnteredValue':{'stringValue':'mine'}}]}],"
                + "'fields':'userEnteredValue'}}]");
        changeTwo();

        sink.drain();

        assertThat(SheetCheck.rows(sink)).containsKeys("mine", "ch_2", "ch_4");
        assertThat(SheetCheck.rows(sink).get("mine")).containsEntry("amount", "2");
        assertThat(SheetCheck.rows(sink).get("ch_2")).containsEntry("amount", "20");
    }

    private void copyTwo() {
        sink.edit("[{'appendDimension':{'sheetId':" + sink.tab().id() + ",'dimension':'ROWS','length':1}},"
                + "{'updateCells':{'start':{'sheetId':" + sink.tab().id() + ",'rowIndex':5,'columnIndex':0},'rows':"
                + "[{'values':[{'userEnteredValue':{'stringValue':'ch_2'}},{'userEnteredValue':{'stringValue':"
                + "'acct_1'}},{'userEnteredValue':{'numberValue':7}}]}],'fields':'userEnteredValue'}}]");
    }

    @Test
    void copiedRowsGoWithTheNextWriteWhereThatIsWanted() throws Exception {
        sink.settings(SettingsUnderTest.copies(CopiedRows.DELETE));
        sink.start();
        copyTwo();
        sink.log.upsert("ch_4", 10, amount(40));

        sink.drain();

        SheetCheck.atRest(sink);
        assertThat(SheetCheck.rows(sink).get("ch_2")).containsEntry("amount", "2");
    }

    @Test
    void ofCopiedRowsTheFirstIsWritten() throws Exception {
        copyTwo();
        changeTwo();

        sink.drain();

        assertThat(SheetCheck.text(sink.tab().cell(2, 2))).isEqualTo("20");
        int copy = 5;
        assertThat(SheetCheck.text(sink.tab().cell(copy, 0))).isEqualTo("ch_2");
        assertThat(SheetCheck.text(sink.tab().cell(copy, 2))).isEqualTo("7");
    }

    @Test
    void aTabThatWasDeletedIsMadeAgainAndItsTopicRead() throws Exception {
        sink.edit("[{'deleteSheet':{'sheetId':" + sink.tab().id() + "}}]");
        changeTwo();

        sink.drain();

        SheetCheck.atRest(sink);
    }

    @Test
    void aTabThatWasDeletedWhileNoTaskRanIsFilledFromTheStartOfItsTopic() throws Exception {
        sink.edit("[{'deleteSheet':{'sheetId':" + sink.tab().id() + "}}]");
        sink.restart();
        changeTwo();

        sink.drain();

        SheetCheck.atRest(sink);
        assertThat(replayNotes()).as("they go when all is there").isEmpty();
    }

    /** Wherever it is killed: nothing but the spreadsheet knows that rows are missing whose offsets are committed. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aTaskThatIsKilledWhileItFillsATabIsFollowedByOneThatGoesOn(int requests) throws Exception {
        for (boolean after : new boolean[] {false, true}) {
            writeThreeRows();
            sink.edit("[{'deleteSheet':{'sheetId':" + sink.tab().id() + "}}]");
            changeTwo();
            sink.crashAt = sink.requests + requests;
            sink.crashAfter = after;
            boolean crashed = false;
            try {
                sink.drain();
            } catch (SimulatedTransport.Crash e) {
                crashed = true;
            }
            sink.crashAt = Integer.MAX_VALUE;
            sink.restart();

            sink.drain();

            SheetCheck.atRest(sink);
            assertThat(replayNotes()).isEmpty();
            assertThat(crashed).as("there are so many requests").isEqualTo(requests < 10);
        }
    }

    private List<String> replayNotes() {
        return sink.workbook().metadata().stream()
                .filter(tag -> tag.key().equals(TagKeys.REPLAY))
                .map(Metadata::value)
                .toList();
    }

    @Test
    void rowsThatWereDeletedComeBackWithTheirNextChange() throws Exception {
        sink.edit(rows("deleteDimension", 2, 3));
        changeTwo();

        sink.drain();

        SheetCheck.atRest(sink);
    }

    @Test
    void aTabThatIsRenamedInTheMomentOfAWriteIsFoundAgain() throws Exception {
        changeTwo();
        fault(new SheetsFault.EditBefore(SinkUnderTest.json("[{'updateSheetProperties':{'properties':{'sheetId':"
                + sink.tab().id() + ",'title':'Money in'},'fields':'title'}}]")));

        sink.drain();

        SheetCheck.atRest(sink);
        assertThat(sink.tab().title()).isEqualTo("Money in");
    }

    @Test
    void olderRecordsThatComeAgainAreSkipped() throws Exception {
        sink.log.upsert("ch_1", 30, amount(31));
        sink.drain();
        sink.log.rewind(0);

        sink.step();

        assertThat(SheetCheck.rows(sink).get("ch_1")).containsEntry("amount", "31");
        SheetCheck.atRest(sink);
    }

    @Test
    void aTombstoneOfAnUnknownKeyIsRemembered() throws Exception {
        sink.log.tombstone("ch_8", 20);
        sink.drain();
        sink.restart();
        sink.log.upsert("ch_8", 19, amount(8));

        sink.drain();

        assertThat(SheetCheck.rows(sink)).doesNotContainKey("ch_8");
        SheetCheck.atRest(sink);
    }
}
