// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@link NodeSettings} as a properties file, the way they reach another JVM. */
final class NodeFile {

    private static final String DIRECTORY = "directory";
    private static final String BROKER_PORT = "port.broker";
    private static final String CONTROLLER_PORT = "port.controller";
    private static final String REST_PORT = "port.rest";
    private static final String PLUGIN_PATH = "plugins";
    private static final String BROKER = "broker:";
    private static final String WORKER = "worker:";

    private NodeFile() {}

    static void write(NodeSettings settings, Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty(DIRECTORY, settings.directory().toString());
        properties.setProperty(BROKER_PORT, Integer.toString(settings.brokerPort()));
        properties.setProperty(CONTROLLER_PORT, Integer.toString(settings.controllerPort()));
        properties.setProperty(REST_PORT, Integer.toString(settings.restPort()));
        properties.setProperty(
                PLUGIN_PATH, settings.pluginPath().stream().map(Path::toString).collect(Collectors.joining("\n")));
        settings.broker().forEach((key, value) -> properties.setProperty(BROKER + key, value));
        settings.worker().forEach((key, value) -> properties.setProperty(WORKER + key, value));
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
    }

    static NodeSettings read(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        List<Path> plugins = Arrays.stream(properties.getProperty(PLUGIN_PATH).split("\n"))
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .toList();
        return new NodeSettings(
                Path.of(properties.getProperty(DIRECTORY)),
                Integer.parseInt(properties.getProperty(BROKER_PORT)),
                Integer.parseInt(properties.getProperty(CONTROLLER_PORT)),
                Integer.parseInt(properties.getProperty(REST_PORT)),
                plugins,
                withPrefix(properties, BROKER),
                withPrefix(properties, WORKER));
    }

    private static Map<String, String> withPrefix(Properties properties, String prefix) {
        Map<String, String> found = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), properties.getProperty(name));
            }
        }
        return found;
    }
}
