// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.view;

import io.syncengine.connect.simulators.sheets.a1.A1;
import io.syncengine.connect.simulators.sheets.formula.Calculator;
import io.syncengine.connect.simulators.sheets.grid.Cell;
import io.syncengine.connect.simulators.sheets.grid.Dimension;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import io.syncengine.connect.simulators.sheets.grid.Workbook;
import io.syncengine.connect.simulators.sheets.render.CellText;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The page of one tab. It follows the spreadsheet by itself. */
public final class SheetPage {
    /** Rows of a page; the next ones are a link away. */
    public static final int ROWS = 500;

    private static final int SAMPLE = 40;
    private static final int LONGEST_SHOWN = 300;
    private static final int WIDEST = 32;
    private static final String STYLE = Html.file("sheet.css");
    private static final String SCRIPT = Html.file("sheet.js");

    private final Workbook workbook;
    private final Sheet sheet;
    private final Calculator calculator;
    private final int from;
    private final StringBuilder page = new StringBuilder(64 * 1024);
    private final List<Integer> widths = new ArrayList<>();

    private SheetPage(Workbook workbook, Sheet sheet, int from) {
        this.workbook = workbook;
        this.sheet = sheet;
        this.from = from;
        calculator = new Calculator(workbook);
    }

    /**
     * The page.
     *
     * @param tab id of a sheet; null, or one that is hidden or gone: the first tab
     * @param from first row, counted from 0, apart from frozen ones
     */
    public static String of(Workbook workbook, @Nullable Integer tab, int from) {
        List<Sheet> visible =
                workbook.sheets().stream().filter(sheet -> !sheet.isHidden()).toList();
        Sheet sheet = visible.stream()
                .filter(one -> tab != null && one.id() == tab)
                .findFirst()
                .orElse(visible.get(0));
        return new SheetPage(workbook, sheet, Math.max(0, Math.min(from, sheet.rowCount() - 1))).html(visible);
    }

    private String html(List<Sheet> visible) {
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
                .append(Html.escape(workbook.title()))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n<body data-revision=\"")
                .append(workbook.revision())
                .append("\">\n<header><span class=\"icon\" aria-hidden=\"true\"></span><h1>")
                .append(Html.escape(workbook.title()))
                .append("</h1><span class=\"state\">")
                .append(String.format(
                        Locale.ROOT,
                        "%,d rows · revision %,d",
                        Math.max(0, sheet.usedRows() - frozen()),
                        workbook.revision()))
                .append("</span></header>\n<main>\n");
        grid();
        page.append("</main>\n<footer>\n");
        more();
        tabs(visible);
        page.append("</footer>\n<script>\n").append(SCRIPT).append("</script>\n</body>\n</html>\n");
        return page.toString();
    }

    private int frozen() {
        return sheet.frozen(Dimension.ROWS);
    }

    private void grid() {
        page.append("<table><colgroup><col class=\"numbers\">");
        for (int column = 0; column < sheet.columnCount(); column++) {
            widths.add(width(column));
            page.append("<col style=\"width:").append(widths.get(column)).append("px\">");
        }
        page.append("</colgroup>\n<thead>\n<tr class=\"letters\"><th></th>");
        for (int column = 0; column < sheet.columnCount(); column++) {
            page.append("<th>").append(A1.letters(column)).append("</th>");
        }
        page.append("</tr>\n");
        for (int row = 0; row < frozen(); row++) {
            row(row);
        }
        page.append("</thead>\n<tbody>\n");
        int first = Math.max(frozen(), from);
        for (int row = first; row < Math.min(first + ROWS, sheet.rowCount()); row++) {
            row(row);
        }
        page.append("</tbody></table>\n");
    }

    /** By the longest text of the first rows, but for those that have room beside them. */
    private int width(int column) {
        int longest = 6;
        int end = Math.min(sheet.usedRows(), SAMPLE);
        for (int row = 0; row < end; row++) {
            int length = text(row, column).length();
            if (length <= WIDEST || !isFree(row, column + 1)) {
                longest = Math.max(longest, length);
            }
        }
        return pixels(Math.min(longest, WIDEST));
    }

    private static int pixels(int letters) {
        return 16 + 8 * letters;
    }

    private boolean isFree(int row, int column) {
        return column < sheet.columnCount() && sheet.cell(row, column).isEmpty();
    }

    /** Columns that a text takes: one, and those beside it that are empty, as far as it needs them. */
    private int span(int row, int column, int letters) {
        int end = column + 1;
        int width = widths.get(column);
        while (width < pixels(letters) && isFree(row, end)) {
            width += widths.get(end++);
        }
        return end - column;
    }

    private String text(int row, int column) {
        return CellText.of(
                calculator.value(sheet, row, column), sheet.cell(row, column).format());
    }

    private void row(int row) {
        page.append("<tr><th>").append(row + 1).append("</th>");
        int column = 0;
        while (column < sheet.columnCount()) {
            column += cell(row, column);
        }
        page.append("</tr>\n");
    }

    /** Answers how many columns it takes. */
    private int cell(int row, int column) {
        Cell cell = sheet.cell(row, column);
        if (cell.isEmpty()) {
            page.append("<td></td>");
            return 1;
        }
        Object value = calculator.value(sheet, row, column);
        String text = CellText.of(value, cell.format());
        String kind = value instanceof Double ? "number" : value instanceof Boolean ? "flag" : "";
        String note = cell.note();
        String style = CellStyle.of(cell.format());
        String classes = (kind + (note.isEmpty() ? "" : " note")).strip();
        int span = value instanceof String ? span(row, column, text.length()) : 1;
        page.append("<td")
                .append(span == 1 ? "" : " colspan=\"" + span + "\"")
                .append(classes.isEmpty() ? "" : " class=\"" + classes + "\"")
                .append(style.isEmpty() ? "" : " style=\"" + style + "\"")
                .append(" title=\"")
                .append(Html.escape(note.isEmpty() ? shortened(text) : note))
                .append("\">")
                .append(Html.escape(shortened(text)))
                .append("</td>");
        return span;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    private void more() {
        int first = Math.max(frozen(), from);
        if (first > frozen()) {
            page.append("<a class=\"more\" href=\"?tab=")
                    .append(sheet.id())
                    .append("&amp;from=")
                    .append(Math.max(0, first - ROWS))
                    .append("\">‹ earlier rows</a>\n");
        }
        if (first + ROWS < sheet.usedRows()) {
            page.append("<a class=\"more\" href=\"?tab=")
                    .append(sheet.id())
                    .append("&amp;from=")
                    .append(first + ROWS)
                    .append("\">later rows ›</a>\n");
        }
    }

    private void tabs(List<Sheet> visible) {
        page.append("<nav>\n");
        for (Sheet tab : visible) {
            page.append("<a href=\"?tab=")
                    .append(tab.id())
                    .append('"')
                    .append(tab == sheet ? " class=\"current\" aria-current=\"page\"" : "");
            if (tab.looks().has("tabColor")) {
                page.append(" style=\"border-bottom-color:")
                        .append(CellStyle.of(tab.looks().path("tabColor")))
                        .append('"');
            }
            page.append('>').append(Html.escape(tab.title())).append("</a>\n");
        }
        page.append("</nav>\n");
    }
}
