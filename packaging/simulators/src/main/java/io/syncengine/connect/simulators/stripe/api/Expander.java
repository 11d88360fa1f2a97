// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;
import io.syncengine.connect.simulators.stripe.data.StreamData;
import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;
import io.syncengine.connect.simulators.stripe.shape.Layout;
import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.util.List;

/** Puts objects in the place of the references that a request wants expanded. */
final class Expander {
    private static final int MOST_LEVELS = 4;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final ApiCatalog catalog;
    private final Call call;

    Expander(ApiCatalog catalog, Call call) {
        this.catalog = catalog;
        this.call = call;
    }

    /**
     * The answer with objects where the paths lead.
     *
     * @param paths as {@code expand[]} has them, such as {@code data.customer}
     * @throws RefusedException when there is no such property, or it lies too deep
     */
    String expanded(String answer, List<String> paths) {
        JsonNode tree = tree(answer);
        for (String path : paths) {
            List<String> names = List.of(path.split("\\."));
            if (names.size() > MOST_LEVELS) {
                throw refused("You cannot expand more than 4 levels of a property");
            }
            walk(tree, names, path);
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RefusedException refused(String message) {
        return new RefusedException(400, null, "expand", message);
    }

    private void walk(JsonNode node, List<String> names, String path) {
        if (names.isEmpty()) {
            return;
        }
        if (node instanceof ArrayNode array) {
            array.forEach(element -> walk(element, names, path));
        } else if (node instanceof ObjectNode object) {
            String name = names.get(0);
            if (!object.has(name)) {
                throw refused("This property cannot be expanded (" + path + ").");
            }
            JsonNode shown = object(object.get(name));
            object.set(name, shown);
            walk(shown, names.subList(1, names.size()), path);
        }
    }

    /** What a value stands for: an object in the place of its id, anything else as it is. */
    private JsonNode object(JsonNode value) {
        if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, object(array.get(i)));
            }
            return array;
        }
        @Nullable JsonNode found = value.isTextual() ? find(value.textValue()) : null;
        return found == null ? value : found;
    }

    private @Nullable JsonNode find(String id) {
        for (StreamSpec spec : catalog.streams()) {
            if (spec.isEvents()) {
                continue;
            }
            StreamData stream = call.data().stream(spec);
            int index = stream.find(id);
            if (index >= 0 && stream.exists(index, call.asOf())) {
                JsonBuffer out = new JsonBuffer(4096);
                stream.append(out, index, stream.version(index, call.asOf()), Layout.COMPACT);
                return tree(out.toString());
            }
        }
        return null;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
