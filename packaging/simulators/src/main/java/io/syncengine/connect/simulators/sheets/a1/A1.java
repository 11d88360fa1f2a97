// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.a1;

import io.syncengine.connect.simulators.sheets.grid.Box;
import io.syncengine.connect.simulators.sheets.grid.GridRange;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import io.syncengine.connect.simulators.sheets.grid.Workbook;
import io.syncengine.connect.simulators.sheets.message.ApiException;
import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A1 notation. */
public final class A1 {
    private static final Pattern CORNERS =
            Pattern.compile("\\$?([A-Za-z]{1,3})?\\$?([1-9]\\d{0,7})?(:\\$?([A-Za-z]{1,3})?\\$?([1-9]\\d{0,7})?)?");
    private static final Pattern CELL = Pattern.compile("[A-Za-z]{1,3}\\d+|[Rr]\\d*[Cc]\\d*");

    private A1() {}

    /**
     * The range that a text names.
     *
     * @throws ApiException when it names none
     */
    public static GridRange parse(Workbook workbook, String text) {
        int mark = text.lastIndexOf('!');
        boolean isQuoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
        if (mark < 0 || isQuoted) {
            GridRange inFirst =
                    isQuoted ? null : corners(text, firstVisible(workbook).id());
            if (inFirst != null) {
                return inFirst;
            }
            return GridRange.of(
                    named(workbook, text).orElseThrow(() -> unparsable(text)).id());
        }
        Sheet sheet = named(workbook, text.substring(0, mark)).orElseThrow(() -> unparsable(text));
        GridRange range = corners(text.substring(mark + 1), sheet.id());
        if (range == null) {
            throw unparsable(text);
        }
        return range;
    }

    private static ApiException unparsable(String text) {
        return ApiException.invalid("Unable to parse range: " + text);
    }

    private static Sheet firstVisible(Workbook workbook) {
        return workbook.sheets().stream()
                .filter(sheet -> !sheet.isHidden())
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Sheet> named(Workbook workbook, String name) {
        boolean isQuoted = name.length() > 1 && name.startsWith("'") && name.endsWith("'");
        return workbook.sheet(isQuoted ? name.substring(1, name.length() - 1).replace("''", "'") : name);
    }

    /** Null when the text is no range within a sheet. */
    private static @Nullable GridRange corners(String text, int sheetId) {
        Matcher matcher = CORNERS.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        Integer column = columnOrNull(matcher.group(1));
        Integer row = rowOrNull(matcher.group(2));
        if (matcher.group(3) == null) {
            return column == null || row == null ? null : new GridRange(sheetId, row, row + 1, column, column + 1);
        }
        Integer otherColumn = columnOrNull(matcher.group(4));
        Integer otherRow = rowOrNull(matcher.group(5));
        if ((column == null && row == null) || (otherColumn == null && otherRow == null)) {
            return null;
        }
        return new GridRange(
                sheetId,
                least(row, otherRow),
                end(row, otherRow),
                least(column, otherColumn),
                end(column, otherColumn));
    }

    private static @Nullable Integer columnOrNull(@Nullable String letters) {
        return letters == null ? null : (Integer) column(letters);
    }

    private static @Nullable Integer rowOrNull(@Nullable String digits) {
        return digits == null ? null : (Integer) (Integer.parseInt(digits) - 1);
    }

    private static @Nullable Integer least(@Nullable Integer one, @Nullable Integer other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.min(one, other);
    }

    /** Open where only one of the two is given, as in {@code A1:A}. */
    private static @Nullable Integer end(@Nullable Integer one, @Nullable Integer other) {
        return one == null || other == null ? null : (Integer) (Math.max(one, other) + 1);
    }

    /** A range that the grid has, as the API echoes it: {@code 'My sheet'!A1:C3}. */
    public static String of(Sheet sheet, Box box) {
        String first = cell(box.fromRow(), box.fromColumn());
        boolean isOne = box.rows() <= 1 && box.columns() <= 1;
        String rest = isOne ? "" : ":" + cell(box.toRow() - 1, box.toColumn() - 1);
        return quoted(sheet.title()) + "!" + first + rest;
    }

    /** Such as {@code B7}. */
    public static String cell(int row, int column) {
        return letters(column) + (row + 1);
    }

    /** Letters of a column that is counted from 0. */
    public static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    /** Column, counted from 0, of letters. */
    public static int column(String letters) {
        int column = 0;
        for (char letter : letters.toUpperCase(Locale.ROOT).toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        return column - 1;
    }

    /** A title as it stands before an exclamation mark. */
    public static String quoted(String title) {
        boolean isPlain = !title.isEmpty()
                && title.chars().allMatch(letter -> Character.isLetterOrDigit(letter) || letter == '_')
                && !Character.isDigit(title.charAt(0))
                && !CELL.matcher(title).matches();
        return isPlain ? title : "'" + title.replace("'", "''") + "'";
    }

    /**
     * The part of the grid that a range covers, for reading: ends are cut to the grid.
     *
     * @throws ApiException when it begins beyond the grid
     */
    public static Box readable(Sheet sheet, GridRange range) {
        Box box = range.on(sheet);
        if (box.fromRow() >= sheet.rowCount() || box.fromColumn() >= sheet.columnCount()) {
            throw exceeds(sheet, range);
        }
        return box;
    }

    /**
     * The part of the grid that a range covers, for writing.
     *
     * @throws ApiException when it is not all in the grid
     */
    public static Box writable(Sheet sheet, GridRange range) {
        if (range.exceeds(sheet)) {
            throw exceeds(sheet, range);
        }
        return range.on(sheet);
    }

    private static ApiException exceeds(Sheet sheet, GridRange range) {
        Integer endRow = range.endRow();
        Integer endColumn = range.endColumn();
        Box box = range.on(sheet);
        Box asked = new Box(
                box.fromRow(),
                endRow == null ? Math.max(box.toRow(), box.fromRow() + 1) : endRow,
                box.fromColumn(),
                endColumn == null ? Math.max(box.toColumn(), box.fromColumn() + 1) : endColumn);
        return ApiException.invalid("Range (" + of(sheet, asked) + ") exceeds grid limits. Max rows: "
                + sheet.rowCount() + ", max columns: " + sheet.columnCount());
    }
}
