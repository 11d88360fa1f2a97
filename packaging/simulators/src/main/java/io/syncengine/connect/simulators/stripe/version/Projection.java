// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.version;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Objects of one description in the shape of another: unknown properties are left out, missing ones are null, or have the
 * plainest value where they are required. Immutable.
 */
final class Projection {
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final String PROPERTIES = "properties";

    private final JsonNode schemas;
    private final PlainValues plain;

    Projection(JsonNode schemas) {
        this.schemas = schemas;
        plain = new PlainValues(schemas);
    }

    String whole(String json) {
        return whole(tree(json)).toString();
    }

    private JsonNode whole(JsonNode node) {
        String kind = node.path("object").asText();
        if (kind.equals("list") || kind.equals("search_result")) {
            ObjectNode list = node.deepCopy();
            ArrayNode data = list.putArray("data");
            node.path("data").forEach(element -> data.add(whole(element)));
            return list;
        }
        boolean isStub = node.path("deleted").asBoolean();
        return isStub || !schemas.has(kind) ? node : value(schemas.path(kind), node);
    }

    String members(String resource, String json) {
        JsonNode node = tree(json);
        if (!schemas.has(resource)) {
            return json;
        }
        JsonNode properties = schemas.path(resource).path(PROPERTIES);
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (properties.has(member.getKey())) {
                // A part of an object stays one: nothing is added to it.
                members.set(member.getKey(), member.getValue());
            }
        }
        return members.toString();
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode value(JsonNode property, JsonNode node) {
        if (node.isNull()) {
            return node;
        }
        JsonNode schema = property.has("anyOf") ? kind(property.path("anyOf"), node) : plain.resolve(property);
        if (!PlainValues.fits(schema, node)) {
            return property.path("nullable").asBoolean() ? JsonNodeFactory.instance.nullNode() : plain.of(schema);
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> array.add(value(schema.path("items"), item)));
            return array;
        }
        return node.isObject() ? object(schema, node) : node;
    }

    /** The kind of several that a value has: an id, or an object of the same name. */
    private JsonNode kind(JsonNode kinds, JsonNode node) {
        JsonNode first = plain.resolve(kinds.path(0));
        @Nullable JsonNode fitting = null;
        for (JsonNode candidate : kinds) {
            JsonNode schema = plain.resolve(candidate);
            String resource = schema.path("x-resourceId").asText();
            if (!resource.isEmpty() && resource.equals(node.path("object").asText())) {
                return schema;
            }
            if (fitting == null && PlainValues.fits(schema, node)) {
                fitting = schema;
            }
        }
        return fitting == null ? first : fitting;
    }

    private JsonNode object(JsonNode schema, JsonNode node) {
        JsonNode values = schema.path("additionalProperties");
        if (!schema.has(PROPERTIES)) {
            ObjectNode map = JsonNodeFactory.instance.objectNode();
            node.properties()
                    .forEach(member -> map.set(
                            member.getKey(), values.isObject() ? value(values, member.getValue()) : member.getValue()));
            return map;
        }
        JsonNode properties = schema.path(PROPERTIES);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(member -> {
            if (properties.has(member.getKey())) {
                object.set(member.getKey(), value(properties.path(member.getKey()), member.getValue()));
            }
        });
        complete(schema, object);
        return object;
    }

    private void complete(JsonNode schema, ObjectNode object) {
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.textValue()));
        for (Map.Entry<String, JsonNode> property : schema.path(PROPERTIES).properties()) {
            if (object.has(property.getKey())) {
                continue;
            }
            if (property.getValue().path("nullable").asBoolean()) {
                object.putNull(property.getKey());
            } else if (required.contains(property.getKey())) {
                object.set(property.getKey(), plain.of(property.getValue()));
            }
        }
    }
}
