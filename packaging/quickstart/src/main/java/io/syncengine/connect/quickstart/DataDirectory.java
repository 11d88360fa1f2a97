// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import io.syncengine.connect.quickstart.database.Database;
import io.syncengine.connect.quickstart.sync.Directories;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The directory that a quickstart keeps everything in, used by one process at a time. A file marks it as ours: nothing is
 * ever written to, or removed from, a directory with other people's files.
 */
final class DataDirectory implements AutoCloseable {

    private static final String STATE = "quickstart.properties";
    private static final String LOCK = "quickstart.pid";

    private final Path path;
    private @Nullable RandomAccessFile lockFile;

    private DataDirectory(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    /** @throws QuickstartException if there is something at the path that is not ours */
    static DataDirectory at(Path path) throws QuickstartException, IOException {
        DataDirectory directory = new DataDirectory(path);
        if (Files.exists(path) && !directory.isOursOrEmpty()) {
            throw new QuickstartException(
                    path + " holds files that are not a quickstart's; name another directory with --data-dir");
        }
        return directory;
    }

    private boolean isOursOrEmpty() throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        if (Files.exists(path.resolve(STATE)) || Files.exists(path.resolve(LOCK))) {
            return true;
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.findAny().isEmpty();
        }
    }

    Path path() {
        return path;
    }

    Path postgres() {
        return path.resolve("postgresql");
    }

    Path node() {
        return path.resolve("kafka");
    }

    Path plugins() {
        return path.resolve("plugins");
    }

    Path connectors() {
        return path.resolve("connectors");
    }

    /** History of the simulated account. */
    Path account() {
        return path.resolve("simulated-account.txt");
    }

    Path secrets() {
        return path.resolve("secrets.properties");
    }

    Path log() {
        return path.resolve("quickstart.log");
    }

    /** @throws QuickstartException if another quickstart runs on it */
    void lock() throws QuickstartException, IOException {
        Files.createDirectories(path);
        RandomAccessFile file = new RandomAccessFile(path.resolve(LOCK).toFile(), "rw");
        FileLock lock = file.getChannel().tryLock();
        if (lock == null) {
            file.close();
            throw new QuickstartException("a quickstart already runs on " + path
                    + owner().map(process -> " (process " + process.pid() + ")").orElse("")
                    + "; stop it with --stop, or name another directory with --data-dir and other ports with --port");
        }
        file.setLength(0);
        file.write(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII));
        lockFile = file;
    }

    /** The process that runs on it now. */
    Optional<ProcessHandle> owner() throws IOException {
        Path file = path.resolve(LOCK);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String pid = Files.readString(file).strip();
        return pid.isEmpty() || !isLocked(file)
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive);
    }

    private static boolean isLocked(Path file) throws IOException {
        try (RandomAccessFile probe = new RandomAccessFile(file.toFile(), "rw");
                FileLock lock = probe.getChannel().tryLock()) {
            return lock == null;
        }
    }

    /** Removes everything but the lock, which is held. */
    void clear() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.toList()) {
                if (Files.isDirectory(file)) {
                    Directories.delete(file);
                } else if (!file.endsWith(LOCK)) {
                    Files.delete(file);
                }
            }
        }
    }

    /** What an earlier start left; empty when there was none. */
    Optional<SavedState> saved() throws IOException {
        Path file = path.resolve(STATE);
        return Files.exists(file) ? Optional.of(SavedState.of(load(file))) : Optional.empty();
    }

    void save(SavedState state) throws IOException {
        store(state.properties(), path.resolve(STATE));
    }

    /** Writes what the connectors' configurations refer to, readable by the owner only. */
    void writeSecrets(String apiKey, Database database, @Nullable SheetTarget sheet) throws IOException {
        Properties secrets = new Properties();
        secrets.setProperty("STRIPE_API_KEY", apiKey);
        secrets.setProperty("POSTGRES_URL", database.jdbcUrl());
        secrets.setProperty("POSTGRES_USER", database.user());
        secrets.setProperty("POSTGRES_PASSWORD", database.password());
        if (sheet != null) {
            secrets.setProperty("SPREADSHEET_ID", sheet.spreadsheet());
            secrets.setProperty("GOOGLE_CREDENTIALS", sheet.credentials());
        }
        Files.deleteIfExists(secrets());
        Files.createFile(secrets(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        store(secrets, secrets());
    }

    /** Empty when nothing has been started yet. */
    Properties readSecrets() throws IOException {
        return Files.exists(secrets()) ? load(secrets()) : new Properties();
    }

    private static Properties load(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return properties;
    }

    private static void store(Properties properties, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
    }

    /** Lets the next process in. */
    @Override
    public void close() throws IOException {
        RandomAccessFile held = lockFile;
        if (held != null) {
            held.close();
            lockFile = null;
        }
    }
}
