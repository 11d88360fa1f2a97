// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The API description as the simulator needs it. Immutable; reading it takes a fraction of a second, so share it. */
public final class ApiCatalog {
    /** The stream of events, which has rules of its own. */
    public static final String EVENTS = "events";

    private final String version;
    private final List<StreamSpec> streams;
    private final Map<String, StreamSpec> byName = new HashMap<>();
    private final Map<String, StreamSpec> byList = new HashMap<>();
    private final Map<String, StreamSpec> byResource = new HashMap<>();
    private final Set<String> eventTypes;
    private final JsonNode schemas;

    ApiCatalog(String version, List<StreamSpec> streams, Set<String> eventTypes, JsonNode schemas) {
        this.version = version;
        this.streams = List.copyOf(streams);
        this.eventTypes = Set.copyOf(eventTypes);
        this.schemas = schemas;
        for (StreamSpec stream : streams) {
            byName.put(stream.name(), stream);
            byList.put(stream.list(), stream);
            byResource.putIfAbsent(stream.resource(), stream);
        }
    }

    /** The catalog of the API description that this program carries, read on the first call. */
    public static ApiCatalog bundled() {
        return Bundled.CATALOG;
    }

    /** API version of the description, such as {@code 2026-10-28.endive}. */
    public String version() {
        return version;
    }

    /** All lists, in the order of their paths. */
    public List<StreamSpec> streams() {
        return streams;
    }

    /** @throws IllegalArgumentException when there is no such stream */
    public StreamSpec stream(String name) {
        StreamSpec stream = byName.get(name);
        if (stream == null) {
            throw new IllegalArgumentException("There is no stream " + name);
        }
        return stream;
    }

    public Optional<StreamSpec> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Optional<StreamSpec> byList(String path) {
        return Optional.ofNullable(byList.get(path));
    }

    public Optional<StreamSpec> byResource(String resource) {
        return Optional.ofNullable(byResource.get(resource));
    }

    /** Every v1 event type. */
    public Set<String> eventTypes() {
        return eventTypes;
    }

    /**
     * A component schema, as JSON.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public JsonNode schema(String name) {
        @Nullable JsonNode schema = schemas.get(name);
        if (schema == null) {
            throw new IllegalArgumentException("There is no schema " + name);
        }
        return schema;
    }

    /** The schema that {@code node} refers to, or {@code node} itself. */
    public JsonNode resolve(JsonNode node) {
        @Nullable JsonNode reference = node.get("$ref");
        return reference == null ? node : schema(reference(reference.textValue()));
    }

    /** Name of the component that a reference points to. */
    public static String reference(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static final class Bundled {
        static final ApiCatalog CATALOG = CatalogReader.read("stripe-openapi-2026-10-28.endive.json");
    }
}
