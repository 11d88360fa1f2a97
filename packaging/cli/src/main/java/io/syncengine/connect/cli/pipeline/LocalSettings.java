// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.pipeline;

import io.syncengine.connect.cli.outcome.CommandFailure;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Settings of a connector, as far as they can be told on this machine: {@code ${env:NAME}} and {@code ${file:PATH:NAME}} are
 * looked up here, where a worker looks on its own.
 */
public final class LocalSettings {

    /** No settings. */
    public static final LocalSettings NONE = new LocalSettings("", Map.of(), name -> null);

    /** A provider, a path where the provider wants one, and a name. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}:]*):(?:([^}]*):)?([^}:]*)}");

    private final String connector;
    private final Map<String, String> settings;
    private final UnaryOperator<@Nullable String> environment;

    /**
     * Settings as a file has them.
     *
     * @param connector their name in messages
     */
    public LocalSettings(String connector, Map<String, String> settings) {
        this(connector, settings, System::getenv);
    }

    LocalSettings(String connector, Map<String, String> settings, UnaryOperator<@Nullable String> environment) {
        this.connector = connector;
        this.settings = Map.copyOf(settings);
        this.environment = environment;
    }

    /** All of them as they are written. */
    public Map<String, String> written() {
        return settings;
    }

    /**
     * The value of a setting; empty when it is not set, or blank.
     *
     * @throws CommandFailure if it refers to something that is not to be had here
     */
    public Optional<String> text(String setting) throws CommandFailure, IOException {
        Matcher reference = REFERENCE.matcher(settings.getOrDefault(setting, ""));
        StringBuilder value = new StringBuilder();
        while (reference.find()) {
            reference.appendReplacement(value, "");
            value.append(lookUp(setting, reference));
        }
        reference.appendTail(value);
        String text = value.toString().strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** The items of a list; none when it is not set. */
    public List<String> list(String setting) throws CommandFailure, IOException {
        return text(setting).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private String lookUp(String setting, Matcher reference) throws CommandFailure, IOException {
        String value = null;
        if (reference.group(1).equals("env")) {
            value = environment.apply(reference.group(3));
        } else if (reference.group(1).equals("file") && reference.group(2) != null) {
            value = property(Path.of(reference.group(2)), reference.group(3));
        }
        if (value == null) {
            throw CommandFailure.of(connector + ": " + setting + " is " + reference.group()
                    + ", which is not to be had on this machine");
        }
        return value;
    }

    private static @Nullable String property(Path file, String name) throws IOException {
        if (!Files.isReadable(file)) {
            return null;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties.getProperty(name);
    }
}
