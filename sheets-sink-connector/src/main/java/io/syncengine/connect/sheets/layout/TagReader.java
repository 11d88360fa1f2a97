// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.layout;

import io.syncengine.connect.sheets.grid.SheetInfo;
import io.syncengine.connect.sheets.grid.SpreadsheetInfo;
import io.syncengine.connect.sheets.grid.Tag;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tabs of a spreadsheet by their tags. Texts of headers are not known yet. */
public final class TagReader {

    private TagReader() {}

    /**
     * Layouts by stream. Of two sheets with a stream's tag, as a copy of a tab may be, the one that is known already is
     * taken, else the leftmost; of two columns the leftmost.
     *
     * @param known ids of sheets by stream
     */
    public static Map<String, TabLayout> layouts(SpreadsheetInfo info, List<Tag> tags, Map<String, Integer> known) {
        List<Tag> sorted = new ArrayList<>(tags);
        sorted.sort(Comparator.comparing(Tag::index).thenComparing(Tag::id));
        Map<Integer, List<Tag>> bySheet = new HashMap<>();
        sorted.forEach(tag ->
                bySheet.computeIfAbsent(tag.sheetId(), id -> new ArrayList<>()).add(tag));
        Map<String, TabLayout> layouts = new LinkedHashMap<>();
        for (SheetInfo sheet : info.sheets()) {
            List<Tag> own = bySheet.getOrDefault(sheet.sheetId(), List.of());
            own.stream()
                    .filter(tag -> tag.key().equals(TagKeys.TAB))
                    .map(Tag::value)
                    .findFirst()
                    .ifPresent(stream -> {
                        boolean preferred = known.getOrDefault(stream, TabLayout.NONE) == sheet.sheetId();
                        if (preferred || !layouts.containsKey(stream)) {
                            layouts.put(stream, layout(stream, sheet, own));
                        }
                    });
        }
        return layouts;
    }

    private static TabLayout layout(String stream, SheetInfo sheet, List<Tag> tags) {
        int header = TabLayout.NONE;
        Map<String, Integer> columns = new HashMap<>();
        for (Tag tag : tags) {
            if (tag.key().equals(TagKeys.HEADER) && header == TabLayout.NONE) {
                header = tag.index();
            } else if (tag.key().equals(TagKeys.COLUMN) && !columns.containsValue(tag.index())) {
                columns.putIfAbsent(tag.value(), tag.index());
            }
        }
        return new TabLayout(stream, sheet, header, columns, Map.of());
    }
}
