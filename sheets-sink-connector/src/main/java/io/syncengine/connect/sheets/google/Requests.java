// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.google;

import com.google.api.services.sheets.v4.model.AddProtectedRangeRequest;
import com.google.api.services.sheets.v4.model.AddSheetRequest;
import com.google.api.services.sheets.v4.model.AppendDimensionRequest;
import com.google.api.services.sheets.v4.model.CellData;
import com.google.api.services.sheets.v4.model.CellFormat;
import com.google.api.services.sheets.v4.model.CreateDeveloperMetadataRequest;
import com.google.api.services.sheets.v4.model.DataFilter;
import com.google.api.services.sheets.v4.model.DeleteDeveloperMetadataRequest;
import com.google.api.services.sheets.v4.model.DeleteDimensionRequest;
import com.google.api.services.sheets.v4.model.DeveloperMetadata;
import com.google.api.services.sheets.v4.model.DeveloperMetadataLocation;
import com.google.api.services.sheets.v4.model.DeveloperMetadataLookup;
import com.google.api.services.sheets.v4.model.DimensionRange;
import com.google.api.services.sheets.v4.model.Editors;
import com.google.api.services.sheets.v4.model.ExtendedValue;
import com.google.api.services.sheets.v4.model.GridCoordinate;
import com.google.api.services.sheets.v4.model.GridProperties;
import com.google.api.services.sheets.v4.model.InsertDimensionRequest;
import com.google.api.services.sheets.v4.model.NumberFormat;
import com.google.api.services.sheets.v4.model.ProtectedRange;
import com.google.api.services.sheets.v4.model.RepeatCellRequest;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.RowData;
import com.google.api.services.sheets.v4.model.SheetProperties;
import com.google.api.services.sheets.v4.model.TextFormat;
import com.google.api.services.sheets.v4.model.UpdateCellsRequest;
import io.syncengine.connect.sheets.grid.Change;
import io.syncengine.connect.sheets.grid.GridRange;
import io.syncengine.connect.sheets.grid.SerialTime;
import io.syncengine.connect.sheets.grid.TagPlace;
import io.syncengine.connect.sheets.row.CellValue;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Changes as Google's requests. No list here ever holds a null: the client drops those, and later cells move left. */
final class Requests {

    private static final String VALUES = "userEnteredValue";

    private final ZoneId zone;

    /** @param zone of the spreadsheet, by which it shows times */
    Requests(ZoneId zone) {
        this.zone = zone;
    }

    Request of(Change change) {
        if (change instanceof Change.WriteCells write) {
            return cells(write);
        }
        if (change instanceof Change.PutTag tag) {
            return tag(tag);
        }
        if (change instanceof Change.DropTag drop) {
            return new Request()
                    .setDeleteDeveloperMetadata(new DeleteDeveloperMetadataRequest()
                            .setDataFilter(new DataFilter()
                                    .setDeveloperMetadataLookup(
                                            new DeveloperMetadataLookup().setMetadataId(drop.id()))));
        }
        return change instanceof Change.AddSheet
                        || change instanceof Change.AppendColumns
                        || change instanceof Change.InsertColumns
                        || change instanceof Change.AppendRows
                        || change instanceof Change.InsertRows
                        || change instanceof Change.DeleteRows
                ? shape(change)
                : look(change);
    }

    private static Request shape(Change change) {
        Request request = new Request();
        if (change instanceof Change.AddSheet add) {
            request.setAddSheet(new AddSheetRequest()
                    .setProperties(new SheetProperties()
                            .setSheetId(add.sheetId())
                            .setTitle(add.title())
                            .setHidden(add.hidden())
                            .setGridProperties(new GridProperties()
                                    .setRowCount(add.rows())
                                    .setColumnCount(add.columns())
                                    .setFrozenRowCount(1))));
        } else if (change instanceof Change.AppendColumns append) {
            request.setAppendDimension(append(append.sheetId(), "COLUMNS", append.count()));
        } else if (change instanceof Change.InsertColumns insert) {
            request.setInsertDimension(new InsertDimensionRequest()
                    .setRange(lines(insert.sheetId(), "COLUMNS", insert.start(), insert.count()))
                    .setInheritFromBefore(false));
        } else if (change instanceof Change.AppendRows append) {
            request.setAppendDimension(append(append.sheetId(), "ROWS", append.count()));
        } else if (change instanceof Change.InsertRows insert) {
            request.setInsertDimension(new InsertDimensionRequest()
                    .setRange(lines(insert.sheetId(), "ROWS", insert.start(), insert.count()))
                    .setInheritFromBefore(insert.likeBefore()));
        } else if (change instanceof Change.DeleteRows delete) {
            request.setDeleteDimension(new DeleteDimensionRequest()
                    .setRange(lines(delete.sheetId(), "ROWS", delete.start(), delete.count())));
        }
        return request;
    }

    private static Request look(Change change) {
        Request request = new Request();
        if (change instanceof Change.Embolden bold) {
            request.setRepeatCell(new RepeatCellRequest()
                    .setRange(range(bold.range()))
                    .setCell(new CellData()
                            .setUserEnteredFormat(new CellFormat().setTextFormat(new TextFormat().setBold(true))))
                    .setFields("userEnteredFormat.textFormat.bold"));
        } else if (change instanceof Change.ShowTimes times) {
            request.setRepeatCell(new RepeatCellRequest()
                    .setRange(range(times.range()))
                    .setCell(new CellData()
                            .setUserEnteredFormat(new CellFormat()
                                    .setNumberFormat(new NumberFormat()
                                            .setType("DATE_TIME")
                                            .setPattern("yyyy-mm-dd hh:mm:ss"))))
                    .setFields("userEnteredFormat.numberFormat"));
        } else if (change instanceof Change.Protect protect) {
            ProtectedRange guarded = new ProtectedRange()
                    .setRange(range(protect.range()))
                    .setDescription(protect.description())
                    .setWarningOnly(!protect.lock());
            if (protect.lock()) {
                // Nobody is named, so that only the requesting account and the owner of the file may edit.
                guarded.setEditors(new Editors());
            }
            request.setAddProtectedRange(new AddProtectedRangeRequest().setProtectedRange(guarded));
        } else if (change instanceof Change.WriteNote note) {
            request.setUpdateCells(new UpdateCellsRequest()
                    .setStart(start(note.sheetId(), note.row(), note.column()))
                    .setRows(List.of(new RowData().setValues(List.of(new CellData().setNote(note.note())))))
                    .setFields("note"));
        }
        return request;
    }

    private static Request tag(Change.PutTag tag) {
        DeveloperMetadataLocation location = new DeveloperMetadataLocation();
        if (tag.place() == TagPlace.SPREADSHEET) {
            location.setSpreadsheet(true);
        } else if (tag.place() == TagPlace.SHEET) {
            location.setSheetId(tag.sheetId());
        } else {
            location.setDimensionRange(new DimensionRange()
                    .setSheetId(tag.sheetId())
                    .setDimension(tag.place() == TagPlace.ROW ? "ROWS" : "COLUMNS")
                    .setStartIndex(tag.index())
                    .setEndIndex(tag.index() + 1));
        }
        return new Request()
                .setCreateDeveloperMetadata(new CreateDeveloperMetadataRequest()
                        .setDeveloperMetadata(new DeveloperMetadata()
                                .setMetadataId(tag.id())
                                .setMetadataKey(tag.key())
                                .setMetadataValue(tag.value())
                                .setVisibility("DOCUMENT")
                                .setLocation(location)));
    }

    private Request cells(Change.WriteCells write) {
        List<RowData> rows = new ArrayList<>(write.rows().size());
        for (List<CellValue> row : write.rows()) {
            List<CellData> cells = new ArrayList<>(row.size());
            for (CellValue value : row) {
                cells.add(cell(value));
            }
            rows.add(new RowData().setValues(cells));
        }
        return new Request()
                .setUpdateCells(new UpdateCellsRequest()
                        .setStart(start(write.sheetId(), write.row(), write.column()))
                        .setRows(rows)
                        .setFields(VALUES));
    }

    /** An empty cell is {@code {}}, which clears it. */
    private CellData cell(CellValue value) {
        CellData cell = new CellData();
        if (value instanceof CellValue.Text text) {
            return cell.setUserEnteredValue(new ExtendedValue().setStringValue(text.text()));
        }
        if (value instanceof CellValue.Number number) {
            return cell.setUserEnteredValue(new ExtendedValue().setNumberValue(number.number()));
        }
        if (value instanceof CellValue.Bool bool) {
            return cell.setUserEnteredValue(new ExtendedValue().setBoolValue(bool.value()));
        }
        if (value instanceof CellValue.Moment moment) {
            return cell.setUserEnteredValue(new ExtendedValue().setNumberValue(SerialTime.days(moment.millis(), zone)));
        }
        return cell;
    }

    private static AppendDimensionRequest append(int sheetId, String dimension, int count) {
        return new AppendDimensionRequest()
                .setSheetId(sheetId)
                .setDimension(dimension)
                .setLength(count);
    }

    private static DimensionRange lines(int sheetId, String dimension, int start, int count) {
        return new DimensionRange()
                .setSheetId(sheetId)
                .setDimension(dimension)
                .setStartIndex(start)
                .setEndIndex(start + count);
    }

    private static GridCoordinate start(int sheetId, int row, int column) {
        return new GridCoordinate().setSheetId(sheetId).setRowIndex(row).setColumnIndex(column);
    }

    static com.google.api.services.sheets.v4.model.GridRange range(GridRange range) {
        return new com.google.api.services.sheets.v4.model.GridRange()
                .setSheetId(range.sheetId())
                .setStartRowIndex(range.startRow())
                .setEndRowIndex(range.endRow() == GridRange.OPEN ? null : range.endRow())
                .setStartColumnIndex(range.startColumn())
                .setEndColumnIndex(range.endColumn());
    }
}
