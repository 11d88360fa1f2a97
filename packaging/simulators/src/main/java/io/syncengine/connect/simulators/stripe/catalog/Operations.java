// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.catalog;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The GET operations of an API description. Immutable. */
final class Operations {
    private final JsonNode description;

    Operations(JsonNode description) {
        this.description = description;
    }

    String version() {
        return description.path("info").path("version").textValue();
    }

    JsonNode schemas() {
        return description.path("components").path("schemas");
    }

    JsonNode schema(String name) {
        return schemas().path(name);
    }

    /** @throws IllegalStateException when the path has none */
    JsonNode get(String path) {
        JsonNode get = description.path("paths").path(path).path("get");
        if (get.isMissingNode()) {
            throw new IllegalStateException("The API description has no GET " + path);
        }
        return get;
    }

    /** Those below {@code /v1/} that answer a list, by path. */
    Map<String, JsonNode> lists() {
        Map<String, JsonNode> lists = new TreeMap<>();
        description.path("paths").properties().forEach(entry -> {
            JsonNode get = entry.getValue().path("get");
            if (entry.getKey().startsWith("/v1/") && isList(get)) {
                lists.put(entry.getKey(), get);
            }
        });
        return lists;
    }

    /** Those below {@code /v2/} that answer a list, by path. */
    Map<String, JsonNode> v2Lists() {
        Map<String, JsonNode> lists = new TreeMap<>();
        description.path("paths").properties().forEach(entry -> {
            JsonNode get = entry.getValue().path("get");
            if (entry.getKey().startsWith("/v2/")
                    && answer(get).path("properties").has("next_page_url")) {
                lists.put(entry.getKey(), get);
            }
        });
        return lists;
    }

    private static boolean isList(JsonNode operation) {
        return answer(operation)
                .path("properties")
                .path("object")
                .path("enum")
                .path(0)
                .asText()
                .equals("list");
    }

    /** Whether a deleted object of the list can still be retrieved. */
    boolean tellsDeleted(String list) {
        Optional<Map.Entry<String, JsonNode>> retrieval = description.path("paths").properties().stream()
                .filter(entry ->
                        entry.getKey().startsWith(list + "/{") && entry.getKey().indexOf('/', list.length() + 1) < 0)
                .findFirst();
        return retrieval.isPresent()
                && answer(retrieval.get().getValue().path("get")).path("anyOf").size() > 1;
    }

    /** Names of the schemas of a list's elements, or of the one object that is answered. */
    static List<String> resources(JsonNode operation) {
        JsonNode answer = answer(operation);
        JsonNode items = answer.has("properties")
                ? answer.path("properties").path("data").path("items")
                : answer;
        List<String> resources = new ArrayList<>();
        for (JsonNode kind : items.has("anyOf") ? items.path("anyOf") : List.of(items)) {
            resources.add(ApiCatalog.reference(kind.path("$ref").textValue()));
        }
        return resources;
    }

    /** Names of its query parameters. @param onlyRequired those that must be given */
    static Set<String> parameters(JsonNode operation, boolean onlyRequired) {
        Set<String> names = new HashSet<>();
        for (JsonNode parameter : operation.path("parameters")) {
            boolean isWanted = !onlyRequired || parameter.path("required").asBoolean();
            if (isWanted && parameter.path("in").asText().equals("query")) {
                names.add(parameter.path("name").textValue());
            }
        }
        return names;
    }

    private static JsonNode answer(JsonNode operation) {
        return operation
                .path("responses")
                .path("200")
                .path("content")
                .path("application/json")
                .path("schema");
    }
}
