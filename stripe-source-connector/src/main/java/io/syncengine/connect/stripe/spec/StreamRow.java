// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of a stream beyond the API description: a row of {@code stream-table.txt}, which explains the columns.
 *
 * @param rangeField null: the list is read front to back
 */
record StreamRow(
        String name,
        String alias,
        String path,
        StreamClass streamClass,
        @Nullable String rangeField,
        int weight,
        Map<String, String> fixedParameters) {

    private static final String NONE = "-";
    private static final int COLUMNS = 7;

    StreamRow {
        fixedParameters = Map.copyOf(fixedParameters);
    }

    static StreamRow parse(List<String> cells) {
        if (cells.size() < COLUMNS) {
            throw new IllegalArgumentException("a row has at least " + COLUMNS + " columns: " + cells);
        }
        String range = cells.get(4);
        return new StreamRow(
                cells.get(0),
                cells.get(1),
                cells.get(2),
                StreamClass.valueOf(cells.get(3)),
                range.equals(NONE) ? null : range,
                Integer.parseInt(cells.get(5)),
                parameters(cells.get(6)));
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!text.equals(NONE)) {
            for (String pair : text.split("&", -1)) {
                int equals = pair.indexOf('=');
                parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return parameters;
    }
}
