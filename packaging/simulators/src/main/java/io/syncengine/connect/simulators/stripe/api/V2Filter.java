// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;
import io.syncengine.connect.simulators.stripe.data.StreamData;
import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which objects a v2 list shows: those whose properties have one of the values asked for. Closed accounts hide. */
final class V2Filter {
    private static final String CLOSED = "closed";
    private static final Map<String, String> PLURALS = Map.of("statuses", "status");
    private static final Set<String> SIMPLE = Set.of("string", "integer", "boolean");

    private final Map<String, List<String>> wanted = new HashMap<>();
    private final boolean hidesClosed;

    /**
     * @param parent value of {@code account} that persons have; null: the list has no parent
     * @throws RefusedException when a parameter is not the name of a simple property
     */
    V2Filter(ApiCatalog catalog, StreamSpec stream, Map<String, List<String>> filters, @Nullable String parent) {
        hidesClosed = stream.name().equals("v2_core_accounts") && !filters.containsKey(CLOSED);
        filters.forEach((name, values) -> {
            String property = PLURALS.getOrDefault(name, name);
            JsonNode schema =
                    catalog.schema(stream.resource()).path("properties").path(property);
            if (!SIMPLE.contains(schema.path("type").asText())) {
                throw RefusedException.unsupported(name, stream.list());
            }
            boolean isText = schema.path("type").asText().equals("string");
            wanted.put(
                    property,
                    values.stream().map(value -> isText ? quoted(value) : value).toList());
        });
        if (parent != null) {
            wanted.put("account", List.of(quoted(parent)));
        }
    }

    private static String quoted(String text) {
        return new JsonBuffer(32).string(text).toString();
    }

    boolean shows(StreamData stream, int index, int version) {
        if (hidesClosed && "true".equals(stream.scalar(index, version, CLOSED))) {
            return false;
        }
        for (Map.Entry<String, List<String>> property : wanted.entrySet()) {
            @Nullable String value = stream.scalar(index, version, property.getKey());
            if (value == null
                    ? !property.getValue().contains("false")
                    : !property.getValue().contains(value)) {
                return false;
            }
        }
        return true;
    }
}
