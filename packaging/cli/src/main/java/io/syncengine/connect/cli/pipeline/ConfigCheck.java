// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.quickstart.progress.Texts;
import io.syncengine.connect.quickstart.runtime.ConnectRest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has a worker check configurations before anything is deployed: their form, and what they reach, live. */
final class ConfigCheck {

    private static final String CLASS = "connector.class";

    /** Up to the first full stop that ends a sentence. */
    private static final Pattern SENTENCE = Pattern.compile("^(.*?[.!?])(?:\\s|$)", Pattern.DOTALL);

    /** More values than these are not shown. */
    private static final int MAX_VALUES = 8;

    private final ConnectRest rest;

    ConfigCheck(ConnectRest rest) {
        this.rest = rest;
    }

    /**
     * Checks a configuration.
     *
     * @return what is wrong; empty when nothing is
     */
    List<SettingProblem> problems(String connector, Map<String, String> settings)
            throws IOException, InterruptedException {
        String type = settings.getOrDefault(CLASS, "");
        Set<String> loaded = new LinkedHashSet<>(rest.plugins());
        if (loaded.stream().noneMatch(plugin -> isNameOf(type, plugin))) {
            return List.of(new SettingProblem(
                    connector,
                    CLASS,
                    "the worker has not loaded " + type,
                    "Unpack the plugin into a folder of the worker's plugin.path and restart the worker. Loaded: "
                            + String.join(", ", loaded)));
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        settings.forEach(body::put);
        body.put("name", connector);
        String plugin = type.substring(type.lastIndexOf('.') + 1);
        JsonNode answer = rest.call("PUT", "/connector-plugins/" + plugin + "/config/validate", body);
        List<SettingProblem> problems = new ArrayList<>();
        for (JsonNode setting : answer.path("configs")) {
            JsonNode value = setting.path("value");
            String help = help(setting.path("definition"), value.path("recommended_values"));
            for (JsonNode error : value.path("errors")) {
                problems.add(new SettingProblem(
                        connector, value.path("name").asText(), Texts.printable(error.asText()), help));
            }
        }
        return problems;
    }

    /** Whether Connect takes the text for the plugin: by its name, its last part, or that without {@code Connector}. */
    private static boolean isNameOf(String text, String plugin) {
        String last = plugin.substring(plugin.lastIndexOf('.') + 1);
        return text.equals(plugin) || text.equals(last) || last.equals(text + "Connector");
    }

    private static String help(JsonNode definition, JsonNode recommended) {
        String documentation = Texts.printable(definition.path("documentation").asText(""));
        Matcher sentence = SENTENCE.matcher(documentation);
        StringBuilder help = new StringBuilder(sentence.find() ? sentence.group(1) : documentation);
        if (recommended.size() > 0 && recommended.size() <= MAX_VALUES) {
            List<String> values = new ArrayList<>();
            recommended.forEach(value -> values.add(value.asText()));
            help.append(help.isEmpty() ? "" : " ")
                    .append("One of: ")
                    .append(String.join(", ", values))
                    .append('.');
        }
        return help.toString();
    }
}
