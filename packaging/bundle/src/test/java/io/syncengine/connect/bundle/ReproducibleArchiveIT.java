// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What would differ from build to build is the same in every entry. That two builds give the same bytes is shown by
 * {@code build/check-reproducible.sh}, which takes some minutes.
 */
class ReproducibleArchiveIT {

    private static final LocalDateTime TIME = OffsetDateTime.parse(System.getProperty("project.build.outputTimestamp"))
            .withOffsetSameInstant(ZoneOffset.UTC)
            .toLocalDateTime();

    static Stream<Path> archives() throws IOException {
        return Stream.concat(
                Arrays.stream(Component.values())
                        .map(component -> component.archive().file()),
                Stream.of(Archive.bundle().file()));
    }

    @ParameterizedTest
    @MethodSource("archives")
    void everyEntryHasTheTimeOfTheRelease(Path archive) throws IOException {
        assertThat(times(Files.readAllBytes(archive)))
                .isNotEmpty()
                .allSatisfy((name, time) -> assertThat(time).as(name).isEqualTo(TIME));
    }

    @ParameterizedTest
    @MethodSource("archives")
    void soHasEveryEntryOfOurOwnJars(Path archive) throws IOException {
        List<String> jars = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith("-" + Archive.VERSION + ".jar")) {
                    jars.add(entry.getName());
                    assertThat(times(zip.readAllBytes()).values())
                            .as(entry.getName())
                            .containsOnly(TIME);
                }
            }
        }
        assertThat(jars).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("archives")
    void modesAreNotThoseOfTheMachineThatBuilt(Path archive) throws IOException {
        Map<String, String> modes = new TreeMap<>();
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("enablePosixFileAttributes", "true"));
                Stream<Path> entries = Files.walk(zip.getPath("/"))) {
            for (Path entry : entries.filter(path -> path.getNameCount() > 0).toList()) {
                String kind =
                        Files.isDirectory(entry) ? "folder" : entry.getParent().endsWith("bin") ? "program" : "file";
                modes.merge(
                        kind,
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(entry)),
                        (one, other) -> one.equals(other) ? one : entry + " " + other);
            }
        }
        assertThat(modes).containsEntry("folder", "rwxr-xr-x").containsEntry("file", "rw-r--r--");
        assertThat(modes.getOrDefault("program", "rwxr-xr-x")).isEqualTo("rwxr-xr-x");
    }

    private static Map<String, LocalDateTime> times(byte[] archive) throws IOException {
        Map<String, LocalDateTime> times = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                times.put(entry.getName(), entry.getTimeLocal());
            }
        }
        return times;
    }
}
