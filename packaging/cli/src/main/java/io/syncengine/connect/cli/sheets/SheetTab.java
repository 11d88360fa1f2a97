// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.sheets;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A tab that the sink has made or adopted. What is whose is told by tags, not by titles or headers, which people change.
 *
 * @param sheetId id of its sheet
 * @param title what people call it
 * @param stream whose rows it has; one that begins with a star is the sink's own
 * @param header index of the header's row; -1 if somebody has deleted it
 * @param columns index by field of the sink's columns
 * @param rows number of its rows, empty ones included
 * @param width number of its columns, those of people included
 */
record SheetTab(
        int sheetId, String title, String stream, int header, Map<String, Integer> columns, int rows, int width) {

    /** On a sheet; its value is the stream. */
    static final String TAB = "ssync.tab";

    /** On the row of a header. */
    static final String HEADER = "ssync.head";

    /** On a column; its value is the field. */
    static final String COLUMN = "ssync.col";

    static final List<String> KEYS = List.of(TAB, HEADER, COLUMN);

    /** Rows of deletions that are remembered, in a hidden tab. */
    static final String MEMORY = "*deleted";

    /** A row for each stream, which the sink keeps up to date by itself. */
    static final String OVERVIEW = "*overview";

    SheetTab {
        columns = Map.copyOf(columns);
    }

    /**
     * Finds them, in the order of the sheets.
     *
     * @param description of the spreadsheet
     * @param tags of the three keys
     */
    static List<SheetTab> find(JsonNode description, JsonNode tags) {
        Map<Integer, String> streams = new HashMap<>();
        Map<Integer, Integer> headers = new HashMap<>();
        Map<Integer, Map<String, Integer>> columns = new HashMap<>();
        for (JsonNode match : tags) {
            JsonNode tag = match.path("developerMetadata");
            JsonNode line = tag.at("/location/dimensionRange");
            // Zero is left out of answers.
            int index = line.path("startIndex").asInt(0);
            switch (tag.path("metadataKey").asText()) {
                case TAB ->
                    streams.putIfAbsent(
                            tag.at("/location/sheetId").asInt(0),
                            tag.path("metadataValue").asText());
                case HEADER -> headers.putIfAbsent(line.path("sheetId").asInt(0), index);
                case COLUMN ->
                    columns.computeIfAbsent(line.path("sheetId").asInt(0), sheet -> new HashMap<>())
                            .putIfAbsent(tag.path("metadataValue").asText(), index);
                default -> {
                    // Not about tabs.
                }
            }
        }
        List<SheetTab> tabs = new ArrayList<>();
        for (JsonNode sheet : description.path("sheets")) {
            JsonNode properties = sheet.path("properties");
            int id = properties.path("sheetId").asInt(0);
            String stream = streams.get(id);
            if (stream != null) {
                tabs.add(new SheetTab(
                        id,
                        properties.path("title").asText(),
                        stream,
                        headers.getOrDefault(id, -1),
                        columns.getOrDefault(id, Map.of()),
                        properties.at("/gridProperties/rowCount").asInt(0),
                        properties.at("/gridProperties/columnCount").asInt(0)));
            }
        }
        return tabs;
    }

    /** Whether its rows can be told from those of people: by the version that the sink gives each. */
    boolean isTold() {
        return columns.containsKey(versionField());
    }

    String versionField() {
        return stream.equals(MEMORY) ? "version" : "_updated_at";
    }
}
