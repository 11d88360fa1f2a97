// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The descriptions that tests read: a small one of our own, the bundled one, and others that may be absent. */
public final class SpecFiles {

    static final Path DESCRIPTION = Path.of("..", "api-description", "stripe-openapi-2026-10-28.endive.json");
    static final Path EVENT_TYPES = Path.of("..", "api-description", "event-types.json");

    /** Beside the checkout, or beside the folder that holds a work tree. */
    private static final List<Path> SHARED =
            List.of(Path.of("..", "..", "shared", "stripe"), Path.of("..", "..", "..", "shared", "stripe"));

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
        for (Path folder : SHARED) {
            if (Files.exists(folder.resolve(name))) {
                return folder.resolve(name);
            }
        }
        return abort("skipped, since shared/stripe/" + name + " is absent");
    }

    /** The version before several new streams, unpacked. */
    public static byte[] dahlia() throws IOException {
        try (InputStream in =
                new GZIPInputStream(SpecFiles.class.getResourceAsStream("stripe-openapi-2026-03-25.dahlia.json.gz"))) {
            return in.readAllBytes();
        }
    }

    static ApiDescription older(String name) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(shared("older/" + name)))) {
            return SpecReader.read(in);
        }
    }
}
