// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * A request to a control route.
 *
 * @param places what stands in the path where the route has a name in braces
 * @param parameters of the query and of the JSON body, which wins; a body that is a list has the name {@value #ITEMS}
 */
public record ControlRequest(Map<String, String> places, ObjectNode parameters) {
    /** Name of a body that is a list. */
    public static final String ITEMS = "items";

    /** What stands in the path at a name in braces. */
    public String place(String name) {
        String place = places.get(name);
        if (place == null) {
            throw new IllegalStateException("the route has no {" + name + "}");
        }
        return place;
    }

    public boolean has(String name) {
        return parameters.hasNonNull(name);
    }

    /** Null when it was not sent. */
    public @Nullable String text(String name) {
        JsonNode value = parameters.get(name);
        return value == null || value.isNull() ? null : value.asText();
    }

    public int number(String name, int otherwise) {
        double value = decimal(name, otherwise);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(name + " is " + text(name) + ": give a whole number");
        }
        return (int) value;
    }

    public double decimal(String name, double otherwise) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is " + value + ": give a number", e);
        }
    }

    public boolean flag(String name, boolean otherwise) {
        String value = text(name);
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException(name + " is " + value + ": give true or false");
        }
        return value == null ? otherwise : value.equals("true");
    }
}
