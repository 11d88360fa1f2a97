// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.config.provider.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

class NodeSettingsTest {

    private static final Path SHIPPED = Path.of("../../config/connect-distributed.properties");
    private static final String VARIABLES = "config.providers.env.param.allowlist.pattern";

    @TempDir
    Path directory;

    /** Or a configuration that works here fails on the worker that it is meant for, or the other way round. */
    @Test
    void connectorsMayReadTheVariablesThatTheShippedWorkerLetsThemRead() throws Exception {
        Properties shipped = shipped();

        NodeSettings settings = NodeSettings.onFreePorts(directory, directory);

        assertThat(settings.workerProperties()).containsEntry(VARIABLES, shipped.getProperty(VARIABLES));
        assertThat("SPREADSHEET_ID").matches(shipped.getProperty(VARIABLES));
        assertThat("GOOGLE_CREDENTIALS").matches(shipped.getProperty(VARIABLES));
        assertThat("PATH").doesNotMatch(shipped.getProperty(VARIABLES));
    }

    /** Such as a folder for secrets, without which Kafka's provider of files lets no worker start. */
    @Test
    void theShippedWorkerNeedsNothingThatAMachineDoesNotHave() throws Exception {
        Properties shipped = shipped();
        String[] providers = shipped.getProperty("config.providers").split(",");

        assertThat(providers).isNotEmpty().allSatisfy(name -> {
            String prefix = "config.providers." + name + ".";
            Map<String, String> settings = new HashMap<>();
            for (String setting : shipped.stringPropertyNames()) {
                if (setting.startsWith(prefix + "param.")) {
                    settings.put(setting.substring((prefix + "param.").length()), shipped.getProperty(setting));
                }
            }
            Object made = Class.forName(shipped.getProperty(prefix + "class"))
                    .getDeclaredConstructor()
                    .newInstance();
            assertThat(made).isInstanceOfSatisfying(ConfigProvider.class, provider -> provider.configure(settings));
        });
    }

    private static Properties shipped() throws IOException {
        Properties shipped = new Properties();
        try (BufferedReader in = Files.newBufferedReader(SHIPPED)) {
            shipped.load(in);
        }
        return shipped;
    }
}
