// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.simulators.sheets.grid.Cell;
import io.syncengine.connect.simulators.sheets.grid.Metadata;
import io.syncengine.connect.simulators.sheets.grid.Sheet;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether the tab is as it must be at rest. */
final class SheetCheck {

    private SheetCheck() {}

    /** Cells of our columns by id and field, of rows that have a key; a key twice is an error. */
    static Map<String, Map<String, String>> rows(SinkUnderTest sink) {
        Map<String, Map<String, String>> rows = new TreeMap<>();
        Sheet tab = sink.tab();
        if (tab == null) {
            return rows;
        }
        TreeMap<Integer, String> fields = sink.fields();
        for (int row = 0; row < tab.rowCount(); row++) {
            Map<String, String> cells = new TreeMap<>();
            if (row != sink.header()) {
                for (Map.Entry<Integer, String> field : fields.entrySet()) {
                    String text = text(tab.cell(row, field.getKey()));
                    if (!text.isEmpty()) {
                        cells.put(field.getValue(), text);
                    }
                }
            }
            String id = cells.get("id");
            // A row that somebody took a key cell from is nobody's any more.
            if (id != null && cells.containsKey("_account_id")) {
                assertThat(rows.put(id, cells)).as("%s twice", id).isNull();
            }
        }
        return rows;
    }

    static String text(Cell cell) {
        Object entered = cell.entered();
        if (entered instanceof Double number) {
            return number == Math.rint(number) ? String.valueOf(number.longValue()) : String.valueOf(number);
        }
        return entered == null ? "" : entered instanceof Boolean flag ? (flag ? "TRUE" : "FALSE") : entered.toString();
    }

    static void atRest(SinkUnderTest sink) {
        compare(sink, rows(sink));
    }

    /** The same, but rows without a version may be left over. */
    static void atRestButForUnversioned(SinkUnderTest sink) {
        Map<String, Map<String, String>> rows = rows(sink);
        Map<String, Map<String, String>> expected = sink.log.expected();
        rows.entrySet()
                .removeIf(row ->
                        !expected.containsKey(row.getKey()) && !row.getValue().containsKey("_updated_at"));
        compare(sink, rows);
    }

    private static void compare(SinkUnderTest sink, Map<String, Map<String, String>> rows) {
        Map<String, Map<String, String>> expected = sink.log.expected();
        List<Metadata> tags = sink.columnTags();
        assertThat(tags).extracting(Metadata::value).doesNotHaveDuplicates();
        assertThat(tags).extracting(Metadata::place).doesNotHaveDuplicates();
        assertThat(rows.keySet()).isEqualTo(expected.keySet());
        expected.forEach((id, cells) -> assertThat(rows.get(id)).as(id).isEqualTo(cells));
        assertThat(sink.log.rejected()).isEmpty();
    }
}
