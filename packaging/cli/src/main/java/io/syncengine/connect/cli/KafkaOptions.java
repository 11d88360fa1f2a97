// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import io.syncengine.connect.cli.outcome.CommandFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Where the brokers are, for what only they know. */
final class KafkaOptions {

    private static final String CLIENT = "org.apache.kafka.clients.admin.Admin";

    @Option(
            names = "--bootstrap",
            paramLabel = "SERVERS",
            description =
                    "Kafka brokers, for what only they know. Needs Kafka's client: set KAFKA_HOME to where Kafka is"
                            + " installed.")
    private @Nullable String bootstrap;

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description = "Properties of Kafka's clients, where the brokers ask who reads.")
    private @Nullable Path config;

    /**
     * The brokers; empty when none were given.
     *
     * @throws CommandFailure if Kafka's client is not on the class path
     */
    Optional<String> bootstrap() throws CommandFailure {
        if (bootstrap != null) {
            try {
                Class.forName(CLIENT);
            } catch (ClassNotFoundException e) {
                throw CommandFailure.usage(
                        "--bootstrap needs Kafka's client: set KAFKA_HOME to where Kafka is installed");
            }
        }
        return Optional.ofNullable(bootstrap);
    }

    /** Settings of Kafka's clients. */
    Map<String, String> settings() throws CommandFailure, IOException {
        Path file = config;
        Map<String, String> settings = new HashMap<>();
        if (file == null) {
            return settings;
        }
        if (!Files.isReadable(file)) {
            throw CommandFailure.usage("--kafka-config cannot be read: " + file);
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }
}
