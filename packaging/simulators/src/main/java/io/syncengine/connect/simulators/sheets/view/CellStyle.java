// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** What of a cell's format a page shows. */
final class CellStyle {
    private CellStyle() {}

    /** As the value of a style attribute; empty: as usual. */
    static String of(@Nullable ObjectNode format) {
        if (format == null) {
            return "";
        }
        StringBuilder style = new StringBuilder();
        JsonNode text = format.path("textFormat");
        if (text.path("bold").asBoolean()) {
            style.append("font-weight:bold;");
        }
        if (text.path("italic").asBoolean()) {
            style.append("font-style:italic;");
        }
        if (text.path("strikethrough").asBoolean()) {
            style.append("text-decoration:line-through;");
        }
        color(style, "color", text, "foregroundColor");
        color(style, "background", format, "backgroundColor");
        String alignment = format.path("horizontalAlignment").asText("").toLowerCase(Locale.ROOT);
        if (alignment.matches("left|center|right")) {
            style.append("text-align:").append(alignment).append(';');
        }
        return style.toString();
    }

    private static void color(StringBuilder style, String property, JsonNode format, String name) {
        JsonNode styled = format.path(name + "Style").path("rgbColor");
        JsonNode color = styled.isMissingNode() ? format.path(name) : styled;
        if (!color.isMissingNode()) {
            style.append(property).append(':').append(of(color)).append(';');
        }
    }

    /** A Color. */
    static String of(JsonNode color) {
        return String.format(
                Locale.ROOT,
                "rgb(%d,%d,%d)",
                Math.round(color.path("red").asDouble() * 255),
                Math.round(color.path("green").asDouble() * 255),
                Math.round(color.path("blue").asDouble() * 255));
    }
}
