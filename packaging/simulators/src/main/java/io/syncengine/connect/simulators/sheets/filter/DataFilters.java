// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.sheets.a1.A1;
import io.syncengine.connect.simulators.sheets.grid.GridRange;
import io.syncengine.connect.simulators.sheets.grid.Metadata;
import io.syncengine.connect.simulators.sheets.grid.Workbook;
import io.syncengine.connect.simulators.sheets.message.ApiException;
import io.syncengine.connect.simulators.sheets.message.Fields;

import java.util.List;

/** What a DataFilter picks. */
public final class DataFilters {
    private final Workbook workbook;
    private final String project;

    /** @param project that asks */
    public DataFilters(Workbook workbook, String project) {
        this.workbook = workbook;
        this.project = project;
    }

    /**
     * Ranges that a filter picks; by metadata, the rows, columns and sheets that it is on.
     *
     * @throws ApiException when it names something that there is not
     */
    public List<GridRange> ranges(JsonNode filter) {
        if (filter.has("gridRange")) {
            GridRange range = Ranges.grid(Fields.object(filter, "gridRange"));
            Ranges.sheet(workbook, range.sheetId());
            return List.of(range);
        }
        if (filter.has("a1Range")) {
            return List.of(A1.parse(workbook, Fields.text(filter, "a1Range")));
        }
        return metadata(filter).stream()
                .flatMap(entry -> ranges(entry.place()).stream())
                .toList();
    }

    private List<GridRange> ranges(Metadata.Place place) {
        if (place instanceof Metadata.OnSheet sheet) {
            return List.of(GridRange.of(sheet.sheetId()));
        }
        if (place instanceof Metadata.OnLine line) {
            return List.of(
                    new Ranges.LineRange(line.sheetId(), line.dimension(), line.index(), line.index() + 1).grid());
        }
        return workbook.sheets().stream().map(sheet -> GridRange.of(sheet.id())).toList();
    }

    /**
     * Metadata that a filter picks: by a lookup, or what lies in a range.
     *
     * @throws ApiException when it names something that there is not
     */
    public List<Metadata> metadata(JsonNode filter) {
        if (filter.has("developerMetadataLookup")) {
            ObjectNode lookup = Fields.object(filter, "developerMetadataLookup");
            MetadataLookup asked = new MetadataLookup(lookup);
            return workbook.metadata().stream()
                    .filter(entry -> asked.fits(entry, project))
                    .toList();
        }
        if (!filter.has("gridRange") && !filter.has("a1Range")) {
            throw ApiException.invalid("Data filter must be specified.");
        }
        List<GridRange> ranges = ranges(filter);
        return workbook.metadata().stream()
                .filter(entry ->
                        entry.isSeenBy(project) && ranges.stream().anyMatch(range -> isIn(range, entry.place())))
                .toList();
    }

    private boolean isIn(GridRange range, Metadata.Place place) {
        return ranges(place).stream()
                .anyMatch(other -> other.sheetId() == range.sheetId()
                        && workbook.sheet(range.sheetId())
                                .map(sheet -> range.on(sheet).intersects(other.on(sheet)))
                                .orElse(false));
    }
}
