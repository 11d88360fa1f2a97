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
import java.util.function.Function;

/** Which objects a list shows: those whose properties equal the parameters of the same name. Canceled subscriptions hide. */
final class PropertyFilter {
    private static final List<String> SIMPLE = List.of("string", "integer", "boolean");
    private static final String STATUS = "status";

    private final Map<String, String> wanted = new HashMap<>();
    private final boolean hidesCanceled;

    /** @throws RefusedException when a parameter is not the name of a simple property */
    PropertyFilter(ApiCatalog catalog, StreamSpec stream, Map<String, String> filters) {
        boolean isSubscriptions = stream.name().equals("subscriptions");
        hidesCanceled = isSubscriptions && !filters.containsKey(STATUS);
        filters.forEach((name, value) -> {
            if (name.equals(STATUS) && value.equals("all")) {
                return;
            }
            JsonNode property =
                    catalog.schema(stream.resource()).path("properties").path(name);
            String type = property.path("type").asText();
            if (!SIMPLE.contains(type) && !property.has("x-expansionResources")) {
                throw RefusedException.unsupported(name, stream.list());
            }
            boolean isLiteral = type.equals("integer") || type.equals("boolean");
            wanted.put(
                    name, isLiteral ? value : new JsonBuffer(32).string(value).toString());
        });
    }

    boolean shows(StreamData stream, int index, int version) {
        return showsAll() || shows(property -> stream.scalar(index, version, property));
    }

    private boolean showsAll() {
        return wanted.isEmpty() && !hidesCanceled;
    }

    /** @param values JSON text of each property; null when it is absent */
    boolean shows(Function<String, @Nullable String> values) {
        if (hidesCanceled && "\"canceled\"".equals(values.apply(STATUS))) {
            return false;
        }
        for (Map.Entry<String, String> property : wanted.entrySet()) {
            if (!property.getValue().equals(values.apply(property.getKey()))) {
                return false;
            }
        }
        return true;
    }
}
