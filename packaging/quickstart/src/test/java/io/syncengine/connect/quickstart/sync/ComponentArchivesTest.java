// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class ComponentArchivesTest {

    @TempDir
    Path directory;

    @Test
    void findsTheArchivesOfAllModules() throws Exception {
        Path one = archive("a-connector/target/components/packages/one.zip", "one/lib/x.jar");
        Path two = archive("b-connector/target/components/packages/two.zip", "two/lib/x.jar");
        Files.createDirectories(directory.resolve("docs"));

        assertThat(ComponentArchives.find(directory)).containsExactly(one, two);
    }

    @Test
    void unpacksSideBySideInPlaceOfWhatWasThere() throws Exception {
        Path plugins = directory.resolve("plugins");
        Files.createDirectories(plugins.resolve("old/lib"));
        Files.writeString(plugins.resolve("old/lib/old.jar"), "old");

        ComponentArchives.unpack(
                List.of(archive("one.zip", "one/lib/x.jar"), archive("two.zip", "two/lib/x.jar")), plugins);

        assertThat(plugins.resolve("one/lib/x.jar")).hasContent("one/lib/x.jar");
        assertThat(plugins.resolve("two/lib/x.jar")).exists();
        assertThat(plugins.resolve("old")).doesNotExist();
    }

    @Test
    void refusesEntriesOutsideItsDirectory() throws Exception {
        Path archive = archive("bad.zip", "../escaped.txt");

        assertThatThrownBy(() -> ComponentArchives.unpack(List.of(archive), directory.resolve("plugins")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("../escaped.txt");
        assertThat(directory.resolve("escaped.txt")).doesNotExist();
    }

    private Path archive(String path, String entry) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(entry.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return file;
    }
}
