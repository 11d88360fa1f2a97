// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a stream beyond the API description: a row of {@code stream-table.txt} or {@code child-table.txt},
 * which explain the columns.
 *
 * @param exhaustive whether the list hides no rows; of a child: that of one parent
 * @param rangeField null: the list is read front to back
 */
record StreamRow(
        String name,
        String alias,
        String path,
        StreamClass streamClass,
        @Nullable ParentLink parent,
        @Nullable String rangeField,
        int weight,
        boolean exhaustive,
        Map<String, String> fixedParameters) {

    private static final String NONE = "-";
    private static final String NOTHING = "nothing";
    private static final String AND = " and ";
    private static final String APPEND = "append";
    private static final String QUALIFIED = "qualified";
    private static final int COLUMNS = 9;
    private static final int CHILD_COLUMNS = 12;

    StreamRow {
        fixedParameters = Map.copyOf(fixedParameters);
    }

    /** A row of {@code stream-table.txt}. */
    static StreamRow parse(List<String> cells) {
        checkColumns(cells, COLUMNS);
        return new StreamRow(
                cells.get(0),
                cells.get(1),
                cells.get(2),
                StreamClass.valueOf(cells.get(3)),
                null,
                optional(cells.get(4)),
                Integer.parseInt(cells.get(5)),
                cells.get(6).equals(NOTHING),
                parameters(cells.get(7)));
    }

    /** A row of {@code child-table.txt}. */
    static StreamRow parseChild(List<String> cells) {
        checkColumns(cells, CHILD_COLUMNS);
        Set<String> traits = traits(cells.get(7));
        return new StreamRow(
                cells.get(0),
                cells.get(1),
                cells.get(4),
                StreamClass.F,
                new ParentLink(
                        cells.get(2),
                        ParentLink.Form.valueOf(cells.get(3)),
                        optional(cells.get(5)),
                        optional(cells.get(6)),
                        traits.contains(APPEND),
                        traits.contains(QUALIFIED),
                        optional(cells.get(8).split(AND, -1)[0]),
                        told(cells.get(8))),
                null,
                Integer.parseInt(cells.get(9)),
                cells.get(10).equals(NOTHING),
                Map.of());
    }

    private static void checkColumns(List<String> cells, int columns) {
        if (cells.size() != columns) {
            throw new IllegalArgumentException("a row has " + columns + " columns: " + cells);
        }
    }

    private static @Nullable String optional(String cell) {
        return cell.equals(NONE) ? null : cell;
    }

    private static @Nullable String told(String cell) {
        int and = cell.indexOf(AND);
        return and < 0 ? null : cell.substring(and + AND.length());
    }

    private static Set<String> traits(String cell) {
        Set<String> traits = cell.equals(NONE) ? Set.of() : Set.of(cell.split(" ", -1));
        if (!Set.of(APPEND, QUALIFIED).containsAll(traits)) {
            throw new IllegalArgumentException("'" + cell + "' names more than " + APPEND + " and " + QUALIFIED);
        }
        return traits;
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
