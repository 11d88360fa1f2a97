// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.simulators.sheets.grid.Cell;
import io.syncengine.connect.simulators.sheets.grid.Formula;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import io.syncengine.connect.simulators.sheets.message.ApiException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** People who work in the tab, and what they expect to find there afterwards. */
final class People {

    private final SinkUnderTest sink;
    private final Random random;

    /** Texts beside rows, by the id of the row. */
    private final Map<String, String> notes = new HashMap<>();

    /** Texts in rows of their own. */
    private final Set<String> lines = new HashSet<>();

    /** Texts above columns of their own. */
    private final Set<String> headers = new HashSet<>();

    private int formulas;
    private int count;
    private boolean rowsLost;
    private boolean versionsLost;

    People(SinkUnderTest sink, Random random) {
        this.sink = sink;
        this.random = random;
    }

    /** Whether rows of the connector's went, which only reading the topic again can bring back. */
    boolean rowsLost() {
        return rowsLost;
    }

    /** Whether somebody took the column of versions: a row whose version nobody knows is not swept. */
    boolean versionsLost() {
        return versionsLost;
    }

    /** Does something, if there is a tab. */
    void edit() {
        Sheet tab = sink.tab();
        if (tab == null || tab.rowCount() < 3) {
            return;
        }
        try {
            change(tab);
        } catch (ApiException expected) {
            // As in the browser: what cannot be done is not done.
        }
    }

    private void change(Sheet tab) {
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> sink.edit(sort(tab));
            case 3, 4 -> sink.edit(moveColumn(tab));
            case 5 -> ownColumn(tab);
            case 6 -> rename(tab);
            case 7 -> ownRow(tab, "'stringValue':'line " + count + "'");
            case 8 -> ownRow(tab, "'formulaValue':'=1+" + count + "'");
            case 9 -> sink.edit("[" + insert(tab, "ROWS", 0) + "]");
            case 10, 11 -> deleteRow(tab);
            case 12 ->
                sink.edit("[{'updateSheetProperties':{'properties':{'sheetId':" + tab.id() + ",'title':'Tab " + count++
                        + "'},'fields':'title'}}]");
            case 13 -> rarely(tab);
            default -> note(tab);
        }
    }

    private void rename(Sheet tab) {
        int column = anyColumn(tab);
        sink.edit("[" + text(tab, sink.header(), column, "renamed " + count++) + "]");
        forget(tab.cell(sink.header(), column));
    }

    private void rarely(Sheet tab) {
        switch (random.nextInt(4)) {
            case 0 -> deleteColumn(tab);
            case 1 -> clearKey(tab);
            case 2 -> deleteHeader(tab);
            default -> deleteTab(tab);
        }
    }

    /** All rows as they are when it happens, which may be later. */
    private String sort(Sheet tab) {
        return "[{'sortRange':{'range':{'sheetId':" + tab.id() + ",'startRowIndex':" + (sink.header() + 1)
                + "},'sortSpecs':[{'dimensionIndex':" + random.nextInt(tab.columnCount()) + ",'sortOrder':'"
                + (random.nextBoolean() ? "ASCENDING" : "DESCENDING") + "'}]}}]";
    }

    private String moveColumn(Sheet tab) {
        int from = random.nextInt(tab.columnCount());
        return "[{'moveDimension':{'source':{'sheetId':" + tab.id() + ",'dimension':'COLUMNS','startIndex':" + from
                + ",'endIndex':" + (from + 1) + "},'destinationIndex':" + random.nextInt(tab.columnCount() + 1)
                + "}}]";
    }

    /** What somebody does in the moment of a write. */
    String inTheMoment() {
        Sheet tab = sink.tab();
        if (tab == null || tab.rowCount() < 3 || sink.header() < 0) {
            return "[]";
        }
        return switch (random.nextInt(8)) {
            case 0, 1 -> sort(tab);
            case 2, 3 -> moveColumn(tab);
            case 4, 5 -> insertColumn(tab, anyColumn(tab), "In the moment " + count++);
            case 6 ->
                "[" + insert(tab, "ROWS", sink.header() + 1 + random.nextInt(tab.rowCount() - sink.header() - 1)) + "]";
            default -> {
                rowsLost = true;
                yield "[" + delete(tab, "ROWS", sink.header() + 1 + random.nextInt(tab.rowCount() - 2)) + "]";
            }
        };
    }

    private static String insert(Sheet tab, String dimension, int at) {
        return "{'insertDimension':{'range':{'sheetId':" + tab.id() + ",'dimension':'" + dimension + "','startIndex':"
                + at + ",'endIndex':" + (at + 1) + "},'inheritFromBefore':false}}";
    }

    private static String delete(Sheet tab, String dimension, int at) {
        return "{'deleteDimension':{'range':{'sheetId':" + tab.id() + ",'dimension':'" + dimension + "','startIndex':"
                + at + ",'endIndex':" + (at + 1) + "}}}";
    }

    private static String text(Sheet tab, int row, int column, String text) {
        return cell(tab, row, column, "'stringValue':'" + text + "'");
    }

    private static String cell(Sheet tab, int row, int column, String value) {
        return "{'updateCells':{'start':{'sheetId':" + tab.id() + ",'rowIndex':" + row + ",'columnIndex':" + column
                + "},'rows':[{'values':[{'userEnteredValue':{" + value + "}}]}],'fields':'userEnteredValue'}}";
    }

    private int anyColumn(Sheet tab) {
        return random.nextInt(tab.columnCount());
    }

    private List<Integer> ownColumns(Sheet tab) {
        Map<Integer, String> fields = sink.fields();
        List<Integer> own = new ArrayList<>();
        for (int column = 0; column < tab.columnCount(); column++) {
            if (!fields.containsKey(column)) {
                own.add(column);
            }
        }
        return own;
    }

    private void ownColumn(Sheet tab) {
        String header = "Mine " + count++;
        sink.edit(insertColumn(tab, anyColumn(tab), header));
        headers.add(header);
    }

    private String insertColumn(Sheet tab, int at, String header) {
        return "[" + insert(tab, "COLUMNS", at) + "," + text(tab, sink.header(), at, header) + "]";
    }

    private void note(Sheet tab) {
        List<Integer> own = ownColumns(tab);
        List<Integer> rows = keyRows(tab);
        if (!own.isEmpty() && !rows.isEmpty()) {
            int row = rows.get(random.nextInt(rows.size()));
            String id = id(tab, row);
            int column = own.get(0);
            sink.edit("[" + text(tab, row, column, "note of " + id) + "]");
            notes.put(id, "note of " + id);
        }
    }

    private void ownRow(Sheet tab, String value) {
        List<Integer> columns = ownColumns(tab);
        Integer amount = column("amount");
        if (columns.isEmpty() && amount != null) {
            columns.add(amount);
        }
        if (columns.isEmpty()) {
            return;
        }
        int row = sink.header() + 1 + random.nextInt(tab.rowCount() - sink.header() - 1);
        sink.edit("[" + insert(tab, "ROWS", row) + "," + cell(tab, row, columns.get(0), value) + "]");
        if (value.contains("formula")) {
            formulas++;
        } else {
            lines.add("line " + count);
        }
        count++;
    }

    private Integer column(String field) {
        for (Map.Entry<Integer, String> entry : sink.fields().entrySet()) {
            if (entry.getValue().equals(field)) {
                return entry.getKey();
            }
        }
        return null;
    }

    private String id(Sheet tab, int row) {
        Integer column = column("id");
        Integer account = column("_account_id");
        boolean ours = column != null
                && account != null
                && row != sink.header()
                && !SheetCheck.text(tab.cell(row, account)).isEmpty();
        return ours ? SheetCheck.text(tab.cell(row, column)) : "";
    }

    private List<Integer> keyRows(Sheet tab) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < tab.rowCount(); row++) {
            if (!id(tab, row).isEmpty()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private void deleteRow(Sheet tab) {
        int row = random.nextInt(tab.rowCount());
        if (row == sink.header()) {
            return;
        }
        sink.edit("[" + delete(tab, "ROWS", row) + "]");
        String id = id(tab, row);
        rowsLost |= !id.isEmpty();
        notes.remove(id);
        forget(tab, row);
    }

    private void forget(Sheet tab, int row) {
        for (int column = 0; column < tab.columnCount(); column++) {
            forget(tab.cell(row, column));
        }
    }

    private void forget(Cell cell) {
        if (cell.entered() instanceof Formula) {
            formulas--;
        }
        headers.remove(SheetCheck.text(cell));
        lines.remove(SheetCheck.text(cell));
        notes.values().remove(SheetCheck.text(cell));
    }

    private void deleteColumn(Sheet tab) {
        int column = anyColumn(tab);
        String field = sink.fields().getOrDefault(column, "");
        sink.edit("[" + delete(tab, "COLUMNS", column) + "]");
        rowsLost = true;
        versionsLost |= field.equals("_updated_at");
        if (field.equals("id") || field.equals("_account_id")) {
            notes.clear();
        }
        for (int row = 0; row < tab.rowCount(); row++) {
            forget(tab.cell(row, column));
        }
    }

    private void clearKey(Sheet tab) {
        List<Integer> rows = keyRows(tab);
        Integer column = column("id");
        if (!rows.isEmpty() && column != null) {
            int row = rows.get(random.nextInt(rows.size()));
            notes.remove(id(tab, row));
            sink.edit("[" + cell(tab, row, column, "") + "]");
            rowsLost = true;
        }
    }

    private void deleteHeader(Sheet tab) {
        if (sink.header() >= 0) {
            sink.edit("[" + delete(tab, "ROWS", sink.header()) + "]");
            headers.clear();
        }
    }

    private void deleteTab(Sheet tab) {
        sink.edit("[{'deleteSheet':{'sheetId':" + tab.id() + "}}]");
        rowsLost = true;
        notes.clear();
        lines.clear();
        headers.clear();
        formulas = 0;
    }

    /** Looks for columns of people's, which nothing in any moment takes from them. */
    void checkHeaders() {
        Sheet tab = sink.tab();
        Set<String> found = new HashSet<>();
        for (int column = 0; tab != null && sink.header() >= 0 && column < tab.columnCount(); column++) {
            found.add(SheetCheck.text(tab.cell(sink.header(), column)));
        }
        assertThat(found).containsAll(headers);
    }

    /**
     * Looks for what was typed.
     *
     * @param lasting ids of rows that the connector never had a reason to take away
     */
    void check(Set<String> lasting) {
        Sheet tab = sink.tab();
        Set<String> foundLines = new HashSet<>();
        Map<String, String> foundNotes = new TreeMap<>();
        int foundFormulas = 0;
        for (int row = 0; tab != null && row < tab.rowCount(); row++) {
            for (int column = 0; column < tab.columnCount(); column++) {
                Cell cell = tab.cell(row, column);
                String text = SheetCheck.text(cell);
                foundFormulas += cell.entered() instanceof Formula ? 1 : 0;
                if (text.startsWith("line ")) {
                    assertThat(foundLines.add(text)).as("%s twice", text).isTrue();
                } else if (text.startsWith("note of ") && !id(tab, row).isEmpty()) {
                    assertThat(text).isEqualTo("note of " + id(tab, row));
                    foundNotes.put(id(tab, row), text);
                }
            }
        }
        assertThat(foundLines).isEqualTo(lines);
        assertThat(foundFormulas).isEqualTo(formulas);
        Map<String, String> kept = new TreeMap<>(notes);
        kept.keySet().retainAll(lasting);
        assertThat(foundNotes).containsAllEntriesOf(kept);
    }
}
