// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.protocol.RowKind;
import io.syncengine.connect.protocol.RowVersion;
import io.syncengine.connect.sheets.grid.CellRead;
import io.syncengine.connect.sheets.grid.Change;
import io.syncengine.connect.sheets.grid.GridView;
import io.syncengine.connect.sheets.grid.SheetInfo;
import io.syncengine.connect.sheets.index.RowIndex;
import io.syncengine.connect.sheets.index.Versions;
import io.syncengine.connect.sheets.layout.TabLayout;
import io.syncengine.connect.sheets.policy.CellsOverflow;
import io.syncengine.connect.sheets.policy.ColumnPolicy;
import io.syncengine.connect.sheets.policy.CopiedRows;
import io.syncengine.connect.sheets.policy.DeleteMode;
import io.syncengine.connect.sheets.policy.MissingColumn;
import io.syncengine.connect.sheets.policy.MissingTab;
import io.syncengine.connect.sheets.policy.Protection;
import io.syncengine.connect.sheets.policy.RowDamage;
import io.syncengine.connect.sheets.policy.SheetPolicies;
import io.syncengine.connect.sheets.policy.TabRules;
import io.syncengine.connect.sheets.policy.TimeCells;
import io.syncengine.connect.sheets.row.CellValue;
import io.syncengine.connect.sheets.row.DeliveryTicket;
import io.syncengine.connect.sheets.row.RowKey;
import io.syncengine.connect.sheets.row.SheetRow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plans for a tab of six rows: a header, {@code ch_1} to {@code ch_4} of second 1, and a spare one. Its columns are
 * {@code id}, a person's, {@code amount}, {@code paid}, {@code _updated_at}.
 */
final class TabPlannerTest {

    private static final int SHEET = 7;
    private static final String STREAM = "charges";

    private static final DeliveryTicket TICKET = new DeliveryTicket() {
        @Override
        public void done() {}

        @Override
        public void rejected(String reason) {}
    };

    private final Map<RowKey, RowVersion> deleted = new HashMap<>();
    private CopiedRows copies = CopiedRows.KEEP;
    private long swept = Long.MIN_VALUE;
    private final Tab tab = tab();
    private final GridView view = view();

    private static Tab tab() {
        TabLayout layout = new TabLayout(
                STREAM,
                new SheetInfo(SHEET, "Charges", 6, 5),
                0,
                Map.of("id", 0, "amount", 2, "paid", 3, "_updated_at", 4),
                Map.of(0, "id", 2, "amount", 3, "paid", 4, "_updated_at"));
        RowIndex index = new RowIndex();
        index.add(null);
        for (int row = 1; row <= 4; row++) {
            index.add(key("ch_" + row));
        }
        return new Tab(layout, index, List.of("id"));
    }

    private static GridView view() {
        GridView view = new GridView();
        for (int row = 1; row <= 4; row++) {
            view.put(SHEET, row, 0, CellRead.of(CellValue.text("ch_" + row)));
            view.put(SHEET, row, 4, CellRead.of(time(1)));
        }
        return view;
    }

    private static RowKey key(String id) {
        return RowKey.of(List.of(id));
    }

    private static CellValue time(long second) {
        return CellValue.text(Instant.ofEpochSecond(second).toString());
    }

    private static SheetRow row(String id, long second, RowKind kind, Object... more) {
        Map<String, CellValue> cells = new LinkedHashMap<>();
        cells.put("id", CellValue.text(id));
        for (int i = 0; i < more.length; i += 2) {
            cells.put((String) more[i], CellValue.number((Integer) more[i + 1]));
        }
        cells.put("_updated_at", time(second));
        return new SheetRow(STREAM, key(id), new RowVersion(second * 1000, kind, false), cells, 10, TICKET);
    }

    private static Intent put(String id, long second, Object... more) {
        return new Intent.Put(row(id, second, RowKind.UPSERT, more));
    }

    private static Intent remove(String id, long second) {
        return new Intent.Remove(row(id, second, RowKind.DELETE));
    }

    private TabPlan plan(Intent... intents) throws ColumnsMissingException {
        return plan(ColumnPolicy.APPEND, MissingColumn.RECREATE, intents);
    }

    private TabPlan plan(ColumnPolicy columns, MissingColumn missing, Intent... intents)
            throws ColumnsMissingException {
        TabRules rules = new TabRules(
                stream -> stream, true, stream -> List.of("id"), "_updated_at", "_synced_at", TimeCells.ISO);
        SheetPolicies policies = new SheetPolicies(
                DeleteMode.HARD,
                copies,
                columns,
                missing,
                MissingTab.FAIL,
                RowDamage.LOG,
                Protection.NONE,
                CellsOverflow.FAIL);
        Remembered memory = new Remembered() {
            @Override
            public @Nullable RowVersion delete(String stream, RowKey key) {
                return deleted.get(key);
            }

            @Override
            public long sweptBefore(String stream, String account, String livemode) {
                return swept;
            }
        };
        RowJudge judge = new RowJudge(rules, new Versions(TimeCells.ISO, ZoneOffset.UTC), memory);
        return new TabPlanner(policies, judge).plan(tab, view, List.of(intents));
    }

    private static Change.WriteCells cells(int row, int column, CellValue[]... rows) {
        List<List<CellValue>> values = new ArrayList<>();
        for (CellValue[] one : rows) {
            values.add(Arrays.asList(one));
        }
        return new Change.WriteCells(SHEET, row, column, values);
    }

    private static CellValue[] cells(int amount, long second) {
        return new CellValue[] {CellValue.number(amount), CellValue.EMPTY, time(second)};
    }

    @Nested
    final class Updates {

        @Test
        void leaveOutKeysAndColumnsOfPeopleAndClearWhatARecordLacks() throws Exception {
            assertThat(plan(put("ch_2", 5, "amount", 20)).changes()).containsExactly(cells(2, 2, cells(20, 5)));
        }

        @Test
        void ofRowsOneBelowTheOtherAreOneChange() throws Exception {
            TabPlan plan =
                    plan(put("ch_3", 5, "amount", 30), put("ch_1", 5, "amount", 10), put("ch_2", 5, "amount", 20));

            assertThat(plan.changes()).containsExactly(cells(1, 2, cells(10, 5), cells(20, 5), cells(30, 5)));
            assertThat(plan.growth()).isZero();
        }

        @Test
        void ofScatteredRowsAreChangesOfTheirOwn() throws Exception {
            assertThat(plan(put("ch_1", 5, "amount", 10), put("ch_4", 5, "amount", 40))
                            .changes())
                    .containsExactly(cells(1, 2, cells(10, 5)), cells(4, 2, cells(40, 5)));
        }

        @Test
        void thatAreOlderThanTheRowAreStale() throws Exception {
            TabPlan plan = plan(put("ch_1", 0, "amount", 10), put("ch_2", 1, "amount", 20));

            assertThat(plan.stale()).isEqualTo(1);
            assertThat(plan.updated()).containsExactly(key("ch_2"));
        }

        @Test
        void thatSayWhatWasWrittenLastAreLeftOut() throws Exception {
            tab.carriedOut(plan(put("ch_1", 5, "amount", 10)));

            TabPlan again = plan(put("ch_1", 5, "amount", 10), put("ch_2", 1, "amount", 20));

            assertThat(again.equal()).isEqualTo(1);
            assertThat(again.updated()).containsExactly(key("ch_2"));
        }
    }

    @Nested
    final class NewRows {

        @Test
        void areInsertedBelowTheLastOneWithTheirKeys() throws Exception {
            TabPlan plan = plan(put("ch_8", 5, "amount", 80), put("ch_9", 5, "amount", 90));

            assertThat(plan.changes())
                    .containsExactly(
                            new Change.InsertRows(SHEET, 5, 2, true),
                            cells(5, 0, new CellValue[] {CellValue.text("ch_8")}, new CellValue[] {
                                CellValue.text("ch_9")
                            }),
                            cells(5, 2, cells(80, 5), cells(90, 5)));
            assertThat(plan.growth()).isEqualTo(10);
            assertThat(plan.layout().sheet().rows()).isEqualTo(8);
        }

        @Test
        void areNotMadeOfWhatIsOlderThanItsDeleteOrItsSweep() throws Exception {
            deleted.put(key("ch_8"), RowVersion.stored(5000, true));
            swept = 4000;

            assertThat(plan(put("ch_8", 5), put("ch_9", 3)).changes()).isEmpty();
            assertThat(plan(put("ch_8", 6), put("ch_9", 4)).inserted()).containsExactly(key("ch_8"), key("ch_9"));
        }

        @Test
        void goToTheEndOfASheetThatHasNoSpareRow() throws Exception {
            tab.seen(tab.layout().withRows(5), tab.index());

            assertThat(plan(put("ch_8", 5)).changes()).contains(new Change.AppendRows(SHEET, 1));
        }
    }

    @Nested
    final class Deletes {

        @Test
        void goFromTheBottomInRuns() throws Exception {
            TabPlan plan = plan(remove("ch_1", 5), remove("ch_2", 5), remove("ch_4", 5));

            assertThat(plan.changes())
                    .containsExactly(new Change.DeleteRows(SHEET, 4, 1), new Change.DeleteRows(SHEET, 1, 2));
            assertThat(plan.growth()).isEqualTo(-15);
        }

        @Test
        void comeAfterUpdatesAndNewRows() throws Exception {
            TabPlan plan = plan(remove("ch_1", 5), put("ch_2", 5), put("ch_8", 5));

            assertThat(plan.changes().get(plan.changes().size() - 1)).isEqualTo(new Change.DeleteRows(SHEET, 1, 1));
            assertThat(plan.insertAt()).isEqualTo(5);
            tab.carriedOut(plan);
            assertThat(tab.index().row(key("ch_2"))).isEqualTo(1);
            assertThat(tab.index().row(key("ch_8"))).isEqualTo(4);
        }

        @Test
        void ofCopiedRowsComeOnlyWhereThatIsWanted() throws Exception {
            tab.index().add(key("ch_2"));
            assertThat(plan(put("ch_1", 5)).deleted()).isEmpty();

            copies = CopiedRows.DELETE;
            TabPlan plan = plan(put("ch_1", 5), put("ch_8", 5));
            assertThat(plan.deleted()).containsExactly(5);
            tab.carriedOut(plan);
            assertThat(tab.index().copies()).isEmpty();
            assertThat(tab.index().row(key("ch_2"))).isEqualTo(2);
            assertThat(tab.index().row(key("ch_8"))).isEqualTo(5);
        }

        @Test
        void thatAreOlderThanTheRowLeaveIt() throws Exception {
            assertThat(plan(remove("ch_1", 0), remove("ch_9", 5)).changes()).isEmpty();
        }

        @Test
        void leaveARowBelowTheHeader() throws Exception {
            tab.seen(tab.layout().withRows(5), tab.index());

            assertThat(plan(remove("ch_1", 5), remove("ch_2", 5), remove("ch_3", 5), remove("ch_4", 5))
                            .changes())
                    .containsExactly(new Change.AppendRows(SHEET, 1), new Change.DeleteRows(SHEET, 1, 4));
        }

        @Test
        void ofASweepTakeOlderRowsOnly() throws Exception {
            view.put(SHEET, 2, 4, CellRead.of(time(9)));
            view.put(SHEET, 3, 4, CellRead.of(CellValue.text("no time")));

            TabPlan plan = plan(
                    new Intent.Drop(STREAM, key("ch_1"), 5000),
                    new Intent.Drop(STREAM, key("ch_2"), 5000),
                    new Intent.Drop(STREAM, key("ch_3"), 5000));

            assertThat(plan.deleted()).containsExactly(1);
        }
    }

    @Nested
    final class NewFields {

        @Test
        void getAColumnAtTheRightEnd() throws Exception {
            TabPlan plan = plan(put("ch_1", 5, "amount", 10, "fee", 3));

            assertThat(plan.changes().subList(0, 2))
                    .containsExactly(new Change.AppendColumns(SHEET, 1), new Change.InsertColumns(SHEET, 5, 1));
            assertThat(plan.changes()).contains(cells(0, 5, new CellValue[] {CellValue.text("fee")}));
            assertThat(plan.layout().column("fee")).isEqualTo(5);
            assertThat(plan.growth()).as("two columns of six rows").isEqualTo(12);
        }

        @Test
        void getColumnsBeforeABlankOneThatIsTheLast() throws Exception {
            widen();

            TabPlan plan = plan(put("ch_1", 5, "fee", 3, "net", 4));

            assertThat(plan.changes().get(0)).isEqualTo(new Change.InsertColumns(SHEET, 5, 2));
            assertThat(plan.layout().columns()).containsEntry("fee", 5).containsEntry("net", 6);
            assertThat(plan.growth()).isEqualTo(12);
        }

        @Test
        void getColumnsBehindThoseOfPeople() throws Exception {
            widen();
            view.put(SHEET, 5, 5, CellRead.FORMULA);

            assertThat(plan(put("ch_1", 5, "fee", 3)).layout().column("fee")).isEqualTo(6);
        }

        /** A sixth column. */
        private void widen() {
            TabLayout layout = tab.layout();
            tab.seen(
                    new TabLayout(STREAM, new SheetInfo(SHEET, "Charges", 6, 6), 0, layout.columns(), layout.headers()),
                    tab.index());
        }

        @Test
        void getNoneWhereThatIsNotWanted() throws Exception {
            assertThat(plan(ColumnPolicy.IGNORE, MissingColumn.RECREATE, put("ch_1", 5, "fee", 3))
                            .layout()
                            .columns())
                    .doesNotContainKey("fee");
            assertThatThrownBy(() -> plan(ColumnPolicy.FAIL, MissingColumn.RECREATE, put("ch_1", 5, "fee", 3)))
                    .isInstanceOf(ColumnsMissingException.class)
                    .hasMessageContaining("fee")
                    .hasMessageContaining("Charges");
        }

        @Test
        void thatHadAColumnWhichAPersonDeletedGetItBackOnlyIfThatIsWanted() throws Exception {
            TabLayout layout = tab.layout();
            Map<String, Integer> left = new HashMap<>(layout.columns());
            left.remove("paid");
            tab.seen(new TabLayout(STREAM, layout.sheet(), 0, left, layout.headers()), tab.index());

            assertThat(plan(ColumnPolicy.FAIL, MissingColumn.IGNORE, put("ch_1", 5, "paid", 1))
                            .layout()
                            .columns())
                    .doesNotContainKey("paid");
            assertThat(plan(ColumnPolicy.FAIL, MissingColumn.RECREATE, put("ch_1", 5, "paid", 1))
                            .layout()
                            .columns())
                    .containsEntry("paid", 5);
        }
    }
}
