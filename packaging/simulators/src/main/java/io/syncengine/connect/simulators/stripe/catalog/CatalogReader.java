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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads the API description, the event types and the tables beside them. */
final class CatalogReader {
    private final Operations operations;
    private final EventPlans plans;
    private final JsonNode eventTypes;
    private final Map<String, List<String>> table = TextTable.rows(CatalogReader.class, "stream-table.txt", 7).stream()
            .collect(Collectors.toMap(row -> row.get(0), row -> row, (one, other) -> one, TreeMap::new));
    private final Map<String, StreamSpec> byName = new TreeMap<>();

    private CatalogReader(JsonNode description, JsonNode eventTypes) {
        operations = new Operations(description);
        this.eventTypes = eventTypes;
        plans = EventPlans.read(eventTypes);
    }

    static ApiCatalog read(String resource) {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode description = json(mapper, resource);
        return new CatalogReader(description, json(mapper, "event-types.json")).catalog();
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
        Map<String, JsonNode> lists = operations.lists();
        Set<String> parented = new HashSet<>(lists.keySet());
        parented.removeAll(table.keySet());
        List<StreamSpec> streams = new ArrayList<>();
        table.forEach((path, row) -> {
            if (!lists.containsKey(path)) {
                throw new IllegalStateException("stream-table.txt has too much " + path);
            }
            streams.add(stream(streams.size(), row));
        });
        streams.forEach(stream -> byName.put(stream.name(), stream));
        List<StreamSpec> singles = singles(streams.size());
        int next = streams.size() + singles.size();
        List<StreamSpec> v2 = new V2Reader(operations, eventTypes.path("v2")).read(next);
        next += v2.size();
        List<ChildSpec> children = new ChildReader(operations, this::named, plans, next).read(parented);
        return new ApiCatalog(
                operations.version(),
                new ApiCatalog.Lists(streams, singles, v2, children),
                plans.types(),
                operations.schemas());
    }

    private StreamSpec named(String stream) {
        StreamSpec spec = byName.get(stream);
        if (spec == null) {
            throw new IllegalStateException("child-table.txt names an unknown parent: " + stream);
        }
        return spec;
    }

    private StreamSpec stream(int position, List<String> row) {
        String list = row.get(0);
        JsonNode get = operations.get(list);
        String resource = Operations.resources(get).get(0);
        return new StreamSpec(
                position,
                row.get(1),
                resource,
                list,
                IdRule.parse(row.get(4), row.get(5)),
                Operations.parameters(get, false),
                Operations.parameters(get, true),
                moment(resource, row.get(6)),
                operations.tellsDeleted(list),
                Integer.parseInt(row.get(2)),
                Integer.parseInt(row.get(3)),
                plans.of(row.get(1), resource));
    }

    private @Nullable String moment(String resource, String stated) {
        String property = stated.isEmpty() ? "created" : stated;
        return operations.schema(resource).path("properties").has(property) ? property : null;
    }

    private List<StreamSpec> singles(int first) {
        List<StreamSpec> singles = new ArrayList<>();
        for (List<String> row : TextTable.rows(CatalogReader.class, "single-table.txt", 3)) {
            JsonNode get = operations.get(row.get(0));
            EventPlan plan = new EventPlan(null, row.get(2), null, true, List.of(row.get(2)));
            singles.add(new StreamSpec(
                    first + singles.size(),
                    row.get(1),
                    Operations.resources(get).get(0),
                    row.get(0),
                    new IdRule("acct_", IdRule.Scheme.RANDOM, 16),
                    Operations.parameters(get, false),
                    Set.of(),
                    null,
                    false,
                    0,
                    1,
                    plan));
        }
        return singles;
    }
}
