// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.answer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.sheets.grid.Dimension;
import io.syncengine.connect.simulators.sheets.grid.GridRange;
import io.syncengine.connect.simulators.sheets.grid.Metadata;
import io.syncengine.connect.simulators.sheets.grid.ProtectedRange;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import org.jspecify.annotations.Nullable;

/** Parts of a spreadsheet in the API's shape. A sheet id of 0 is only told in a sheet's own properties. */
public final class SheetJson {
    private static final String SHEET_ID = "sheetId";

    private SheetJson() {}

    /** @param index of the tab */
    public static ObjectNode properties(Sheet sheet, int index) {
        ObjectNode properties = JsonNodeFactory.instance
                .objectNode()
                .put(SHEET_ID, sheet.id())
                .put("title", sheet.title())
                .put("index", index)
                .put("sheetType", "GRID");
        ObjectNode grid = properties
                .putObject("gridProperties")
                .put("rowCount", sheet.rowCount())
                .put("columnCount", sheet.columnCount());
        positive(grid, "frozenRowCount", sheet.frozen(Dimension.ROWS));
        positive(grid, "frozenColumnCount", sheet.frozen(Dimension.COLUMNS));
        if (sheet.isHidden()) {
            properties.put("hidden", true);
        }
        sheet.looks().properties().forEach(look -> {
            if (look.getKey().equals("gridProperties")) {
                grid.setAll((ObjectNode) look.getValue());
            } else {
                properties.set(look.getKey(), look.getValue());
            }
        });
        return properties;
    }

    private static void positive(ObjectNode node, String name, int number) {
        if (number > 0) {
            node.put(name, number);
        }
    }

    static ObjectNode range(GridRange range) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        positive(json, SHEET_ID, range.sheetId());
        bound(json, "startRowIndex", range.startRow());
        bound(json, "endRowIndex", range.endRow());
        bound(json, "startColumnIndex", range.startColumn());
        bound(json, "endColumnIndex", range.endColumn());
        return json;
    }

    private static void bound(ObjectNode json, String name, @Nullable Integer bound) {
        if (bound != null) {
            json.put(name, bound);
        }
    }

    public static ObjectNode protectedRange(ProtectedRange protection) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("protectedRangeId", protection.id());
        json.set("range", range(protection.range()));
        json.setAll(protection.settings());
        return json;
    }

    public static ObjectNode metadata(Metadata entry) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("metadataId", entry.id())
                .put("metadataKey", entry.key());
        if (!entry.value().isEmpty()) {
            json.put("metadataValue", entry.value());
        }
        ObjectNode location =
                json.putObject("location").put("locationType", entry.place().type());
        if (entry.place() instanceof Metadata.OnSheet sheet) {
            positive(location, SHEET_ID, sheet.sheetId());
        } else if (entry.place() instanceof Metadata.OnLine line) {
            ObjectNode range = location.putObject("dimensionRange");
            positive(range, SHEET_ID, line.sheetId());
            range.put("dimension", line.dimension().name())
                    .put("startIndex", line.index())
                    .put("endIndex", line.index() + 1);
        } else {
            location.put("spreadsheet", true);
        }
        return json.put("visibility", entry.isOfDocument() ? "DOCUMENT" : "PROJECT");
    }
}
