// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.shape;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Checks values against schemas of the API description. */
public final class SchemaCheck {
    private final Function<String, JsonNode> schemas;
    private final List<String> findings = new ArrayList<>();

    private SchemaCheck(Function<String, JsonNode> schemas) {
        this.schemas = schemas;
    }

    /** What is wrong, each with its path; empty when the value fits. */
    public static List<String> findings(ApiCatalog catalog, String schema, JsonNode value) {
        return findings(catalog::schema, schema, value);
    }

    /** The same against another description. @param schemas by name */
    public static List<String> findings(Function<String, JsonNode> schemas, String schema, JsonNode value) {
        SchemaCheck check = new SchemaCheck(schemas);
        check.value(schema, schemas.apply(schema), value);
        return check.findings;
    }

    private void value(String path, JsonNode schema, JsonNode value) {
        if (value.isNull()) {
            if (!schema.path("nullable").asBoolean()) {
                findings.add(path + " is null");
            }
        } else if (schema.has("$ref")) {
            value(path, schemas.apply(ApiCatalog.reference(schema.path("$ref").textValue())), value);
        } else if (schema.has("anyOf")) {
            anyOf(path, schema.path("anyOf"), value);
        } else {
            typed(path, schema, value);
        }
    }

    private void anyOf(String path, JsonNode kinds, JsonNode value) {
        List<String> first = new ArrayList<>();
        for (JsonNode kind : kinds) {
            SchemaCheck check = new SchemaCheck(schemas);
            check.value(path, kind, value);
            if (check.findings.isEmpty()) {
                return;
            }
            first.addAll(check.findings);
        }
        findings.addAll(first);
    }

    private void typed(String path, JsonNode schema, JsonNode value) {
        String type = schema.path("type").asText();
        boolean fits = switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber() && value.canConvertToLong();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> false;
        };
        if (!fits) {
            findings.add(path + " is no " + type + ": " + value);
            return;
        }
        if (schema.has("enum")) {
            enumeration(path, schema.path("enum"), value);
        }
        if (type.equals("array")) {
            value.forEach(item -> value(path + "[]", schema.path("items"), item));
        } else if (type.equals("object")) {
            object(path, schema, value);
        } else if (schema.path("format").asText().equals("decimal")
                && !value.asText().matches("-?[0-9]+(\\.[0-9]+)?")) {
            findings.add(path + " is no decimal: " + value);
        } else if (schema.path("format").asText().equals("date-time")
                && !value.asText().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z")) {
            findings.add(path + " is no moment: " + value);
        }
    }

    private void enumeration(String path, JsonNode values, JsonNode value) {
        for (JsonNode known : values) {
            if (known.equals(value)) {
                return;
            }
        }
        findings.add(path + " is none of its values: " + value);
    }

    private void object(String path, JsonNode schema, JsonNode value) {
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.textValue())) {
                findings.add(path + "." + name.textValue() + " is missing");
            }
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            String at = path + "." + member.getKey();
            if (schema.path("properties").has(member.getKey())) {
                value(at, schema.path("properties").path(member.getKey()), member.getValue());
            } else if (schema.path("additionalProperties").isObject()) {
                value(at, schema.path("additionalProperties"), member.getValue());
            } else if (schema.has("properties")) {
                findings.add(at + " is unknown");
            }
        }
    }
}
