// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.runtime;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** A KRaft broker in this JVM that is its own controller. */
public final class KafkaBroker implements AutoCloseable {

    private final KafkaRaftServer server;

    private KafkaBroker(KafkaRaftServer server) {
        this.server = server;
    }

    /**
     * Starts a broker, on a formatted directory when it is the first time. Returns once it takes requests.
     *
     * @throws IOException if its directory cannot be prepared
     */
    public static KafkaBroker start(NodeSettings settings) throws IOException {
        Map<String, String> values = settings.brokerProperties();
        Path log = Path.of(values.get("log.dirs"));
        Properties properties = new Properties();
        properties.putAll(values);
        if (!Files.exists(log.resolve("meta.properties"))) {
            format(settings.directory(), properties);
        }
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        server.startup();
        return new KafkaBroker(server);
    }

    private static void format(Path directory, Properties properties) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve("broker.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] command = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
        int exit = StorageTool.execute(command, new PrintStream(said, true, StandardCharsets.UTF_8));
        if (exit != 0) {
            throw new IOException("Kafka could not format " + directory + ": " + said.toString(StandardCharsets.UTF_8));
        }
    }

    /** Stops it and waits until its log is closed. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
