// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Colours as they are kept: each part in steps of 1/255, parts of nothing left out. */
final class Colors {
    private static final String[] PARTS = {"red", "green", "blue", "alpha"};
    private static final int STEPS = 255;
    private static final double TINY = 1e-6;

    private Colors() {}

    /** A Color. */
    static ObjectNode color(JsonNode color) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        for (String part : PARTS) {
            // Cut off, not rounded: half of a part is 127 steps.
            long steps = (long) (color.path(part).asDouble() * STEPS + TINY);
            if (steps == STEPS) {
                kept.put(part, 1);
            } else if (steps > 0) {
                kept.put(part, (float) steps / STEPS);
            }
        }
        return kept;
    }

    /** Every colour within a format. */
    static ObjectNode format(ObjectNode format) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        for (var part : format.properties()) {
            String name = part.getKey();
            JsonNode value = part.getValue();
            boolean isColor = name.endsWith("Color") || name.equals("rgbColor");
            if (value instanceof ObjectNode object) {
                kept.set(name, isColor ? color(object) : format(object));
            } else {
                kept.set(name, value);
            }
        }
        return kept;
    }
}
