// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.sheets.filter.Ranges;
import io.syncengine.connect.simulators.sheets.formula.Calculator;
import io.syncengine.connect.simulators.sheets.grid.Box;
import io.syncengine.connect.simulators.sheets.grid.GridRange;
import io.syncengine.connect.simulators.sheets.grid.Row;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import io.syncengine.connect.simulators.sheets.message.ApiException;
import io.syncengine.connect.simulators.sheets.message.Fields;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sorts the rows of a range: cells move, rows with what is on them stay. */
final class SortRequest {
    private final Change change;

    private SortRequest(Change change) {
        this.change = change;
    }

    static void add(Map<String, BatchUpdate.Handler> handlers, Change change) {
        handlers.put("sortRange", new SortRequest(change)::sort);
    }

    private ObjectNode sort(ObjectNode request) {
        GridRange range = Ranges.grid(Fields.object(request, "range"));
        Sheet sheet = change.sheet(range.sheetId());
        Box box = change.writable(sheet, range);
        JsonNode specs = request.path("sortSpecs");
        if (specs.isEmpty()) {
            throw ApiException.invalid("Must specify at least one sort spec.");
        }
        Comparator<Integer> order = order(sheet, box, specs);
        List<Integer> indexes = new ArrayList<>();
        for (int index = box.fromRow(); index < box.toRow(); index++) {
            indexes.add(index);
        }
        List<Row> old = indexes.stream().map(sheet::row).toList();
        indexes.sort(order);
        for (int i = 0; i < indexes.size(); i++) {
            Row source = old.get(indexes.get(i) - box.fromRow());
            int shift = box.fromRow() + i - indexes.get(i);
            Row target = old.get(i);
            sheet.row(
                    box.fromRow() + i,
                    target.with(
                            box.fromColumn(),
                            box.toColumn(),
                            column -> CellMoves.copied(source.cell(column), shift, 0)));
        }
        return BatchUpdate.nothing();
    }

    private Comparator<Integer> order(Sheet sheet, Box box, JsonNode specs) {
        Calculator calculator = new Calculator(change.draft());
        Comparator<Integer> order = Comparator.comparing(index -> 0);
        for (JsonNode spec : specs) {
            int column = Fields.number(spec, "dimensionIndex");
            if (column < box.fromColumn() || column >= box.toColumn()) {
                throw ApiException.invalid("sortSpecs.dimensionIndex[" + column + "] must be within the range");
            }
            boolean isDown = Fields.text(spec, "sortOrder").equals("DESCENDING");
            Map<Integer, Object> values = new HashMap<>();
            for (int row = box.fromRow(); row < box.toRow(); row++) {
                Object value = calculator.value(sheet, row, column);
                if (value != null) {
                    values.put(row, value);
                }
            }
            order = order.thenComparing((one, other) -> compare(values.get(one), values.get(other), isDown));
        }
        return order;
    }

    /** Numbers, texts, flags, errors; nothing comes last in both directions. */
    private static int compare(@Nullable Object one, @Nullable Object other, boolean isDown) {
        if (one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        int order = Integer.compare(rank(one), rank(other));
        if (order == 0) {
            if (one instanceof Double a && other instanceof Double b) {
                order = Double.compare(a, b);
            } else if (one instanceof Boolean a && other instanceof Boolean b) {
                order = Boolean.compare(a, b);
            } else if (one instanceof String a && other instanceof String b) {
                order = a.toLowerCase(Locale.ROOT).compareTo(b.toLowerCase(Locale.ROOT));
            }
        }
        return isDown ? -order : order;
    }

    private static int rank(Object value) {
        if (value instanceof Double) {
            return 0;
        }
        if (value instanceof String) {
            return 1;
        }
        return value instanceof Boolean ? 2 : 3;
    }
}
