// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.values;

import io.syncengine.connect.simulators.sheets.message.ApiException;

/**
 * How values are read.
 *
 * @param isByColumn whether lists of values are columns and not rows
 */
public record ValueOptions(boolean isByColumn, Rendering rendering, boolean areMomentsText) {
    /** As people see them, or not. */
    public enum Rendering {
        FORMATTED_VALUE,
        UNFORMATTED_VALUE,
        FORMULA
    }

    /**
     * Reads parameters; empty ones are as usual.
     *
     * @throws ApiException when one of them is none of its kind
     */
    public static ValueOptions of(String majorDimension, String valueRender, String dateTimeRender) {
        Rendering rendering = switch (valueRender) {
            case "", "FORMATTED_VALUE" -> Rendering.FORMATTED_VALUE;
            case "UNFORMATTED_VALUE" -> Rendering.UNFORMATTED_VALUE;
            case "FORMULA" -> Rendering.FORMULA;
            default -> throw wrong("value_render_option", "ValueRenderOption", valueRender);
        };
        boolean areMomentsText = switch (dateTimeRender) {
            case "", "SERIAL_NUMBER" -> false;
            case "FORMATTED_STRING" -> true;
            default -> throw wrong("date_time_render_option", "DateTimeRenderOption", dateTimeRender);
        };
        return new ValueOptions(isByColumn(majorDimension), rendering, areMomentsText);
    }

    /** @throws ApiException when it is neither rows nor columns */
    static boolean isByColumn(String majorDimension) {
        return switch (majorDimension) {
            case "", "DIMENSION_UNSPECIFIED", "ROWS" -> false;
            case "COLUMNS" -> true;
            default -> throw wrong("major_dimension", "Dimension", majorDimension);
        };
    }

    private static ApiException wrong(String field, String type, String value) {
        String message = "Invalid value at '" + field + "' (type.googleapis.com/google.apps.sheets.v4." + type + "), \""
                + value + "\"";
        return ApiException.invalidField(message, field, message);
    }
}
