// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A checked-in file that is generated from code, such as {@code docs/reference/postgres-sink.md}. A test holds the two
 * together; {@code -DupdateDocs=true} writes the file instead.
 */
public final class ReferencePage {

    private static final String UPDATE = "updateDocs";

    private ReferencePage() {}

    /**
     * Compares, or writes.
     *
     * @param path from the repository's root, for a test of a module one folder below it
     */
    public static void check(String path, String generated) {
        Path file = Path.of(System.getProperty("basedir", ""), "..", path).normalize();
        try {
            if (Boolean.getBoolean(UPDATE)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, generated);
            } else if (!Files.exists(file) || !Files.readString(file).equals(generated)) {
                throw new AssertionError(path + " is not what the code says; run this test with -D" + UPDATE
                        + "=true and review the difference");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
