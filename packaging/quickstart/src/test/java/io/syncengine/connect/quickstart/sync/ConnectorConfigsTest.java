// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.Map;

class ConnectorConfigsTest {

    private static final Path CONFIG = Path.of("../../config");

    @TempDir
    Path directory;

    @Test
    void readsSecretsFromAFileInsteadOfTheEnvironment() {
        Map<String, String> config = ConnectorConfigs.withSecretsFrom(
                Path.of("/data/secrets.properties"),
                Map.of("connection.password", "${env:POSTGRES_PASSWORD}", "table.schema", "stripe"));

        assertThat(config)
                .containsEntry("connection.password", "${file:/data/secrets.properties:POSTGRES_PASSWORD}")
                .containsEntry("table.schema", "stripe");
    }

    @Test
    void returnsWhatWasWritten() throws Exception {
        Map<String, String> config = Map.of("streams", "*", "topic.prefix", "stripe.");
        Path file = directory.resolve("a/b.json");

        ConnectorConfigs.write(config, file);

        assertThat(ConnectorConfigs.read(file)).isEqualTo(config);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stripe-source", "postgres-sink", "sheets-sink"})
    void shippedExamplesHoldNoSecret(String name) throws Exception {
        Map<String, String> config = ConnectorConfigs.read(CONFIG.resolve(name).resolve(name + ".json"));

        assertThat(config).containsKey("connector.class");
        assertThat(config).allSatisfy((key, value) -> {
            if (key.endsWith(".key")
                    || key.endsWith("password")
                    || key.endsWith(".url")
                    || key.endsWith("credentials.json")) {
                assertThat(value).startsWith("${env:");
            }
        });
    }
}
