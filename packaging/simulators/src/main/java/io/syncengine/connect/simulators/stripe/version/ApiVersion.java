// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.version;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** An API version by its description: which paths it has, and what its objects look like. Immutable. */
public final class ApiVersion {
    private final String name;
    private final Projection projection;
    private final List<String[]> paths = new ArrayList<>();

    private ApiVersion(String name, JsonNode description) {
        this.name = name;
        projection = new Projection(description.path("components").path("schemas"));
        description.path("paths").fieldNames().forEachRemaining(path -> paths.add(path.split("/")));
    }

    /**
     * Reads a description.
     *
     * @param file an OpenAPI document in JSON; compressed when its name ends in {@code .gz}
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when it is no description of the API
     */
    public static ApiVersion read(Path file) throws IOException {
        try (InputStream plain = new BufferedInputStream(Files.newInputStream(file));
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(plain) : plain) {
            return of(Projection.JSON.readTree(in), file.toString());
        }
    }

    /** @throws IllegalArgumentException when it is no description of the API */
    static ApiVersion of(JsonNode description, String origin) {
        JsonNode version = description.path("info").path("version");
        if (!version.isTextual()
                || !description.path("components").path("schemas").isObject()) {
            throw new IllegalArgumentException(
                    origin + " is no description of the API: it has no version or no schemas");
        }
        return new ApiVersion(version.textValue(), description);
    }

    /** Such as {@code 2023-08-16} or {@code 2026-03-25.dahlia}. */
    public String name() {
        return name;
    }

    /** Whether the version has a path. */
    public boolean has(String path) {
        String[] parts = path.split("/");
        return paths.stream().anyMatch(template -> fits(template, parts));
    }

    private static boolean fits(String[] template, String[] parts) {
        if (template.length != parts.length) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            if (!template[i].startsWith("{") && !template[i].equals(parts[i])) {
                return false;
            }
        }
        return true;
    }

    /**
     * An answer, a list or an object as this version has it: with its properties only, and with all that it requires.
     *
     * @param json of the bundled version; digits stay as they are, other than in exponents
     * @return on one line
     */
    public String render(String json) {
        return projection.whole(json);
    }

    /**
     * Some members of an object as this version has them.
     *
     * @param resource what the object is
     * @return on one line
     */
    public String renderMembers(String resource, String json) {
        return projection.members(resource, json);
    }
}
