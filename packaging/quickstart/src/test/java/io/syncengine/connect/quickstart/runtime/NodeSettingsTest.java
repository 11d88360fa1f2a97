// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

class NodeSettingsTest {

    private static final Path SHIPPED = Path.of("../../config/connect-distributed.properties");
    private static final String VARIABLES = "config.providers.env.param.allowlist.pattern";

    @TempDir
    Path directory;

    /** Or a configuration that works here fails on the worker that it is meant for, or the other way round. */
    @Test
    void connectorsMayReadTheVariablesThatTheShippedWorkerLetsThemRead() throws Exception {
        Properties shipped = new Properties();
        try (BufferedReader in = Files.newBufferedReader(SHIPPED)) {
            shipped.load(in);
        }

        NodeSettings settings = NodeSettings.onFreePorts(directory, directory);

        assertThat(settings.workerProperties()).containsEntry(VARIABLES, shipped.getProperty(VARIABLES));
        assertThat("SPREADSHEET_ID").matches(shipped.getProperty(VARIABLES));
        assertThat("GOOGLE_CREDENTIALS").matches(shipped.getProperty(VARIABLES));
        assertThat("PATH").doesNotMatch(shipped.getProperty(VARIABLES));
    }
}
