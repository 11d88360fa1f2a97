// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.sheets;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Cells of some ranges, as far as there is something in them. Answers leave out what is empty at the end of a row. */
final class Cells {

    private record Place(int sheetId, int row, int column) {}

    private final Map<Place, JsonNode> values = new HashMap<>();
    private final Set<Place> notes = new HashSet<>();

    /** Takes over what was read of values, or of notes. */
    void add(JsonNode sheets) {
        for (JsonNode sheet : sheets) {
            int sheetId = sheet.at("/properties/sheetId").asInt(0);
            for (JsonNode data : sheet.path("data")) {
                int row = data.path("startRow").asInt(0);
                int first = data.path("startColumn").asInt(0);
                for (JsonNode cells : data.path("rowData")) {
                    int column = first;
                    for (JsonNode cell : cells.path("values")) {
                        add(new Place(sheetId, row, column), cell);
                        column++;
                    }
                    row++;
                }
            }
        }
    }

    private void add(Place place, JsonNode cell) {
        JsonNode value = cell.path("userEnteredValue");
        if (!value.isEmpty() && !value.path("stringValue").asText("-").isEmpty()) {
            values.put(place, value);
        }
        if (!cell.path("note").asText("").isEmpty()) {
            notes.add(place);
        }
    }

    boolean isBlank(int sheetId, int row, int column) {
        return !values.containsKey(new Place(sheetId, row, column));
    }

    boolean hasNote(int sheetId, int row, int column) {
        return notes.contains(new Place(sheetId, row, column));
    }

    /** Whether it holds a formula, which the sink never writes. */
    boolean isComputed(int sheetId, int row, int column) {
        JsonNode value = values.get(new Place(sheetId, row, column));
        return value != null && value.has("formulaValue");
    }

    /** Whether it holds a moment, in a form in which the sink writes versions. */
    boolean isMoment(int sheetId, int row, int column) {
        JsonNode value = values.get(new Place(sheetId, row, column));
        if (value == null) {
            return false;
        }
        if (value.has("numberValue")) {
            return value.path("numberValue").asDouble() >= 0;
        }
        try {
            return OffsetDateTime.parse(value.path("stringValue").asText()).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
