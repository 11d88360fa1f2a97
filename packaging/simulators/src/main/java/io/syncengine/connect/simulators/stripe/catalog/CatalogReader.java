// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the API description, the event types and the two tables beside them. */
final class CatalogReader {
    private static final String DEPRECATED = "/v1/exchange_rates";

    private final JsonNode description;
    private final EventPlans plans;

    private CatalogReader(JsonNode description, EventPlans plans) {
        this.description = description;
        this.plans = plans;
    }

    static ApiCatalog read(String resource) {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode description = json(mapper, resource);
        EventPlans plans = EventPlans.read(json(mapper, "event-types.json"));
        return new CatalogReader(description, plans).catalog();
    }

    private static JsonNode json(ObjectMapper mapper, String resource) {
        try (@Nullable InputStream in = CatalogReader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("Resource " + resource + " is missing");
            }
            return mapper.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ApiCatalog catalog() {
        Map<String, List<String>> table = TextTable.rows(CatalogReader.class, "stream-table.txt", 7).stream()
                .collect(Collectors.toMap(row -> row.get(0), row -> row));
        Map<String, JsonNode> lists = topLists();
        if (!table.keySet().equals(lists.keySet())) {
            Set<String> odd = new HashSet<>(lists.keySet());
            odd.removeAll(table.keySet());
            Set<String> gone = new HashSet<>(table.keySet());
            gone.removeAll(lists.keySet());
            throw new IllegalStateException("stream-table.txt lacks " + odd + " and has too much " + gone);
        }
        List<StreamSpec> streams = new ArrayList<>();
        lists.forEach((path, operation) ->
                streams.add(stream(streams.size(), operation, Objects.requireNonNull(table.get(path)))));
        return new ApiCatalog(
                description.path("info").path("version").textValue(),
                streams,
                plans.types(),
                description.path("components").path("schemas"));
    }

    /** The v1 lists that take no id in their path and require no parameter. */
    private Map<String, JsonNode> topLists() {
        Map<String, JsonNode> lists = new TreeMap<>();
        description.path("paths").properties().forEach(entry -> {
            JsonNode get = entry.getValue().path("get");
            String path = entry.getKey();
            boolean isTop = path.startsWith("/v1/") && !path.contains("{") && !path.equals(DEPRECATED);
            if (isTop && isList(get) && !requiresParameter(get)) {
                lists.put(path, get);
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

    private static boolean requiresParameter(JsonNode operation) {
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("required").asBoolean()) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode answer(JsonNode operation) {
        return operation
                .path("responses")
                .path("200")
                .path("content")
                .path("application/json")
                .path("schema");
    }

    private StreamSpec stream(int position, JsonNode operation, List<String> row) {
        String list = row.get(0);
        String name = row.get(1);
        String resource = ApiCatalog.reference(answer(operation)
                .path("properties")
                .path("data")
                .path("items")
                .path("$ref")
                .textValue());
        Set<String> parameters = new HashSet<>();
        operation
                .path("parameters")
                .forEach(parameter -> parameters.add(parameter.path("name").textValue()));
        return new StreamSpec(
                position,
                name,
                resource,
                list,
                IdRule.parse(row.get(4), row.get(5)),
                parameters,
                moment(resource, row.get(6)),
                tellsDeleted(list),
                Integer.parseInt(row.get(2)),
                Integer.parseInt(row.get(3)),
                plans.of(name, resource));
    }

    private @Nullable String moment(String resource, String stated) {
        String property = stated.isEmpty() ? "created" : stated;
        return description
                        .path("components")
                        .path("schemas")
                        .path(resource)
                        .path("properties")
                        .has(property)
                ? property
                : null;
    }

    private boolean tellsDeleted(String list) {
        Optional<Map.Entry<String, JsonNode>> retrieval = description.path("paths").properties().stream()
                .filter(entry ->
                        entry.getKey().startsWith(list + "/{") && entry.getKey().indexOf('/', list.length() + 1) < 0)
                .findFirst();
        return retrieval.isPresent()
                && answer(retrieval.get().getValue().path("get")).path("anyOf").size() > 1;
    }
}
