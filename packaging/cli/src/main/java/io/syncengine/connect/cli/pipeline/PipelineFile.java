// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.pipeline;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syncengine.connect.cli.outcome.CommandFailure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads a pipeline's file: a JSON object of {@code name}, {@code source} and {@code sinks}, the latter an object of parts. Each
 * connector is a flat object of settings, or the name of a file with one, beside the pipeline's file.
 */
public final class PipelineFile {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Set<String> KEYS = Set.of("name", PipelineName.SOURCE, "sinks");

    private final Path file;

    private PipelineFile(Path file) {
        this.file = file;
    }

    /** @throws CommandFailure saying what is wrong with the file, and where */
    public static Pipeline read(Path file) throws CommandFailure, IOException {
        return new PipelineFile(file).read();
    }

    private Pipeline read() throws CommandFailure, IOException {
        JsonNode json = parse(file);
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (!KEYS.contains(entry.getKey())) {
                throw wrong("\"" + entry.getKey() + "\" is not one of name, source, sinks");
            }
        }
        String name = json.path("name").asText("");
        if (!PipelineName.PIPELINE.matcher(name).matches()) {
            throw wrong(
                    "\"name\" must hold letters, digits, dots, dashes and underscores: it begins the connectors' names");
        }
        JsonNode sinks = json.path("sinks");
        if (!sinks.isObject() || sinks.isEmpty()) {
            throw wrong("\"sinks\" must be an object with at least one sink, such as {\"postgres\": {…}}");
        }
        Map<String, Map<String, String>> connectors = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> sink : sinks.properties()) {
            String part = sink.getKey();
            if (!PipelineName.PART.matcher(part).matches() || part.equals(PipelineName.SOURCE)) {
                throw wrong("\"" + part + "\" cannot be the name of a sink: letters, digits and underscores, and not"
                        + " \"source\"");
            }
            connectors.put(new PipelineName(name, part).connector(), settings("sinks." + part, sink.getValue()));
        }
        connectors.put(
                new PipelineName(name, PipelineName.SOURCE).connector(),
                settings(PipelineName.SOURCE, json.path(PipelineName.SOURCE)));
        return new Pipeline(name, connectors);
    }

    private Map<String, String> settings(String where, JsonNode value) throws CommandFailure, IOException {
        JsonNode json = value;
        if (value.isTextual()) {
            json = parse(file.resolveSibling(value.asText()));
        }
        if (!json.isObject()) {
            throw wrong("\"" + where + "\" must be an object of settings, or the name of a file with one");
        }
        Map<String, String> settings = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (!entry.getValue().isValueNode() || entry.getValue().isNull()) {
                throw wrong("\"" + where + "\": the value of \"" + entry.getKey()
                        + "\" must be a text, a number, true or false");
            }
            settings.put(entry.getKey(), entry.getValue().asText());
        }
        if (settings.getOrDefault("connector.class", "").isBlank()) {
            throw wrong("\"" + where + "\" needs \"connector.class\"");
        }
        if (settings.containsKey("name")) {
            throw wrong("\"" + where + "\" must not have a \"name\": it follows from the pipeline's");
        }
        return settings;
    }

    private static JsonNode parse(Path path) throws CommandFailure, IOException {
        if (!Files.isReadable(path)) {
            throw CommandFailure.usage(path + " cannot be read");
        }
        try {
            JsonNode json = JSON.readTree(Files.readString(path));
            if (json == null || !json.isObject()) {
                throw CommandFailure.usage(path + " does not hold a JSON object");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw CommandFailure.usage(path + " is not JSON: " + e.getOriginalMessage() + " (line "
                    + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + ")");
        }
    }

    private CommandFailure wrong(String message) {
        return CommandFailure.usage(file + ": " + message);
    }
}
