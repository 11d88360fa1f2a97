// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.layout;

import io.syncengine.connect.sheets.grid.GridView;
import io.syncengine.connect.sheets.grid.SheetInfo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A tab as it was last seen.
 *
 * @param header index of its row, {@link #NONE} if somebody has deleted it
 * @param columns index by field; columns of people are not among them
 * @param headers the texts above our columns, by index: what people call them
 */
public record TabLayout(
        String stream, SheetInfo sheet, int header, Map<String, Integer> columns, Map<Integer, String> headers) {

    public static final int NONE = -1;

    public TabLayout {
        columns = Map.copyOf(columns);
        headers = Map.copyOf(headers);
    }

    public int sheetId() {
        return sheet.sheetId();
    }

    /** Index of a field's column, {@link #NONE} if it has none. */
    public int column(String field) {
        return columns.getOrDefault(field, NONE);
    }

    /** Whether two columns of ours look the same, so that the header does not show when they change places. */
    public boolean isAmbiguous() {
        Set<String> texts = new HashSet<>();
        for (int column : columns.values()) {
            String text = headers.getOrDefault(column, "");
            if (text.isEmpty() || !texts.add(text)) {
                return true;
            }
        }
        return false;
    }

    /** Our columns from left to right, fields by index. */
    public TreeMap<Integer, String> byIndex() {
        TreeMap<Integer, String> fields = new TreeMap<>();
        columns.forEach((field, column) -> fields.put(column, field));
        return fields;
    }

    /** The same tab with the texts above its columns as they were read. */
    public TabLayout withHeaders(GridView view) {
        Map<Integer, String> texts = new HashMap<>();
        if (header != NONE) {
            for (int column : columns.values()) {
                texts.put(column, view.cell(sheet.sheetId(), header, column).text());
            }
        }
        return new TabLayout(stream, sheet, header, columns, texts);
    }

    /** The same tab under the title that it has now. */
    public TabLayout withTitle(String title) {
        return new TabLayout(
                stream, new SheetInfo(sheet.sheetId(), title, sheet.rows(), sheet.columns()), header, columns, headers);
    }

    /**
     * The same tab with more columns, whose headers are the names of their fields. None of those that it has is to the
     * right of them.
     *
     * @param wide columns of the sheet then
     */
    public TabLayout withColumns(Map<String, Integer> more, int wide) {
        Map<String, Integer> all = new LinkedHashMap<>(columns);
        all.putAll(more);
        Map<Integer, String> texts = new HashMap<>(headers);
        more.forEach((field, column) -> texts.put(column, field));
        return new TabLayout(stream, size(sheet.rows(), wide), header, all, texts);
    }

    /** The same tab with so many rows in all. */
    public TabLayout withRows(int rows) {
        return new TabLayout(stream, size(rows, sheet.columns()), header, columns, headers);
    }

    private SheetInfo size(int rows, int wide) {
        return new SheetInfo(sheet.sheetId(), sheet.title(), rows, wide);
    }
}
