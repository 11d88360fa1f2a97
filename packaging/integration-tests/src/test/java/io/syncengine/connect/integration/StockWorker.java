// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import io.syncengine.connect.quickstart.runtime.ConnectRest;
import io.syncengine.connect.quickstart.runtime.LogTail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A worker of any version, of Kafka's published artifacts alone, in a JVM of its own. */
final class StockWorker implements AutoCloseable {

    private static final String MAIN = "org.apache.kafka.connect.cli.ConnectDistributed";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Process process;
    private final ConnectRest rest;

    private StockWorker(Process process, ConnectRest rest) {
        this.process = process;
        this.rest = rest;
    }

    /**
     * Starts one and waits until it answers.
     *
     * @param classPath file that holds it
     * @param settings its properties file; what it prints is put beside it
     * @param url where these settings have it listen
     */
    static StockWorker start(Path classPath, Path settings, String url, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path arguments = Files.writeString(
                settings.resolveSibling("java.args"), "-cp \"" + Files.readString(classPath) + "\"\n");
        Path output = settings.resolveSibling("worker.out");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        NodeJvm.QUICK,
                        "@" + arguments,
                        MAIN,
                        settings.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        ConnectRest rest = new ConnectRest(url);
        if (!rest.awaitReady(LIMIT, process::isAlive)) {
            process.destroyForcibly().waitFor();
            throw new IOException("the worker is not ready, end of its log:\n" + LogTail.of(output, 30));
        }
        return new StockWorker(process, rest);
    }

    /** Class paths that the module {@code worker} has written, each in a file that is called like its version; oldest first. */
    static List<Path> classPaths() throws IOException {
        Path target = Plugins.CHECKOUT.resolve("packaging/worker/target");
        if (!Files.isDirectory(target)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".classpath"))
                    .sorted()
                    .toList();
        }
    }

    ConnectRest rest() {
        return rest;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
