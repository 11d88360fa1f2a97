// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A zip that the build made, and what it holds. */
final class Archive {

    static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();
    static final String VERSION = System.getProperty("project.version");

    private final Path file;

    private Archive(Path file) {
        this.file = file;
    }

    static Archive component(String module, String name) {
        return new Archive(CHECKOUT.resolve(module)
                .resolve("target/components/packages/syncengine-" + name + "-" + VERSION + ".zip"));
    }

    static Archive bundle() {
        return new Archive(Path.of("target/sync-engine-connect-" + VERSION + ".zip"));
    }

    Path file() {
        return file;
    }

    /** Paths of its files, in their order, without directories. */
    List<String> files() throws IOException {
        return entries().stream().filter(name -> !name.endsWith("/")).toList();
    }

    List<String> entries() throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                names.add(entries.nextElement().getName());
            }
        }
        return names;
    }

    byte[] read(String path) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(path);
            if (entry == null) {
                throw new IOException(file + " holds no " + path);
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return in.readAllBytes();
            }
        }
    }

    /** Unpacks it. */
    void unpack(Path directory) throws IOException {
        for (String name : files()) {
            Path target = directory.resolve(name);
            Files.createDirectories(target.getParent());
            Files.write(target, read(name));
        }
    }
}
