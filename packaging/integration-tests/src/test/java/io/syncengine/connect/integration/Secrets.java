// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.quickstart.runtime.ConnectRest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Searches what a worker shows and writes for the secrets that it was given. */
final class Secrets {

    private final List<String> secrets;

    Secrets(List<String> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** Lines of the files of a directory that hold one. */
    List<String> inFiles(Path directory) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.addAll(in(file.getFileName().toString(), Files.readString(file)));
            }
        }
        return found;
    }

    /** Answers of the worker's REST API about its connectors that hold one. */
    List<String> inAnswers(ConnectRest rest) throws IOException, InterruptedException {
        List<String> found = new ArrayList<>();
        JsonNode connectors = rest.call("GET", "/connectors?expand=info&expand=status", null);
        found.addAll(in("/connectors", connectors.toPrettyString()));
        for (String connector : iterable(connectors)) {
            for (String part : List.of("/config", "/tasks", "/offsets", "/topics")) {
                String path = "/connectors/" + connector + part;
                found.addAll(in(path, rest.call("GET", path, null).toPrettyString()));
            }
        }
        return found;
    }

    /** Lines of a text that hold one. */
    List<String> in(String where, String text) {
        return text.lines()
                .filter(line -> secrets.stream().anyMatch(line::contains))
                .limit(3)
                .map(line -> where + ": " + line)
                .toList();
    }

    private static List<String> iterable(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
