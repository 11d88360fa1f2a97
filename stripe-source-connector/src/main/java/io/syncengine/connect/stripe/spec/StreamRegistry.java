// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The streams of one version of Stripe's API. Immutable; safe for any thread. */
public final class StreamRegistry {

    /** Read once, by the first who asks. */
    private static final class Bundled {
        static final StreamIndex INDEX = readIndex();
        static final StreamRegistry REGISTRY = new StreamRegistry(INDEX);

        private static StreamIndex readIndex() {
            try (InputStream in = StreamRegistry.class.getResourceAsStream(StreamIndex.RESOURCE)) {
                if (in == null) {
                    throw new IllegalStateException(StreamIndex.RESOURCE + " is missing from the archive");
                }
                return StreamIndex.read(in);
            } catch (IOException e) {
                throw new UncheckedIOException(StreamIndex.RESOURCE + " cannot be read", e);
            }
        }
    }

    private static final String V2 = "v2.";

    private static final String V2_EVENTS = "v2_core_events";

    private final StreamIndex index;
    private final String apiVersion;
    private final List<StreamDefinition> streams;
    private final Map<String, StreamDefinition> byName = new HashMap<>();
    private final Map<String, Integer> weights = new HashMap<>();
    private final EventTypes eventTypes;

    StreamRegistry(StreamIndex index) {
        this.index = index;
        this.apiVersion = index.apiVersion();
        List<StreamDefinition> all = new ArrayList<>();
        for (StreamIndex.Entry entry : index.entries()) {
            StreamDefinition stream = entry.stream();
            all.add(stream);
            weights.put(stream.name(), entry.weight());
            byName.putIfAbsent(stream.alias(), stream);
        }
        // A name beats another stream's alias.
        all.forEach(stream -> byName.put(stream.name(), stream));
        this.streams = List.copyOf(all);
        this.eventTypes = new EventTypes(index.events());
    }

    /** The streams of the API version that this release was built for; no parsing of API descriptions. */
    public static StreamRegistry bundled() {
        return Bundled.REGISTRY;
    }

    /**
     * The streams of another version, with the event types that this release knows: Stripe sends the same types
     * whatever the version. Those of v2 concern nothing where the version has no list of them.
     */
    public static StreamRegistry of(ApiDescription description) {
        StreamTable table = StreamTable.bundled();
        List<StreamIndex.Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (StreamDefinition stream : table.streams(description)) {
            entries.add(new StreamIndex.Entry(stream, table.weight(stream)));
            names.add(stream.name());
        }
        List<EventMeaning> events = new ArrayList<>();
        for (EventMeaning meaning : Bundled.INDEX.events()) {
            List<EventRule> rules = meaning.rules().stream()
                    .filter(rule -> names.contains(rule.stream()))
                    .toList();
            boolean isListed = !meaning.type().startsWith(V2) || names.contains(V2_EVENTS);
            if (isListed && !rules.isEmpty()) {
                events.add(new EventMeaning(meaning.type(), meaning.objects(), rules));
            }
        }
        return new StreamRegistry(new StreamIndex(description.version(), entries, events));
    }

    /**
     * Reads what {@link #toJson} of the same release wrote. The stream is not closed.
     *
     * @throws IOException if it is no JSON
     * @throws RuntimeException if it is other JSON
     */
    public static StreamRegistry read(InputStream index) throws IOException {
        StreamIndex read = StreamIndex.read(index);
        if (read.entries().isEmpty()) {
            throw new IllegalArgumentException("not an index of streams");
        }
        return new StreamRegistry(read);
    }

    /** All of it as text, which is quicker to read than the description that it was made of. */
    public String toJson() {
        return index.toJson();
    }

    /** Such as {@code 2026-10-28.endive}. */
    public String apiVersion() {
        return apiVersion;
    }

    /** All streams by name. */
    public List<StreamDefinition> streams() {
        return streams;
    }

    /** The stream of that name or singular alias. */
    public Optional<StreamDefinition> find(String nameOrAlias) {
        return Optional.ofNullable(byName.get(nameOrAlias));
    }

    /** How many rows the stream usually has, in relation to other streams; at least 1, and 1 if it is unknown. */
    public int weight(String stream) {
        return weights.getOrDefault(stream, 1);
    }

    public EventTypes eventTypes() {
        return eventTypes;
    }
}
