// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.formula;

import io.syncengine.connect.simulators.sheets.a1.A1;
import io.syncengine.connect.simulators.sheets.grid.Dimension;
import io.syncengine.connect.simulators.sheets.grid.Formula;
import io.syncengine.connect.simulators.sheets.grid.Reindex;
import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** References of formulas, which follow what they refer to. */
public final class References {
    /** A reference with the title of its sheet, one or both ends. */
    static final Pattern FORM = Pattern.compile("(?:('(?:[^']|'')+'|[\\p{L}_][\\p{L}\\p{N}_]*)!)?"
            + "(\\$?[A-Za-z]{1,3}\\$?\\d+|\\$?[A-Za-z]{1,3}(?=:)|\\$?\\d+(?=:))"
            + "(?::(\\$?[A-Za-z]{1,3}\\$?\\d+|\\$?[A-Za-z]{1,3}|\\$?\\d+))?(?![A-Za-z0-9(])");

    private static final String LOST = "#REF!";

    private References() {}

    /** Title of a sheet as it stands in a reference, without quotes. Null stays null. */
    static @Nullable String title(@Nullable String quoted) {
        return quoted != null && quoted.startsWith("'")
                ? quoted.substring(1, quoted.length() - 1).replace("''", "'")
                : quoted;
    }

    /** A formula as it is in a copy so many rows and columns further: what has no dollar sign moves along. */
    public static Formula copied(Formula formula, int rows, int columns) {
        return replaced(formula, reference -> {
            String from = copied(Reference.of(reference.group(2)), rows, columns);
            String to = reference.group(3) == null ? "" : ":" + copied(Reference.of(reference.group(3)), rows, columns);
            return from.equals(LOST) || to.equals(":" + LOST) ? LOST : prefix(reference) + from + to;
        });
    }

    private static String copied(Reference end, int rows, int columns) {
        int row = end.isFixedRow() || end.isOpenRow() ? end.row() : end.row() + rows;
        int column = end.isFixedColumn() || end.isOpenColumn() ? end.column() : end.column() + columns;
        boolean isLost = (!end.isOpenRow() && row < 0) || (!end.isOpenColumn() && column < 0);
        return isLost ? LOST : new Reference(column, row, end.isFixedColumn(), end.isFixedRow()).toString();
    }

    /**
     * A formula after rows or columns of a sheet have come, gone or moved.
     *
     * @param title of that sheet
     * @param isOwn whether the formula is on it
     */
    public static Formula after(Formula formula, String title, boolean isOwn, Dimension dimension, Reindex reindex) {
        return replaced(formula, reference -> {
            String named = title(reference.group(1));
            if (named == null ? !isOwn : !named.equalsIgnoreCase(title)) {
                return reference.group();
            }
            Reference from = Reference.of(reference.group(2));
            Reference to = reference.group(3) == null ? from : Reference.of(reference.group(3));
            int first = index(from, dimension);
            int last = index(to, dimension);
            if (first < 0 || last < first) {
                return reference.group();
            }
            Reindex.Stretch stretch = reindex.of(first, last + 1);
            if (stretch.isNothing()) {
                return LOST;
            }
            String end = reference.group(3) == null ? "" : ":" + at(to, dimension, stretch.to() - 1);
            return prefix(reference) + at(from, dimension, stretch.from()) + end;
        });
    }

    private static int index(Reference end, Dimension dimension) {
        return dimension == Dimension.ROWS ? end.row() : end.column();
    }

    private static Reference at(Reference end, Dimension dimension, int index) {
        return dimension == Dimension.ROWS
                ? new Reference(end.column(), index, end.isFixedColumn(), end.isFixedRow())
                : new Reference(index, end.row(), end.isFixedColumn(), end.isFixedRow());
    }

    /** A formula after a sheet has got another title. */
    public static Formula renamed(Formula formula, String old, String title) {
        return replaced(formula, reference -> {
            String named = title(reference.group(1));
            return named != null && named.equalsIgnoreCase(old)
                    ? A1.quoted(title) + reference.group().substring(reference.end(1) - reference.start())
                    : reference.group();
        });
    }

    private static String prefix(Matcher reference) {
        return reference.group(1) == null ? "" : reference.group(1) + "!";
    }

    private static Formula replaced(Formula formula, Replacement replacement) {
        String text = formula.text();
        StringBuilder replaced = new StringBuilder();
        Matcher reference = FORM.matcher(text).useTransparentBounds(true);
        int at = 0;
        boolean isText = false;
        while (at < text.length()) {
            char letter = text.charAt(at);
            if (letter == '"') {
                isText = !isText;
            }
            boolean isWithinWord =
                    at > 0 && (Character.isLetterOrDigit(text.charAt(at - 1)) || text.charAt(at - 1) == '.');
            if (!isText && !isWithinWord && reference.region(at, text.length()).lookingAt()) {
                replaced.append(replacement.of(reference));
                at = reference.end();
            } else {
                replaced.append(letter);
                at++;
            }
        }
        String result = replaced.toString();
        return result.equals(text) ? formula : new Formula(result);
    }

    /** What stands for a reference. */
    private interface Replacement {
        String of(Matcher reference);
    }
}
