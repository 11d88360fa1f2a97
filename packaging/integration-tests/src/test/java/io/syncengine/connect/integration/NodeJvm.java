// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * JVM options of nodes and workers that live for a minute: what makes long runs fast only makes their start slow. The first
 * one that ends by itself leaves its classes in a file, and those after it on the same class path start from there. A JVM that
 * cannot use the file starts without it.
 */
final class NodeJvm {

    /** Compiles quickly rather than well. */
    static final String QUICK = "-XX:TieredStopAtLevel=1";

    private static final Path CLASSES = emptied(Path.of("target", "node.jsa").toAbsolutePath());

    private NodeJvm() {}

    /** Options of a JVM that may leave its classes when it ends. */
    static List<String> options() {
        return isWritten() ? reading() : List.of(QUICK, "-XX:ArchiveClassesAtExit=" + CLASSES);
    }

    /** Options of a JVM whose class path an agent makes longer, or that nobody stops. */
    static List<String> reading() {
        return isWritten() ? List.of(QUICK, "-XX:SharedArchiveFile=" + CLASSES) : List.of(QUICK);
    }

    private static boolean isWritten() {
        return Files.exists(CLASSES);
    }

    private static Path emptied(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
