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

    /** The stream of v2 events. */
    public static final String V2_EVENTS = "v2_core_events";

    private static final String SUMMARISED = "entitlements";

    private final String version;
    private final List<StreamSpec> streams;
    private final List<StreamSpec> singles;
    private final List<StreamSpec> v2;
    private final List<ChildSpec> children;
    private final Map<String, StreamSpec> byName = new HashMap<>();
    private final Map<String, StreamSpec> byList = new HashMap<>();
    private final Map<String, StreamSpec> byResource = new HashMap<>();
    private final Map<String, StreamSpec> bySinglePath = new HashMap<>();
    private final Map<String, ChildSpec> byChildName = new HashMap<>();
    private final Map<Integer, ChildSpec> byKind = new HashMap<>();
    private final Set<String> eventTypes;
    private final JsonNode schemas;

    /**
     * All that can be read, except events of accounts.
     *
     * @param streams lists at the top
     * @param singles objects that an account has one of
     * @param v2 lists below {@code /v2/}
     * @param children lists that are read through a parent
     */
    record Lists(List<StreamSpec> streams, List<StreamSpec> singles, List<StreamSpec> v2, List<ChildSpec> children) {
        Lists {
            streams = List.copyOf(streams);
            singles = List.copyOf(singles);
            v2 = List.copyOf(v2);
            children = List.copyOf(children);
        }
    }

    ApiCatalog(String version, Lists lists, Set<String> eventTypes, JsonNode schemas) {
        this.version = version;
        streams = lists.streams();
        singles = lists.singles();
        v2 = lists.v2();
        children = lists.children();
        this.eventTypes = Set.copyOf(eventTypes);
        this.schemas = schemas;
        for (StreamSpec stream : streams) {
            byName.put(stream.name(), stream);
            byList.put(stream.list(), stream);
            byResource.putIfAbsent(stream.resource(), stream);
        }
        for (StreamSpec single : singles) {
            byName.put(single.name(), single);
            bySinglePath.put(single.list(), single);
        }
        for (StreamSpec stream : v2) {
            byName.put(stream.name(), stream);
            byResource.putIfAbsent(stream.resource(), stream);
        }
        for (ChildSpec child : children) {
            byChildName.put(child.name(), child);
            child.kinds().forEach(kind -> byKind.put(kind.position(), child));
            if (child.signals().summary() != null) {
                byKind.put(child.signals().summary().position(), child);
            }
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

    /** The lists at the top, in the order of their paths. */
    public List<StreamSpec> streams() {
        return streams;
    }

    /** What an account has one of, such as its balance. */
    public List<StreamSpec> singles() {
        return singles;
    }

    /** The lists below {@code /v2/}, in the order of their paths. */
    public List<StreamSpec> v2() {
        return v2;
    }

    /** The lists that are read through a parent, in the order of their paths. */
    public List<ChildSpec> children() {
        return children;
    }

    /** Positions of all that has objects: from 0 to this minus one. */
    public int positions() {
        return streams.size() + singles.size() + v2.size() + byKind.size();
    }

    public Optional<ChildSpec> child(String name) {
        return Optional.ofNullable(byChildName.get(name));
    }

    /** The list that objects of this kind, or summaries of this kind, belong to; empty for lists at the top. */
    public Optional<ChildSpec> childOf(StreamSpec kind) {
        return Optional.ofNullable(byKind.get(kind.position()));
    }

    /** Properties of a stream's objects that show the first of their children, with the list of each. */
    public Map<String, ChildSpec> shownIn(StreamSpec stream) {
        Map<String, ChildSpec> shown = new HashMap<>();
        for (ChildSpec child : children) {
            if (child.field() != null && child.parent().equals(stream)) {
                shown.put(child.field(), child);
            }
            if (stream.equals(child.signals().summary())) {
                shown.put(SUMMARISED, child);
            }
        }
        return shown;
    }

    public Optional<StreamSpec> bySinglePath(String path) {
        return Optional.ofNullable(bySinglePath.get(path));
    }

    /** A list at the top or below {@code /v2/}, or what an account has one of. @throws IllegalArgumentException when there is no such stream */
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
