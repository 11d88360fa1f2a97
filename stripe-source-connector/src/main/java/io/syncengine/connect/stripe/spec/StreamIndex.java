// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.protocol.FieldKind;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything a registry is made of, as the build writes it into the archive.
 *
 * @param apiVersion version of Stripe's API
 * @param events types that concern any of the streams
 */
record StreamIndex(String apiVersion, List<Entry> entries, List<EventMeaning> events) {

    static final String RESOURCE = "stream-index.json";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * One stream with all that is known of it.
     *
     * @param weight how many rows it usually has, in relation to other streams
     */
    record Entry(StreamDefinition stream, int weight) {}

    StreamIndex {
        entries = List.copyOf(entries);
        events = List.copyOf(events);
    }

    /** The same text for the same index. */
    String toJson() {
        ObjectNode root = MAPPER.createObjectNode().put("apiVersion", apiVersion);
        ArrayNode streams = root.putArray("streams");
        for (Entry entry : entries) {
            StreamDefinition stream = entry.stream();
            ObjectNode node = streams.addObject()
                    .put("name", stream.name())
                    .put("alias", stream.alias())
                    .put("path", stream.path())
                    .put("class", stream.streamClass().name())
                    .put("paging", stream.paging().name())
                    .put("exhaustive", stream.exhaustive())
                    .put("testClocks", stream.testClocks())
                    .put("retrieve", stream.retrievePath())
                    .put("weight", entry.weight());
            stream.resources().forEach(node.putArray("resources")::add);
            putLinks(node, stream);
            ObjectNode fixed = node.putObject("fixed");
            stream.fixedParameters().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(parameter -> fixed.put(parameter.getKey(), parameter.getValue()));
            ObjectNode fields = node.putObject("fields");
            stream.fields()
                    .forEach(field -> fields.put(field.name(), field.kind().code()));
        }
        putEvents(root.putArray("events"));
        return root.toString();
    }

    private void putEvents(ArrayNode array) {
        for (EventMeaning meaning : events) {
            ObjectNode node = array.addObject().put("type", meaning.type());
            meaning.objects().forEach(node.putArray("objects")::add);
            ArrayNode rules = node.putArray("rules");
            for (EventRule rule : meaning.rules()) {
                ObjectNode written = rules.addObject()
                        .put("stream", rule.stream())
                        .put("subject", rule.subject().name())
                        .put("delete", rule.delete());
                if (rule.changed() != null) {
                    written.put("changed", rule.changed());
                }
            }
        }
    }

    private static void putLinks(ObjectNode node, StreamDefinition stream) {
        CreatedFilter filter = stream.createdFilter();
        if (filter != null) {
            node.putObject("range")
                    .put("field", filter.field())
                    .put("form", filter.form().name());
        }
        ParentLink parent = stream.parent();
        if (parent != null) {
            node.putObject("parent")
                    .put("stream", parent.stream())
                    .put("form", parent.form().name())
                    .put("field", parent.field())
                    .put("parameter", parent.parameter())
                    .put("appendOnly", parent.appendOnly())
                    .put("qualifiedId", parent.qualifiedId())
                    .put("back", parent.back())
                    .put("told", parent.told());
        }
    }

    /** Reads what {@link #toJson} wrote. */
    static StreamIndex read(InputStream in) throws IOException {
        JsonNode root = MAPPER.readTree(in);
        List<Entry> entries = new ArrayList<>();
        for (JsonNode node : root.path("streams")) {
            StreamDefinition stream = stream(node);
            entries.add(new Entry(stream, node.path("weight").intValue()));
        }
        return new StreamIndex(root.path("apiVersion").textValue(), entries, events(root.path("events")));
    }

    private static List<EventMeaning> events(JsonNode array) {
        List<EventMeaning> events = new ArrayList<>();
        for (JsonNode node : array) {
            List<EventRule> rules = new ArrayList<>();
            for (JsonNode rule : node.path("rules")) {
                rules.add(new EventRule(
                        rule.path("stream").textValue(),
                        EventRule.Subject.valueOf(rule.path("subject").textValue()),
                        rule.path("delete").booleanValue(),
                        rule.path("changed").textValue()));
            }
            events.add(
                    new EventMeaning(node.path("type").textValue(), List.copyOf(strings(node.path("objects"))), rules));
        }
        return events;
    }

    private static StreamDefinition stream(JsonNode node) {
        Map<String, String> fixed = new LinkedHashMap<>();
        node.path("fixed")
                .properties()
                .forEach(parameter ->
                        fixed.put(parameter.getKey(), parameter.getValue().textValue()));
        List<FieldDefinition> fields = new ArrayList<>();
        node.path("fields")
                .properties()
                .forEach(field -> fields.add(new FieldDefinition(
                        field.getKey(), FieldKind.ofCode(field.getValue().textValue()))));
        return new StreamDefinition(
                node.path("name").textValue(),
                node.path("alias").textValue(),
                List.copyOf(strings(node.path("resources"))),
                node.path("path").textValue(),
                StreamClass.valueOf(node.path("class").textValue()),
                Paging.valueOf(node.path("paging").textValue()),
                parent(node.path("parent")),
                createdFilter(node.path("range")),
                node.path("exhaustive").booleanValue(),
                node.path("testClocks").booleanValue(),
                fixed,
                textOrNull(node.path("retrieve")),
                fields);
    }

    private static @Nullable ParentLink parent(JsonNode node) {
        return node.isMissingNode()
                ? null
                : new ParentLink(
                        node.path("stream").textValue(),
                        ParentLink.Form.valueOf(node.path("form").textValue()),
                        textOrNull(node.path("field")),
                        textOrNull(node.path("parameter")),
                        node.path("appendOnly").booleanValue(),
                        node.path("qualifiedId").booleanValue(),
                        textOrNull(node.path("back")),
                        textOrNull(node.path("told")));
    }

    private static @Nullable CreatedFilter createdFilter(JsonNode node) {
        return node.isMissingNode()
                ? null
                : new CreatedFilter(
                        node.path("field").textValue(),
                        CreatedFilter.Form.valueOf(node.path("form").textValue()));
    }

    private static @Nullable String textOrNull(JsonNode node) {
        return node.textValue();
    }

    private static Set<String> strings(JsonNode array) {
        Set<String> strings = new LinkedHashSet<>();
        array.forEach(item -> strings.add(item.textValue()));
        return strings;
    }
}
