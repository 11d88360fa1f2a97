// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A bill of materials in CycloneDX's JSON. */
final class Sbom {

    /** One library that it names. */
    record Library(String group, String name, String version, String sha256, List<String> licences) {

        /** Name of its file, as Maven gives it. */
        String file() {
            return name + "-" + version + ".jar";
        }
    }

    private final JsonNode root;

    private Sbom(JsonNode root) {
        this.root = root;
    }

    /**
     * Reads one of an archive.
     *
     * @throws IOException if it has none: the plugin that writes it does nothing when Maven is offline
     */
    static Sbom of(Archive archive, String path) throws IOException {
        if (!archive.files().contains(path)) {
            throw new IOException(archive.file() + " has no " + path + ": build it without -o");
        }
        return new Sbom(new JsonMapper().readTree(archive.read(path)));
    }

    JsonNode root() {
        return root;
    }

    /** Name of the file that the bill is for. */
    String subject() {
        return library(root.path("metadata").path("component")).file();
    }

    List<Library> libraries() {
        List<Library> libraries = new ArrayList<>();
        root.path("components").forEach(component -> libraries.add(library(component)));
        return libraries;
    }

    /** SHA-256 of the libraries by the names of their files. */
    Map<String, String> hashes() {
        Map<String, String> hashes = new TreeMap<>();
        libraries().forEach(library -> hashes.put(library.file(), library.sha256()));
        return hashes;
    }

    private static Library library(JsonNode component) {
        String sha256 = "";
        for (JsonNode hash : component.path("hashes")) {
            if (hash.path("alg").asText().equals("SHA-256")) {
                sha256 = hash.path("content").asText();
            }
        }
        List<String> licences = new ArrayList<>();
        for (JsonNode choice : component.path("licenses")) {
            JsonNode licence = choice.path("license");
            licences.add(
                    choice.has("expression")
                            ? choice.path("expression").asText()
                            : licence.path("id").asText(licence.path("name").asText()));
        }
        return new Library(
                component.path("group").asText(),
                component.path("name").asText(),
                component.path("version").asText(),
                sha256,
                licences);
    }
}
