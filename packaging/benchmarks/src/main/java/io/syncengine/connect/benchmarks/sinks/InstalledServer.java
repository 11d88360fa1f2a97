// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.sinks;

import io.syncengine.connect.quickstart.QuickstartException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL of programs that are installed on this machine, on a data directory of its own. */
final class InstalledServer {

    private static final long LIMIT_SECONDS = 60;

    private final Path programs;
    private final Path data;

    private InstalledServer(Path programs, Path data) {
        this.programs = programs;
        this.data = data;
    }

    /**
     * Starts it on an empty directory.
     *
     * @param programs the directory of {@code initdb} and {@code pg_ctl}
     * @param user superuser, who needs no password on this machine
     * @param settings lines of {@code postgresql.conf}
     * @throws QuickstartException if it cannot be started; tells what the programs say
     */
    static InstalledServer start(Path programs, Path directory, int port, String user, List<String> settings)
            throws QuickstartException, IOException, InterruptedException {
        for (String program : new String[] {"initdb", "pg_ctl"}) {
            if (!Files.isExecutable(programs.resolve(program))) {
                throw new QuickstartException("--postgres-bin: there is no program " + program + " in " + programs);
            }
        }
        Files.createDirectories(directory);
        InstalledServer server = new InstalledServer(
                programs.toAbsolutePath(), directory.resolve("data").toAbsolutePath());
        server.run("initdb", "-A", "trust", "-U", user, "-E", "UTF-8", "-D", server.data.toString());
        List<String> lines = new ArrayList<>(settings);
        lines.add("port = " + port);
        lines.add("listen_addresses = 'localhost'");
        // What a distribution has as default need not be writable for everyone.
        lines.add("unix_socket_directories = ''");
        lines.add("synchronous_commit = on");
        Files.write(server.data.resolve("postgresql.auto.conf"), lines);
        server.control("start", "-l", server.data.resolve("server.log").toString());
        return server;
    }

    /** Ends it, if it runs. */
    void stop() throws QuickstartException, IOException, InterruptedException {
        if (Files.exists(data.resolve("postmaster.pid"))) {
            control("stop", "-m", "fast");
        }
    }

    private void control(String command, String... options)
            throws QuickstartException, IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(command, "-w", "-D", data.toString()));
        arguments.addAll(List.of(options));
        run("pg_ctl", arguments.toArray(String[]::new));
    }

    private void run(String program, String... arguments)
            throws QuickstartException, IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // They refuse to run as root, but not as nobody in a namespace that root made.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        // A pipe would stay open for as long as the server runs.
        Path output = Files.createTempFile(data.getParent(), program, ".out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new QuickstartException(program + " does not end; see " + output);
        }
        if (process.exitValue() != 0) {
            throw new QuickstartException(program + " failed: " + Files.readString(output));
        }
    }
}
