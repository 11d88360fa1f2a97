// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.version;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Map;

/** The plainest value of a schema, for what another version does not have. Immutable. */
final class PlainValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode schemas;

    PlainValues(JsonNode schemas) {
        this.schemas = schemas;
    }

    /** The schema that a node refers to, or the node itself. */
    JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : schemas.path(reference.substring(reference.lastIndexOf('/') + 1));
    }

    JsonNode of(JsonNode property) {
        if (property.path("nullable").asBoolean()) {
            return NODES.nullNode();
        }
        JsonNode schema = resolve(property.has("anyOf") ? property.path("anyOf").path(0) : property);
        if (schema.path("enum").size() > 0) {
            return schema.path("enum").path(0);
        }
        return switch (schema.path("type").asText()) {
            case "integer", "number" -> NODES.numberNode(0);
            case "boolean" -> NODES.booleanNode(false);
            case "array" -> NODES.arrayNode();
            case "string" -> NODES.textNode(schema.path("format").asText().equals("decimal") ? "0" : "");
            default -> object(schema);
        };
    }

    private JsonNode object(JsonNode schema) {
        ObjectNode object = NODES.objectNode();
        for (JsonNode name : schema.path("required")) {
            object.set(name.textValue(), of(schema.path("properties").path(name.textValue())));
        }
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            if (property.getValue().path("nullable").asBoolean()) {
                object.putNull(property.getKey());
            }
        }
        return object;
    }

    /** Whether a value is of the schema's type. */
    static boolean fits(JsonNode schema, JsonNode node) {
        return switch (schema.path("type").asText()) {
            case "integer" -> node.isIntegralNumber();
            case "number" -> node.isNumber();
            case "boolean" -> node.isBoolean();
            case "array" -> node.isArray();
            case "string" -> node.isTextual();
            case "object" -> node.isObject();
            default -> true;
        };
    }
}
