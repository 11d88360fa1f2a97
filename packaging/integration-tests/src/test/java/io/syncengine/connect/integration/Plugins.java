// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.quickstart.sync.ComponentArchives;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The component archives, unpacked once for all tests of this JVM. */
final class Plugins {

    static final Path CHECKOUT = Path.of(System.getProperty("checkout", "../.."));
    static final Path DIRECTORY = unpack();

    private Plugins() {}

    private static Path unpack() {
        try {
            Path directory = Path.of("target", "plugins").toAbsolutePath();
            List<Path> archives = ComponentArchives.find(CHECKOUT);
            assertThat(archives)
                    .as("component archives; package the connectors first")
                    .hasSize(3);
            ComponentArchives.unpack(archives, directory);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
