// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server that runs on a data directory, whoever started it: known by the {@code postmaster.pid} that it
 * keeps there.
 *
 * @param pid of its main process
 * @param port that it listens on
 */
record Postmaster(long pid, int port) {

    private static final int PORT_LINE = 3;

    /** The server on that directory; empty when none runs. */
    static Optional<Postmaster> on(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() <= PORT_LINE) {
            return Optional.empty();
        }
        try {
            long pid = Long.parseLong(lines.get(0).strip());
            int port = Integer.parseInt(lines.get(PORT_LINE).strip());
            return isPostgres(pid) ? Optional.of(new Postmaster(pid, port)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A file left by a crash may name a process that is somebody else's by now. */
    private static boolean isPostgres(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().orElse("postgres").contains("postgres"))
                .isPresent();
    }

    /**
     * Fast shutdown: connections are cut, everything committed is kept. The signal is sent by the shell, because Java
     * knows only the one that waits for all clients to leave.
     *
     * @return whether it has ended within the limit
     */
    boolean stop(Duration limit) throws IOException, InterruptedException {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        Process kill = new ProcessBuilder("sh", "-c", "kill -INT " + pid)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        kill.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        long end = System.nanoTime() + limit.toNanos();
        while (process.isPresent() && process.get().isAlive() && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        return process.isEmpty() || !process.get().isAlive();
    }
}
