// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The descriptions that tests read: a small one of our own, the bundled one, and others that may be absent. */
final class SpecFiles {

    static final Path DESCRIPTION = Path.of("..", "api-description", "stripe-openapi-2026-10-28.endive.json");
    static final Path EVENT_TYPES = Path.of("..", "api-description", "event-types.json");

    private static final Path SHARED = Path.of("..", "..", "shared", "stripe");

    private SpecFiles() {}

    static ApiDescription small() throws IOException {
        return SpecReader.read(SpecFiles.class.getResourceAsStream("small-description.json"));
    }

    static ApiDescription bundled() throws IOException {
        try (InputStream in = Files.newInputStream(DESCRIPTION)) {
            return SpecReader.read(in);
        }
    }

    /** Skips the test where the file is absent: it is data that the product does not ship. */
    static Path shared(String name) {
        Path file = SHARED.resolve(name);
        assumeTrue(Files.exists(file), () -> "skipped, since " + file + " is absent");
        return file;
    }

    static ApiDescription older(String name) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(shared("older/" + name)))) {
            return SpecReader.read(in);
        }
    }
}
