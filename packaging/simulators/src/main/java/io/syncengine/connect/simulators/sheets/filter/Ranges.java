// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.sheets.grid.Dimension;
import io.syncengine.connect.simulators.sheets.grid.GridRange;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import io.syncengine.connect.simulators.sheets.grid.Workbook;
import io.syncengine.connect.simulators.sheets.message.ApiException;
import io.syncengine.connect.simulators.sheets.message.Fields;
import org.jspecify.annotations.Nullable;

/** Ranges of requests. */
public final class Ranges {
    private Ranges() {}

    /**
     * A GridRange.
     *
     * @throws ApiException when its indexes are negative or the wrong way round
     */
    public static GridRange grid(ObjectNode range) {
        Integer startRow = Fields.numberOrNull(range, "startRowIndex");
        Integer endRow = Fields.numberOrNull(range, "endRowIndex");
        Integer startColumn = Fields.numberOrNull(range, "startColumnIndex");
        Integer endColumn = Fields.numberOrNull(range, "endColumnIndex");
        check("range.", startRow, endRow, "RowIndex");
        check("range.", startColumn, endColumn, "ColumnIndex");
        return new GridRange(Fields.number(range, "sheetId"), startRow, endRow, startColumn, endColumn);
    }

    private static void check(String path, @Nullable Integer start, @Nullable Integer end, String name) {
        int from = start == null ? 0 : start;
        if (from < 0) {
            throw ApiException.invalid(path + "start" + name + "[" + from + "] must be non-negative.");
        }
        if (end != null && end <= from) {
            throw ApiException.invalid(
                    path + "end" + name + "[" + end + "] must be after " + path + "start" + name + "[" + from + "]");
        }
    }

    /**
     * A DimensionRange.
     *
     * @throws ApiException when its indexes are negative or the wrong way round, or its dimension is missing
     */
    public static LineRange lines(JsonNode range) {
        Integer start = Fields.numberOrNull(range, "startIndex");
        Integer end = Fields.numberOrNull(range, "endIndex");
        check("range.", start, end, "Index");
        return new LineRange(
                Fields.number(range, "sheetId"),
                dimension(Fields.text(range, "dimension")),
                start == null ? 0 : start,
                end);
    }

    /** @throws ApiException when it is neither rows nor columns */
    public static Dimension dimension(String text) {
        return switch (text) {
            case "ROWS" -> Dimension.ROWS;
            case "COLUMNS" -> Dimension.COLUMNS;
            case "", "DIMENSION_UNSPECIFIED" -> throw ApiException.invalid("No dimension specified.");
            default -> throw ApiException.invalid("Invalid value at 'dimension', \"" + text + "\"");
        };
    }

    /** @throws ApiException when there is none with that id */
    public static Sheet sheet(Workbook workbook, int sheetId) {
        return workbook.sheet(sheetId).orElseThrow(() -> noGrid(sheetId));
    }

    /** As the API says that a sheet is missing. */
    public static ApiException noGrid(int sheetId) {
        return ApiException.invalid("No grid with id: " + sheetId);
    }

    /**
     * Rows or columns in a row.
     *
     * @param end behind the last; null: to the end
     */
    public record LineRange(
            int sheetId,
            Dimension dimension,
            int start,
            @Nullable Integer end) {
        /** As a part of the sheet. */
        public GridRange grid() {
            return dimension == Dimension.ROWS
                    ? new GridRange(sheetId, start, end, null, null)
                    : new GridRange(sheetId, null, null, start, end);
        }
    }
}
