// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.syncengine.connect.protocol.FieldKind;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the schemas of an API description say: the resources that an answer may hold, and the kinds of their properties. */
final class SchemaView {

    private static final String EXPANSION = "x-expansionResources";
    private static final String RESOURCE_ID = "x-resourceId";

    /**
     * Resources of one place in an answer.
     *
     * @param names their {@code object} values
     * @param fields union of their properties
     */
    record Resources(List<String> names, List<FieldDefinition> fields) {}

    private final OpenAPI document;

    SchemaView(OpenAPI document) {
        this.document = document;
    }

    /** The resources that a schema refers to, by itself or as one of several; null: it describes something else. */
    @Nullable
    Resources resources(Schema<?> schema) {
        List<Schema<?>> references = schema.get$ref() == null ? members(schema) : List.of(schema);
        if (references.isEmpty() || references.stream().anyMatch(member -> member.get$ref() == null)) {
            return null;
        }
        List<String> names = new ArrayList<>();
        Map<String, FieldKind> fields = new LinkedHashMap<>();
        for (Schema<?> reference : references) {
            Schema<?> resource = target(reference);
            names.add(resourceId(resource, reference.get$ref()));
            fields(resource).forEach((name, kind) -> fields.merge(name, kind, SchemaView::common));
        }
        return new Resources(
                names,
                fields.entrySet().stream()
                        .map(field -> new FieldDefinition(field.getKey(), field.getValue()))
                        .toList());
    }

    private Map<String, FieldKind> fields(Schema<?> resource) {
        Map<String, FieldKind> fields = new LinkedHashMap<>();
        if (resource.getProperties() != null) {
            for (String name : resource.getProperties().keySet()) {
                fields.put(name, kind(resource.getProperties().get(name)));
            }
        }
        return fields;
    }

    /** A property that resources of one list describe differently is JSON, which holds anything. */
    private static FieldKind common(FieldKind one, FieldKind other) {
        return one == other ? one : FieldKind.JSON;
    }

    private FieldKind kind(Schema<?> property) {
        if (property.getExtensions() != null && property.getExtensions().containsKey(EXPANSION)) {
            return FieldKind.REFERENCE;
        }
        Schema<?> schema = target(property);
        List<Schema<?>> members = members(schema);
        if (!members.isEmpty()) {
            return unionKind(members);
        }
        String type = schema.getType();
        if (type == null) {
            return FieldKind.JSON;
        }
        String format = Objects.requireNonNullElse(schema.getFormat(), "");
        switch (type) {
            case "integer":
                return format.equals("unix-time") ? FieldKind.TIMESTAMP : FieldKind.INT64;
            case "number":
                return format.equals("decimal") ? FieldKind.STRING : FieldKind.FLOAT64;
            case "boolean":
                return FieldKind.BOOLEAN;
            case "string":
                return FieldKind.STRING;
            default:
                return FieldKind.JSON;
        }
    }

    /** A union of one scalar kind, such as an open and a closed enum, is that kind; every other union is JSON. */
    private FieldKind unionKind(List<Schema<?>> members) {
        Set<FieldKind> kinds = new HashSet<>();
        for (Schema<?> member : members) {
            kinds.add(kind(member));
        }
        return kinds.size() == 1 ? kinds.iterator().next() : FieldKind.JSON;
    }

    /** The parser's lists of alternatives are of a raw type. */
    private static List<Schema<?>> members(Schema<?> union) {
        List<Schema<?>> members = new ArrayList<>();
        for (@Nullable List<?> alternatives : Arrays.asList(union.getAnyOf(), union.getOneOf(), union.getAllOf())) {
            for (Object alternative : alternatives == null ? List.of() : alternatives) {
                members.add((Schema<?>) alternative);
            }
        }
        return members;
    }

    /** The schema itself, or the component that it refers to. */
    private Schema<?> target(Schema<?> schema) {
        Schema<?> target = schema;
        for (int depth = 0; target.get$ref() != null; depth++) {
            Schema<?> next = document.getComponents() == null
                    ? null
                    : document.getComponents().getSchemas().get(component(target.get$ref()));
            if (next == null || depth > 10) {
                throw new IllegalArgumentException("nothing found at " + target.get$ref());
            }
            target = next;
        }
        return target;
    }

    private static String resourceId(Schema<?> resource, String reference) {
        Object id = resource.getExtensions() == null
                ? null
                : resource.getExtensions().get(RESOURCE_ID);
        return id instanceof String text ? text : component(reference);
    }

    private static String component(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
