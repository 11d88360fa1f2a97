// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.version;

import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.support.version.BuildVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Streams of versions that were read before, on disk, so that a start costs no parsing. Entries of other releases of the
 * connector are not used, since its tables have a part in them. A cache that does not work is as good as an empty one. Safe
 * for several processes: entries appear whole.
 */
final class IndexCache {

    private static final Logger log = LoggerFactory.getLogger(IndexCache.class);

    private static final String END = ".json";
    private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OTHERS_WRITE =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path folder;
    private final String prefix;

    /** @param folder made when needed; not used if other users could write to it */
    IndexCache(Path folder) {
        this.folder = folder;
        this.prefix = BuildVersion.current() + "~";
    }

    /** One for each user of the host, in its folder for temporary files. */
    static IndexCache standard() {
        String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9_-]", "_");
        return new IndexCache(Path.of(System.getProperty("java.io.tmpdir"), "syncengine-stripe-openapi-" + user));
    }

    /**
     * What was stored.
     *
     * @param key of letters, digits, dots, dashes and underscores
     */
    Optional<StreamRegistry> find(String key) {
        Path file = file(key);
        if (!isSafe() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(StreamRegistry.read(new ByteArrayInputStream(Files.readAllBytes(file))));
        } catch (IOException | RuntimeException e) {
            log.warn("{} is not what this release wrote and is written anew: {}", file, e.toString());
            return Optional.empty();
        }
    }

    /** When the entry was stored; empty without one. */
    Optional<Instant> storedAt(String key) {
        try {
            return Optional.of(Files.getLastModifiedTime(file(key)).toInstant());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void store(String key, StreamRegistry registry) {
        try {
            if (!Files.exists(folder)) {
                boolean isPosix =
                        folder.getFileSystem().supportedFileAttributeViews().contains("posix");
                if (isPosix) {
                    Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWN));
                } else {
                    Files.createDirectories(folder);
                }
            }
            if (!isSafe()) {
                log.warn("{} is not used as a cache, since it is not this user's alone", folder);
                return;
            }
            Path part = Files.createTempFile(folder, "part", ".tmp");
            Files.writeString(part, registry.toJson(), StandardCharsets.UTF_8);
            Files.move(part, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log.warn(
                    "The streams of version {} cannot be kept for the next start: {}",
                    registry.apiVersion(),
                    e.toString());
        }
    }

    /** Keys of all entries. */
    List<String> keys() {
        Set<String> keys = new TreeSet<>();
        if (isSafe()) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.startsWith(prefix) && name.endsWith(END))
                        .forEach(name -> keys.add(name.substring(prefix.length(), name.length() - END.length())));
            } catch (IOException e) {
                log.debug("{} cannot be listed", folder, e);
            }
        }
        return List.copyOf(keys);
    }

    private Path file(String key) {
        return folder.resolve(prefix + key + END);
    }

    private boolean isSafe() {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !Files.isWritable(folder)) {
            return false;
        }
        try {
            return Files.getPosixFilePermissions(folder).stream().noneMatch(OTHERS_WRITE::contains);
        } catch (UnsupportedOperationException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
