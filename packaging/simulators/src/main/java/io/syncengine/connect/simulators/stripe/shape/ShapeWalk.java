// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.shape;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Walks a schema once and writes one template. Not thread-safe, used once. */
final class ShapeWalk {
    private static final String[] KEYS = {"order_id", "tier", "Größe", "source.system", "note", "x"};

    private final ApiCatalog catalog;
    private final ScalarRules scalars;
    private final OptionalParts parts;
    private final TemplateWriter out;

    ShapeWalk(ApiCatalog catalog, ScalarRules scalars, OptionalParts parts, TemplateWriter out) {
        this.catalog = catalog;
        this.scalars = scalars;
        this.parts = parts;
        this.out = out;
    }

    void write(String resource) {
        object(resource, catalog.schema(resource), 0);
    }

    /** @param depth number of objects around it */
    private void object(String path, JsonNode schema, int depth) {
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.textValue()));
        @Nullable String kind = kind(path, schema);
        out.open('{');
        for (String name : names(schema)) {
            JsonNode property = schema.path("properties").path(name);
            String at = path + "." + name;
            boolean isOther = kind != null && isKind(path, schema, name) && !name.equals(kind);
            if (required.contains(name) || (!isOther && isWanted(at, property, depth, name.equals(kind)))) {
                out.name(name);
                member(at, name, property, new Owner(schema, kind, depth + 1));
            } else if (property.path("nullable").asBoolean()) {
                out.name(name);
                out.fixed("null");
            }
        }
        out.close('}');
    }

    /** The object that a property belongs to. */
    private record Owner(JsonNode schema, @Nullable String kind, int depth) {}

    private void member(String path, String name, JsonNode property, Owner owner) {
        String resource = owner.schema().path("x-resourceId").asText();
        if (name.equals("type") && owner.kind() != null) {
            out.fixed(new JsonBuffer(32).string(owner.kind()).toString());
        } else if (name.equals("id") && owner.depth() > 1 && !resource.isEmpty()) {
            scalars.nestedId(out, path, resource);
        } else {
            value(path, property, owner.depth());
        }
    }

    private boolean isWanted(String path, JsonNode property, int depth, boolean isKind) {
        JsonNode schema = property.has("$ref") ? catalog.resolve(property) : property;
        return !scalars.isNull(path, schema.path("type").asText()) && (isKind || parts.has(path, schema, depth));
    }

    /** Id and kind come first, as in Stripe's answers; the rest by name. */
    private static List<String> names(JsonNode schema) {
        List<String> names = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        for (String first : List.of("object", "id")) {
            if (names.remove(first)) {
                names.add(0, first);
            }
        }
        return names;
    }

    /** Value of {@code type} where it tells which of several properties there is, as in a payment method. */
    private @Nullable String kind(String path, JsonNode schema) {
        List<String> kinds = kinds(path, schema).stream()
                .filter(value -> schema.path("properties").has(value))
                .toList();
        if (kinds.isEmpty()) {
            return null;
        }
        return kinds.contains("card") && parts.below(path + ".type", 3) > 0
                ? "card"
                : kinds.get(parts.below(path + ".type", kinds.size()));
    }

    private List<String> kinds(String path, JsonNode schema) {
        JsonNode type = schema.path("properties").path("type");
        return type.path("type").asText().equals("string") ? scalars.values(path + ".type", type) : List.of();
    }

    /** Whether a property belongs to one value of {@code type}: where the schema does not list those, every object does. */
    private boolean isKind(String path, JsonNode schema, String name) {
        JsonNode properties = schema.path("properties");
        return properties.path("type").has("enum")
                ? kinds(path, schema).contains(name)
                : properties.path(name).has("$ref") || properties.path(name).has("properties");
    }

    private void value(String path, JsonNode property, int depth) {
        if (property.has("x-expansionResources")) {
            scalars.reference(out, path, property);
            return;
        }
        JsonNode schema = property.has("anyOf") ? first(property.path("anyOf")) : catalog.resolve(property);
        switch (schema.path("type").asText()) {
            case "array" -> array(path, schema, depth);
            case "object" -> structure(path, schema, depth);
            default -> scalars.write(out, path, schema, depth);
        }
    }

    private JsonNode first(JsonNode kinds) {
        for (JsonNode kind : kinds) {
            if (!ApiCatalog.reference(kind.path("$ref").asText()).startsWith("deleted_")) {
                return catalog.resolve(kind);
            }
        }
        return catalog.resolve(kinds.path(0));
    }

    private void structure(String path, JsonNode schema, int depth) {
        if (schema.has("additionalProperties")) {
            map(path, schema.path("additionalProperties"), depth);
        } else if (schema.path("properties").has("has_more")) {
            list(path, schema, depth);
        } else {
            object(path, schema, depth);
        }
    }

    private void array(String path, JsonNode schema, int depth) {
        out.open('[');
        // A deep array may be empty, so that resources that hold each other come to an end.
        if (parts.isFilled(depth)) {
            out.element();
            value(path, schema.path("items"), depth + 1);
        }
        out.close(']');
    }

    private void list(String path, JsonNode schema, int depth) {
        if (depth == 1 && scalars.isShown(path)) {
            out.children();
            return;
        }
        out.open('{');
        out.name("object");
        out.fixed("\"list\"");
        out.name("data");
        array(path, schema.path("properties").path("data"), depth + 1);
        out.name("has_more");
        out.fixed("false");
        out.name("url");
        out.fixed("\"/v1/" + path.substring(path.lastIndexOf('.') + 1) + "\"");
        out.close('}');
    }

    private void map(String path, JsonNode values, int depth) {
        out.open('{');
        boolean isText = values.path("type").asText().equals("string");
        int count = parts.isFilled(depth) ? isText ? parts.below(path, 4) : 1 : 0;
        for (int i = 0; i < count; i++) {
            String key = isText ? KEYS[(parts.below(path + "#", KEYS.length) + i) % KEYS.length] : "usd";
            out.name(key);
            if (isText) {
                scalars.member(out, path, key, depth == 1);
            } else {
                value(path, values, depth + 1);
            }
        }
        out.close('}');
    }
}
