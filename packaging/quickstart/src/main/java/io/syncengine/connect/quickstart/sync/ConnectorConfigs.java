// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.sync;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Connector configurations as the files of {@code config/} hold them: flat JSON objects of strings. */
public final class ConnectorConfigs {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Pattern FROM_ENVIRONMENT = Pattern.compile("\\$\\{env:([A-Z0-9_]+)}");

    private ConnectorConfigs() {}

    /** Reads a file, keeping its order. */
    public static Map<String, String> read(Path file) throws IOException {
        return JSON.readValue(Files.readString(file), new TypeReference<LinkedHashMap<String, String>>() {});
    }

    public static void write(Map<String, String> config, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, JSON.writeValueAsString(config) + "\n");
    }

    /**
     * The same with secrets read from a file in place of the environment, which cannot be changed once a worker runs:
     * {@code ${env:NAME}} becomes {@code ${file:<path>:NAME}}.
     */
    public static Map<String, String> withSecretsFrom(Path secrets, Map<String, String> config) {
        Map<String, String> replaced = new LinkedHashMap<>();
        config.forEach((key, value) -> replaced.put(
                key,
                FROM_ENVIRONMENT
                        .matcher(value)
                        .replaceAll(
                                found -> Matcher.quoteReplacement("${file:" + secrets + ":" + found.group(1) + "}"))));
        return replaced;
    }
}
