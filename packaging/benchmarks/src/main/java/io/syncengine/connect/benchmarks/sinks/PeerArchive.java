// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.sinks;

import io.syncengine.connect.quickstart.QuickstartException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sink to compare with, which Maven fetches once, from wherever this machine gets its libraries. */
final class PeerArchive {

    private static final String ARTIFACT = "io.debezium:debezium-connector-jdbc:3.6.0.Final:tar.gz:plugin";
    private static final String FILE = "debezium-connector-jdbc-3.6.0.Final-plugin.tar.gz";
    private static final String FOLDER = "debezium-connector-jdbc";

    private PeerArchive() {}

    /**
     * The plugin's folder.
     *
     * @param home of the checkout
     * @throws QuickstartException if it cannot be had
     */
    static Path folder(Path home) throws QuickstartException, IOException, InterruptedException {
        Path peers = home.resolve("packaging/benchmarks/target/peers").toAbsolutePath();
        Path folder = peers.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(peers);
            run(
                    home,
                    peers,
                    List.of(
                            home.resolve("mvnw").toAbsolutePath().toString(),
                            "--batch-mode",
                            "--non-recursive",
                            "dependency:copy",
                            "-Dartifact=" + ARTIFACT,
                            "-DoutputDirectory=" + peers,
                            "-Dmdep.useBaseVersion=true"));
            run(peers, peers, List.of("tar", "-xzf", FILE));
        }
        if (!Files.isDirectory(folder)) {
            throw new QuickstartException(peers.resolve(FILE) + " holds no folder " + FOLDER);
        }
        return folder;
    }

    private static void run(Path directory, Path peers, List<String> command)
            throws QuickstartException, IOException, InterruptedException {
        Path log = peers.resolve("fetch.log");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        if (process.waitFor() != 0) {
            throw new QuickstartException("Debezium's archive cannot be had, give --peers none to go on without: "
                    + Files.readString(log, StandardCharsets.UTF_8));
        }
    }
}
