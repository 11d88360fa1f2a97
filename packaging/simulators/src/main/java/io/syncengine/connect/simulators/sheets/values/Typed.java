// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.sheets.grid.Cell;
import io.syncengine.connect.simulators.sheets.grid.Formula;
import io.syncengine.connect.simulators.sheets.message.ApiException;
import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What values become in cells. */
public final class Typed {
    private static final Pattern NUMBER =
            Pattern.compile("(?<sign>[-+]?)(?<currency>\\$?)(?<digits>\\d{1,3}(?:,\\d{3})+|\\d+)?(?<fraction>\\.\\d*)?"
                    + "(?<power>[eE][-+]?\\d+)?(?<percent>%?)");

    private Typed() {}

    /**
     * The way of writing that a request asks for.
     *
     * @throws ApiException when it names none
     */
    public static ValueWriter.Typing of(String valueInputOption) {
        return switch (valueInputOption) {
            case "RAW" -> Typed::raw;
            case "USER_ENTERED" -> Typed::entered;
            case "", "INPUT_VALUE_OPTION_UNSPECIFIED" ->
                throw ApiException.invalid("'valueInputOption' is required but not specified");
            default -> {
                String message = "Invalid value at 'value_input_option'"
                        + " (type.googleapis.com/google.apps.sheets.v4.ValueInputOption), \"" + valueInputOption + "\"";
                throw ApiException.invalidField(message, "value_input_option", message);
            }
        };
    }

    private static Cell raw(Cell cell, JsonNode value) {
        if (value.isNumber()) {
            return cell.withNumber(value.asDouble());
        }
        return value.isBoolean() ? cell.withFlag(value.asBoolean()) : cell.withText(value.asText());
    }

    /** As if a person had typed it. */
    private static Cell entered(Cell cell, JsonNode value) {
        if (!value.isTextual()) {
            return raw(cell, value);
        }
        String text = value.asText();
        String plain = text.strip();
        if (plain.startsWith("'")) {
            return cell.withText(plain.substring(1));
        }
        if (plain.startsWith("=") && plain.length() > 1) {
            return cell.withFormula(new Formula(plain));
        }
        if (plain.equalsIgnoreCase("true") || plain.equalsIgnoreCase("false")) {
            return cell.withFlag(Boolean.parseBoolean(plain.toLowerCase(Locale.ROOT)));
        }
        Cell number = number(cell, plain);
        if (number != null) {
            return number;
        }
        TypedMoment moment = TypedMoment.of(plain);
        return moment == null
                ? cell.withText(text)
                : format(cell.withNumber(moment.serial()), moment.type(), moment.pattern());
    }

    private static @Nullable Cell number(Cell cell, String text) {
        Matcher matcher = NUMBER.matcher(text);
        boolean hasDigits = matcher.matches()
                && (matcher.group("digits") != null
                        || (matcher.group("fraction") != null
                                && matcher.group("fraction").length() > 1));
        if (!hasDigits) {
            return null;
        }
        String digits = matcher.group("digits") == null ? "0" : matcher.group("digits");
        String fraction = matcher.group("fraction") == null ? "" : matcher.group("fraction");
        String power = matcher.group("power") == null ? "" : matcher.group("power");
        double number = Double.parseDouble(matcher.group("sign") + digits.replace(",", "") + fraction + power);
        boolean isPercent = !matcher.group("percent").isEmpty();
        Cell entered = cell.withNumber(isPercent ? number / 100 : number);
        return asWritten(entered, matcher, fraction.length() > 1 ? ".00" : "");
    }

    /** With the number's format that its way of writing implies. */
    private static Cell asWritten(Cell entered, Matcher matcher, String decimals) {
        if (!matcher.group("percent").isEmpty()) {
            return format(entered, "PERCENT", "0" + decimals + "%");
        }
        if (!matcher.group("currency").isEmpty()) {
            return format(entered, "CURRENCY", "\"$\"#,##0" + decimals);
        }
        if (matcher.group("power") != null) {
            return format(entered, "SCIENTIFIC", "0.00E+00");
        }
        String digits = matcher.group("digits");
        return digits != null && digits.contains(",") ? format(entered, "NUMBER", "#,##0" + decimals) : entered;
    }

    private static Cell format(Cell cell, String type, String pattern) {
        ObjectNode old = cell.format();
        ObjectNode format = old == null ? JsonNodeFactory.instance.objectNode() : old.deepCopy();
        format.putObject("numberFormat").put("type", type).put("pattern", pattern);
        return cell.withFormat(format);
    }
}
