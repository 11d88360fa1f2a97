// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import io.syncengine.connect.quickstart.runtime.ConnectRest;
import io.syncengine.connect.quickstart.runtime.LogTail;
import io.syncengine.connect.quickstart.runtime.NodeSettings;
import io.syncengine.connect.quickstart.runtime.Ports;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A worker in a JVM of its own that joins the group of a node's worker and has no broker: it may come and go, and be killed
 * without warning, any number of times.
 */
final class SecondWorker implements AutoCloseable {

    private final NodeSettings first;
    private final Map<String, String> environment;
    private final Duration startLimit;
    private final Path directory;
    private final String url;
    private @Nullable Process process;

    SecondWorker(NodeSettings first, Map<String, String> environment, Duration startLimit) {
        this.first = first;
        this.environment = environment;
        this.startLimit = startLimit;
        this.directory = first.directory().resolveSibling("second");
        this.url = "http://localhost:" + Ports.free(1).get(0);
    }

    /** Its address as the group knows it. */
    String id() {
        return url.substring("http://".length());
    }

    /** Starts it and waits until it has joined the group. */
    void start() throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Properties properties = new Properties();
        properties.putAll(first.workerProperties());
        properties.setProperty("listeners", url);
        Path file = directory.resolve("worker.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        Path arguments = directory.resolve("java.args");
        Files.writeString(arguments, "-cp \"" + System.getProperty("java.class.path") + "\"\n");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        NodeJvm.QUICK,
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Dlog4j2.configurationFile=classpath:quickstart-log4j2.xml",
                        "-Dquickstart.log=" + log(),
                        "@" + arguments,
                        ConnectDistributed.class.getName(),
                        file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("worker.out").toFile());
        builder.environment().putAll(environment);
        Process started = builder.start();
        process = started;
        if (!new ConnectRest(url).awaitReady(startLimit, started::isAlive)) {
            kill();
            throw new IOException("the second worker is not ready, end of its log:\n" + LogTail.of(log(), 30));
        }
    }

    private Path log() {
        return directory.resolve("worker.log");
    }

    @Override
    public void close() {
        kill();
    }

    /** Ends it as {@code kill -9} does, if it runs. */
    void kill() {
        Process running = process;
        if (running == null) {
            return;
        }
        try {
            running.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
