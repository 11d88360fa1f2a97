// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Reads fields of a message whose types have been checked. An absent field is the default of its type. */
public final class Fields {
    private Fields() {}

    public static int number(JsonNode message, String name) {
        return message.path(name).asInt(0);
    }

    /** Null when absent. */
    public static @Nullable Integer numberOrNull(JsonNode message, String name) {
        JsonNode value = message.get(name);
        return value == null ? null : (Integer) value.asInt();
    }

    public static String text(JsonNode message, String name) {
        return message.path(name).asText("");
    }

    public static boolean flag(JsonNode message, String name) {
        return message.path(name).asBoolean(false);
    }

    /** Empty when absent. */
    public static ObjectNode object(JsonNode message, String name) {
        return message.get(name) instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }

    /** A number as the API writes it: without a fraction where it has none. */
    public static JsonNode json(double number) {
        boolean isWhole = number == Math.rint(number) && Math.abs(number) < 1e15;
        return isWhole
                ? JsonNodeFactory.instance.numberNode((long) number)
                : JsonNodeFactory.instance.numberNode(number);
    }
}
