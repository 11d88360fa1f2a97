// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.sync;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Component archives, found where the build leaves them and unpacked as an operator would, into a plugin directory. */
public final class ComponentArchives {

    /** Where a connector module leaves its archive. */
    private static final String PACKAGES = "target/components/packages";

    private ComponentArchives() {}

    /**
     * The archive of each connector that was built in a checkout.
     *
     * @param checkout its root
     * @return sorted by name; empty when nothing was built
     */
    public static List<Path> find(Path checkout) throws IOException {
        List<Path> archives = new ArrayList<>();
        try (Stream<Path> modules = Files.list(checkout)) {
            for (Path packages : modules.map(module -> module.resolve(PACKAGES))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.list(packages)) {
                    files.filter(file -> file.toString().endsWith(".zip")).forEach(archives::add);
                }
            }
        }
        archives.sort(Comparator.comparing(Path::toString));
        return archives;
    }

    /**
     * Unpacks archives into a directory, side by side; what was in it before is removed.
     *
     * @throws IOException if one cannot be read, or names a file outside the directory
     */
    public static void unpack(List<Path> archives, Path directory) throws IOException {
        Directories.delete(directory);
        Files.createDirectories(directory);
        for (Path archive : archives) {
            unpack(archive, directory);
        }
    }

    private static void unpack(Path archive, Path directory) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                Path target = directory.resolve(entry.getName()).normalize();
                if (!target.startsWith(directory)) {
                    throw new IOException(archive + " holds an entry outside its directory: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, target);
                }
            }
        }
    }
}
