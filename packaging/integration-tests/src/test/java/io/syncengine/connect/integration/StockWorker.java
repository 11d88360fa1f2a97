// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import io.syncengine.connect.quickstart.runtime.ConnectRest;
import io.syncengine.connect.quickstart.runtime.LogTail;
import io.syncengine.connect.quickstart.runtime.NodeSettings;
import io.syncengine.connect.quickstart.runtime.Ports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * A worker of any version, of Kafka's published artifacts alone, in a JVM and a group of its own beside a node's broker. It
 * finds plugins as it is told.
 */
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
     * @param discovery value of {@code plugin.discovery}
     * @param name for its group and directory
     */
    static StockWorker start(
            NodeSettings node, Path classPath, String discovery, String name, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path directory = Files.createDirectories(node.directory().resolveSibling(name));
        String url = "http://localhost:" + Ports.free(1).get(0);
        Path settings = directory.resolve("worker.properties");
        store(settings(node, url, discovery, name), settings);
        Path arguments =
                Files.writeString(directory.resolve("java.args"), "-cp \"" + Files.readString(classPath) + "\"\n");
        Path output = directory.resolve("worker.out");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "@" + arguments,
                        MAIN,
                        settings.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        ConnectRest rest = new ConnectRest(url);
        if (!rest.awaitReady(LIMIT, process::isAlive)) {
            process.destroyForcibly().waitFor();
            throw new IOException("worker " + name + " is not ready, end of its log:\n" + LogTail.of(output, 30));
        }
        return new StockWorker(process, rest);
    }

    private static Properties settings(NodeSettings node, String url, String discovery, String name) {
        Properties settings = new Properties();
        settings.putAll(node.workerProperties());
        settings.setProperty("listeners", url);
        settings.setProperty("plugin.discovery", discovery);
        settings.setProperty("group.id", name);
        for (String topic : List.of("config", "offset", "status")) {
            settings.setProperty(topic + ".storage.topic", name + "-" + topic);
        }
        return settings;
    }

    private static void store(Properties settings, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            settings.store(out, null);
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
