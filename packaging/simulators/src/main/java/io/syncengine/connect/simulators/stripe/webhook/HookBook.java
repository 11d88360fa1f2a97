// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;
import io.syncengine.connect.simulators.stripe.data.Dataset;
import io.syncengine.connect.simulators.stripe.data.StreamData;
import io.syncengine.connect.simulators.stripe.shape.Draws;
import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;
import io.syncengine.connect.simulators.stripe.shape.Layout;
import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The webhook endpoints of an account in one mode. What an endpoint is like stands in its object, as in every other stream;
 * here are only its secrets. Endpoints that the account has from the start have none, so nothing is sent to them.
 */
public final class HookBook {
    /** Endpoints that an account may have. */
    public static final int MOST = 16;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StreamSpec spec;
    private final Set<String> eventTypes;
    private final Dataset data;
    private final Map<Integer, Entry> entries = new LinkedHashMap<>();
    private int secretsMade;

    /** What is known of an endpoint beside its object, and the last reading of that. */
    private static final class Entry {
        private final boolean isConnect;
        private List<SigningSecret> secrets;
        private @Nullable HookEndpoint read;
        private int readVersion;

        Entry(boolean isConnect, String secret) {
            this.isConnect = isConnect;
            secrets = List.of(SigningSecret.current(secret));
        }
    }

    public HookBook(ApiCatalog catalog, Dataset data) {
        spec = catalog.stream("webhook_endpoints");
        eventTypes = catalog.eventTypes();
        this.data = data;
    }

    public StreamSpec spec() {
        return spec;
    }

    public Dataset data() {
        return data;
    }

    /** Whether there are as many as an account may have. */
    public boolean isFull() {
        return data.stream(spec).alive() >= MOST;
    }

    /**
     * A new endpoint.
     *
     * @param members JSON texts of its properties on one line; those missing are as Stripe sets them
     * @param isConnect whether it gets the events of connected accounts
     * @param secret null: one is made
     * @return its number in the stream
     */
    public int create(Map<String, String> members, boolean isConnect, @Nullable String secret) {
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "api_version", "null",
                "application", "null",
                "description", "null",
                "enabled_events", "[\"*\"]",
                "metadata", "{}",
                "status", "\"enabled\""));
        all.putAll(members);
        int index = data.plant(spec, all, Set.of());
        entries.put(index, new Entry(isConnect, secret == null ? newSecret() : secret));
        return index;
    }

    /**
     * A new endpoint.
     *
     * @param events types; {@link HookEndpoint#ALL} stands for all
     * @param secret null: one is made
     * @throws IllegalArgumentException when there are as many as an account may have, or a type is none
     */
    public HookEndpoint create(String url, Collection<String> events, boolean isConnect, @Nullable String secret) {
        if (isFull()) {
            throw new IllegalArgumentException("There are " + MOST + " webhook endpoints already");
        }
        ArrayNode types = JSON.createArrayNode();
        for (String type : events) {
            if (!type.equals(HookEndpoint.ALL) && !eventTypes.contains(type)) {
                throw new IllegalArgumentException("There is no event type " + type);
            }
            types.add(type);
        }
        int index = create(
                Map.of("url", TextNode.valueOf(url).toString(), "enabled_events", types.toString()), isConnect, secret);
        return read(index, Objects.requireNonNull(entries.get(index)));
    }

    /** Replaces properties of an endpoint. @param members JSON texts on one line */
    public void update(int index, Map<String, String> members) {
        data.edit(spec, index, members, Set.of());
        data.update(spec, index);
    }

    public void delete(int index) {
        data.delete(spec, index);
    }

    /** Number of an endpoint; -1 when there is none with the id. */
    public int find(String id) {
        int index = data.stream(spec).find(id);
        return index >= 0 && data.stream(spec).exists(index, data.now()) ? index : -1;
    }

    /** The secret that deliveries to an endpoint are signed with; null for those from the start. */
    public @Nullable String secret(int index) {
        @Nullable Entry entry = entries.get(index);
        return entry == null ? null : entry.secrets.get(0).value();
    }

    /**
     * Replaces the secret of an endpoint.
     *
     * @param overlap how long deliveries are signed with the old one too
     * @return the new one
     * @throws IllegalArgumentException when the endpoint is none, or one from the start
     */
    public String roll(String id, Duration overlap) {
        @Nullable Entry entry = entries.get(find(id));
        if (entry == null) {
            throw new IllegalArgumentException("There is no webhook endpoint " + id + " with a secret");
        }
        String secret = newSecret();
        List<SigningSecret> secrets = new ArrayList<>(List.of(SigningSecret.current(secret)));
        long end = data.now() + overlap.toMillis();
        entry.secrets.stream()
                .filter(old -> old.isUsedAt(data.now()))
                .map(old -> new SigningSecret(old.value(), Math.min(old.until(), end)))
                .forEach(secrets::add);
        entry.secrets = List.copyOf(secrets);
        entry.read = null;
        return secret;
    }

    private String newSecret() {
        long draw = Draws.mix(Draws.mix(data.seed() + 17, data.livemode() ? 1 : 0), secretsMade++);
        return new JsonBuffer(40).append("whsec_").base62(draw, 32).toString();
    }

    /** Those that something may be sent to. */
    public List<HookEndpoint> endpoints() {
        StreamData stream = data.stream(spec);
        entries.keySet().removeIf(index -> !stream.exists(index, data.now()));
        List<HookEndpoint> endpoints = new ArrayList<>();
        entries.forEach((index, entry) -> endpoints.add(read(index, entry)));
        return endpoints;
    }

    private HookEndpoint read(int index, Entry entry) {
        StreamData stream = data.stream(spec);
        int version = stream.version(index, data.now());
        if (entry.read == null || entry.readVersion != version) {
            JsonBuffer out = new JsonBuffer(1024);
            stream.append(out, index, version, Layout.COMPACT);
            entry.read = read(stream.id(index), tree(out.toString()), entry);
            entry.readVersion = version;
        }
        return entry.read;
    }

    private static HookEndpoint read(String id, JsonNode object, Entry entry) {
        Set<String> events = new HashSet<>();
        object.path("enabled_events").forEach(type -> events.add(type.asText()));
        return new HookEndpoint(
                id,
                object.path("url").asText(),
                events,
                object.path("api_version").textValue(),
                entry.isConnect,
                object.path("status").asText().equals("enabled"),
                entry.secrets);
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
