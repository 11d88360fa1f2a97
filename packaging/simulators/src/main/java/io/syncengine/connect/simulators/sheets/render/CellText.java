// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.sheets.formula.CellError;
import io.syncengine.connect.simulators.sheets.formula.Numbers;
import org.jspecify.annotations.Nullable;

import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Set;

/** What a cell shows. */
public final class CellText {
    private static final Set<String> MOMENTS = Set.of("DATE", "TIME", "DATE_TIME");
    private static final String FORMAT = "numberFormat";

    private CellText() {}

    /**
     * Text of a value.
     *
     * @param value as the calculator says; null: nothing
     * @param format of the cell, in the API's shape; null: none
     */
    public static String of(@Nullable Object value, @Nullable ObjectNode format) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double number) {
            return number(number, format);
        }
        if (value instanceof Boolean flag) {
            return flag ? "TRUE" : "FALSE";
        }
        return value instanceof CellError error ? error.shown() : value.toString();
    }

    /** Whether numbers of a cell are moments, by its format. */
    public static boolean isMoment(@Nullable ObjectNode format) {
        return format != null && MOMENTS.contains(type(format));
    }

    private static String type(ObjectNode format) {
        return format.path(FORMAT).path("type").asText("");
    }

    private static String number(double number, @Nullable ObjectNode format) {
        String type = format == null ? "" : type(format);
        String pattern =
                format == null ? "" : format.path(FORMAT).path("pattern").asText("");
        return switch (type) {
            case "DATE" -> Moments.text(number, pattern.isEmpty() ? "m/d/yyyy" : pattern);
            case "TIME" -> Moments.text(number, pattern.isEmpty() ? "h:mm:ss am/pm" : pattern);
            case "DATE_TIME" -> Moments.text(number, pattern.isEmpty() ? "m/d/yyyy h:mm:ss" : pattern);
            case "PERCENT" -> decimal(number, pattern.isEmpty() ? "0.00%" : pattern);
            case "CURRENCY" -> decimal(number, pattern.isEmpty() ? "$#,##0.00" : pattern);
            case "NUMBER" -> decimal(number, pattern.isEmpty() ? "#,##0.00" : pattern);
            case "SCIENTIFIC" -> scientific(number);
            default -> Numbers.plain(number);
        };
    }

    private static String decimal(double number, String pattern) {
        String plain = pattern.replace("\"$\"", "$").replace("[$$]", "$").replace("$", "'$'");
        try {
            DecimalFormat form = new DecimalFormat(plain, DecimalFormatSymbols.getInstance(Locale.ROOT));
            form.setRoundingMode(RoundingMode.HALF_UP);
            return form.format(number);
        } catch (IllegalArgumentException e) {
            // A pattern that is not known here shows the number as it is.
            return Numbers.plain(number);
        }
    }

    private static String scientific(double number) {
        String text = new DecimalFormat("0.00E00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
        return text.contains("E-") ? text : text.replace("E", "E+");
    }
}
