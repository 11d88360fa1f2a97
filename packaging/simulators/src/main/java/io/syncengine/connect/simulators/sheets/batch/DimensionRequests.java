// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.sheets.filter.Ranges;
import io.syncengine.connect.simulators.sheets.grid.Dimension;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import io.syncengine.connect.simulators.sheets.message.ApiException;
import io.syncengine.connect.simulators.sheets.message.Fields;

import java.util.Map;

/** Requests that add, remove and move rows and columns. */
final class DimensionRequests {
    private static final String RANGE = "range";

    private final Change change;

    private DimensionRequests(Change change) {
        this.change = change;
    }

    static void add(Map<String, BatchUpdate.Handler> handlers, Change change) {
        DimensionRequests requests = new DimensionRequests(change);
        handlers.put("appendDimension", requests::append);
        handlers.put("insertDimension", requests::insert);
        handlers.put("deleteDimension", requests::delete);
        handlers.put("moveDimension", requests::move);
        handlers.put("autoResizeDimensions", requests::autoResize);
    }

    private ObjectNode append(ObjectNode request) {
        Sheet sheet = change.sheet(Fields.number(request, "sheetId"));
        Dimension dimension = Ranges.dimension(Fields.text(request, "dimension"));
        int length = Fields.number(request, "length");
        if (length < 1) {
            throw ApiException.invalid("length must be greater than 0: " + length);
        }
        change.insert(sheet, dimension, sheet.count(dimension), length, -1);
        return BatchUpdate.nothing();
    }

    private ObjectNode insert(ObjectNode request) {
        Ranges.LineRange range = Ranges.lines(Fields.object(request, RANGE));
        Sheet sheet = change.sheet(range.sheetId());
        Integer end = range.end();
        if (end == null) {
            throw ApiException.invalid("range.endIndex must be specified.");
        }
        boolean isLikeBefore = Fields.flag(request, "inheritFromBefore");
        if (isLikeBefore && range.start() == 0) {
            throw ApiException.invalid("inheritFromBefore cannot be true when range.startIndex is 0.");
        }
        // There is always a row or column to inherit from, so nothing can be inserted at the end.
        if (range.start() >= sheet.count(range.dimension())) {
            throw ApiException.invalid("range.startIndex[" + range.start() + "] must be less than the number of "
                    + range.dimension().noun() + "s[" + sheet.count(range.dimension()) + "]");
        }
        change.insert(
                sheet,
                range.dimension(),
                range.start(),
                end - range.start(),
                isLikeBefore ? range.start() - 1 : range.start());
        return BatchUpdate.nothing();
    }

    private ObjectNode delete(ObjectNode request) {
        Ranges.LineRange range = Ranges.lines(Fields.object(request, RANGE));
        Sheet sheet = change.sheet(range.sheetId());
        Dimension dimension = range.dimension();
        int count = sheet.count(dimension);
        Integer end = range.end();
        int to = end == null ? count : end;
        if (to > count || range.start() >= count) {
            throw ApiException.invalid("Cannot delete a " + dimension.noun() + " that doesn't exist. Tried to delete "
                    + dimension.noun() + " index " + (Math.max(to, range.start() + 1) - 1) + " but there are only "
                    + count + " " + dimension.noun() + "s.");
        }
        if (to - range.start() == count) {
            throw ApiException.invalid("You can't delete all the " + dimension.noun() + "s on the sheet.");
        }
        int frozen = sheet.frozen(dimension);
        if (frozen > 0 && range.start() <= frozen && to == count) {
            throw ApiException.invalid("Sorry, it is not possible to delete all non-frozen " + dimension.noun() + "s.");
        }
        change.delete(sheet, dimension, range.start(), to);
        return BatchUpdate.nothing();
    }

    private ObjectNode move(ObjectNode request) {
        Ranges.LineRange range = Ranges.lines(Fields.object(request, "source"));
        Sheet sheet = change.sheet(range.sheetId());
        int count = sheet.count(range.dimension());
        Integer end = range.end();
        int to = end == null ? count : end;
        int destination = Fields.number(request, "destinationIndex");
        if (to > count || range.start() >= count) {
            throw ApiException.invalid("Cannot move a " + range.dimension().noun() + " that doesn't exist.");
        }
        if (destination < 0 || destination > count) {
            throw ApiException.invalid("destinationIndex[" + destination + "] must be from 0 to " + count);
        }
        if (destination > range.start() && destination < to) {
            throw ApiException.invalid("destinationIndex[" + destination + "] is within the source");
        }
        if (destination != range.start() && destination != to) {
            change.move(sheet, range.dimension(), range.start(), to, destination);
        }
        return BatchUpdate.nothing();
    }

    /** Widths are not kept. */
    private ObjectNode autoResize(ObjectNode request) {
        change.sheet(Ranges.lines(Fields.object(request, "dimensions")).sheetId());
        return BatchUpdate.nothing();
    }
}
