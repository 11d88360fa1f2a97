// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.google;

import com.google.api.services.sheets.v4.model.CellData;
import com.google.api.services.sheets.v4.model.DeveloperMetadata;
import com.google.api.services.sheets.v4.model.DeveloperMetadataLocation;
import com.google.api.services.sheets.v4.model.DimensionRange;
import com.google.api.services.sheets.v4.model.ExtendedValue;
import com.google.api.services.sheets.v4.model.GridData;
import com.google.api.services.sheets.v4.model.MatchedDeveloperMetadata;
import com.google.api.services.sheets.v4.model.RowData;
import com.google.api.services.sheets.v4.model.SearchDeveloperMetadataResponse;
import com.google.api.services.sheets.v4.model.Sheet;
import com.google.api.services.sheets.v4.model.SheetProperties;
import com.google.api.services.sheets.v4.model.Spreadsheet;
import io.syncengine.connect.sheets.grid.CellRead;
import io.syncengine.connect.sheets.grid.GridView;
import io.syncengine.connect.sheets.grid.SheetInfo;
import io.syncengine.connect.sheets.grid.SpreadsheetInfo;
import io.syncengine.connect.sheets.grid.Tag;
import io.syncengine.connect.sheets.grid.TagPlace;
import io.syncengine.connect.sheets.row.CellValue;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Answers of Google's in words of ours. What has its default value is missing in them: 0, false, an empty text. */
final class Readings {

    private Readings() {}

    static SpreadsheetInfo info(Spreadsheet answer) {
        List<SheetInfo> sheets = new ArrayList<>();
        for (Sheet sheet : list(answer.getSheets())) {
            sheets.add(info(sheet));
        }
        String title =
                answer.getProperties() == null ? null : answer.getProperties().getTitle();
        String zone =
                answer.getProperties() == null ? null : answer.getProperties().getTimeZone();
        return new SpreadsheetInfo(title == null ? "" : title, zone(zone), sheets);
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private static SheetInfo info(Sheet sheet) {
        SheetProperties properties = sheet.getProperties() == null ? new SheetProperties() : sheet.getProperties();
        var grid = properties.getGridProperties();
        return new SheetInfo(
                zero(properties.getSheetId()),
                properties.getTitle() == null ? "" : properties.getTitle(),
                grid == null ? 0 : zero(grid.getRowCount()),
                grid == null ? 0 : zero(grid.getColumnCount()));
    }

    static List<Tag> tags(SearchDeveloperMetadataResponse answer) {
        List<Tag> tags = new ArrayList<>();
        for (MatchedDeveloperMetadata match : list(answer.getMatchedDeveloperMetadata())) {
            tags.add(tag(match.getDeveloperMetadata()));
        }
        return tags;
    }

    private static Tag tag(DeveloperMetadata data) {
        DeveloperMetadataLocation location =
                data.getLocation() == null ? new DeveloperMetadataLocation() : data.getLocation();
        String value = data.getMetadataValue() == null ? "" : data.getMetadataValue();
        DimensionRange range = location.getDimensionRange();
        if (range != null) {
            return new Tag(
                    data.getMetadataId(),
                    data.getMetadataKey(),
                    value,
                    "COLUMNS".equals(range.getDimension()) ? TagPlace.COLUMN : TagPlace.ROW,
                    zero(range.getSheetId()),
                    zero(range.getStartIndex()));
        }
        boolean whole = Boolean.TRUE.equals(location.getSpreadsheet());
        return new Tag(
                data.getMetadataId(),
                data.getMetadataKey(),
                value,
                whole ? TagPlace.SPREADSHEET : TagPlace.SHEET,
                zero(location.getSheetId()),
                0);
    }

    static GridView view(Spreadsheet answer) {
        GridView view = new GridView();
        for (Sheet sheet : list(answer.getSheets())) {
            SheetInfo info = info(sheet);
            view.add(info);
            for (GridData data : list(sheet.getData())) {
                add(view, info.sheetId(), data);
            }
        }
        return view;
    }

    private static void add(GridView view, int sheetId, GridData data) {
        int row = zero(data.getStartRow());
        for (RowData rowData : list(data.getRowData())) {
            int column = zero(data.getStartColumn());
            for (CellData cell : list(rowData.getValues())) {
                CellRead read = read(cell.getUserEnteredValue());
                if (!read.isBlank()) {
                    view.put(sheetId, row, column, read);
                }
                column++;
            }
            row++;
        }
    }

    private static CellRead read(@Nullable ExtendedValue value) {
        if (value == null) {
            return CellRead.EMPTY;
        }
        if (value.getStringValue() != null) {
            return CellRead.of(CellValue.text(value.getStringValue()));
        }
        if (value.getNumberValue() != null) {
            return CellRead.of(CellValue.number(value.getNumberValue()));
        }
        if (value.getBoolValue() != null) {
            return CellRead.of(CellValue.bool(value.getBoolValue()));
        }
        return value.getFormulaValue() == null && value.getErrorValue() == null ? CellRead.EMPTY : CellRead.FORMULA;
    }

    private static int zero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    private static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
