// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.quickstart.runtime.ConnectRest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Tells which settings of a connector are secrets, and hides those whose value is no reference to one. */
public final class Secrets {

    /** What is shown in place of a secret. */
    public static final String HIDDEN = "[hidden]";

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}]+}");

    /** Settings that the plugin does not define, such as those of clients and of converters. */
    private static final Pattern NAME =
            Pattern.compile(".*(password|secret|token|credentials|sasl\\.jaas|api\\.key|\\.key\\.pem).*");

    private final ConnectRest rest;

    public Secrets(ConnectRest rest) {
        this.rest = rest;
    }

    /** The settings by name, with secrets that are written out hidden. */
    public Map<String, String> hide(Map<String, String> settings) throws IOException, InterruptedException {
        Map<String, String> shown = new TreeMap<>(settings);
        writtenOut(settings).forEach(name -> shown.put(name, HIDDEN));
        return shown;
    }

    /** Names of secrets whose value, not a reference to it, is in the settings: Connect keeps these in clear. */
    public List<String> writtenOut(Map<String, String> settings) throws IOException, InterruptedException {
        Set<String> passwords = passwords(settings.getOrDefault("connector.class", ""));
        List<String> found = new ArrayList<>();
        settings.forEach((name, value) -> {
            boolean isSecret = passwords.contains(name)
                    || NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
            boolean isPath = name.endsWith(".location") || name.endsWith(".path") || name.endsWith(".file");
            if (isSecret
                    && !isPath
                    && !value.isBlank()
                    && !REFERENCE.matcher(value).find()) {
                found.add(name);
            }
        });
        found.sort(null);
        return found;
    }

    /** Settings that the plugin itself takes for passwords; none where the worker has not loaded it. */
    private Set<String> passwords(String type) throws IOException, InterruptedException {
        Set<String> names = new HashSet<>();
        if (rest.plugins().contains(type)) {
            for (JsonNode setting : rest.call("GET", "/connector-plugins/" + type + "/config", null)) {
                if (setting.path("type").asText().equals("PASSWORD")) {
                    names.add(setting.path("name").asText());
                }
            }
        }
        return names;
    }
}
