// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.sheets;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Adjacent rows of a tab.
 *
 * @param keyFields fields by which the tab's rows are told apart
 * @param from index of the first row
 * @param to index after the last one
 */
record Slice(SheetTab tab, List<String> keyFields, int from, int to) {

    /** Rows that are looked at together: an answer with them has some megabytes. */
    static final int ROWS = 20_000;

    /** All of a tab, from its end: rows that go move those below them only. */
    static List<Slice> of(SheetTab tab, List<String> keyFields) {
        List<Slice> slices = new ArrayList<>();
        for (int to = tab.rows(); to > 0; to -= ROWS) {
            slices.add(new Slice(tab, keyFields, Math.max(0, to - ROWS), to));
        }
        return slices;
    }

    int size() {
        return to - from;
    }

    /** What has to be read of values: the key, the version and what people have beside. */
    void values(ArrayNode ranges) {
        TreeSet<Integer> columns = new TreeSet<>();
        for (int column = 0; column < tab.width(); column++) {
            if (!tab.columns().containsValue(column)) {
                columns.add(column);
            }
        }
        keyFields.stream()
                .filter(tab.columns()::containsKey)
                .map(tab.columns()::get)
                .forEach(columns::add);
        columns.add(tab.columns().get(tab.versionField()));
        Integer start = null;
        for (int column : columns) {
            start = start == null ? column : start;
            if (!columns.contains(column + 1)) {
                ranges.add(range(start, column + 1));
                start = null;
            }
        }
    }

    /** Everything, for notes may be anywhere. */
    ObjectNode all() {
        return range(0, tab.width());
    }

    private ObjectNode range(int left, int right) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("sheetId", tab.sheetId())
                .put("startRowIndex", from)
                .put("endRowIndex", to)
                .put("startColumnIndex", left)
                .put("endColumnIndex", right);
    }
}
