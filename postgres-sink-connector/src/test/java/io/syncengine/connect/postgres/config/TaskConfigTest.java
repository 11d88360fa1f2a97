// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.support.config.FrameworkSettings;
import org.junit.jupiter.api.Test;

import java.util.Map;

final class TaskConfigTest {

    private static final Map<String, String> CONNECTOR = Map.of(
            "name", "my-sink",
            "connection.url", "postgresql://h/app",
            "connection.user", "me",
            "connection.password", "${env:POSTGRES_PASSWORD}");

    @Test
    void aTaskKnowsItsNumberAndItsConnector() {
        TaskConfig task = TaskConfig.of(TaskConfig.settings(CONNECTOR, 3));

        assertThat(task.taskId()).isEqualTo(3);
        assertThat(task.connectorName()).isEqualTo("my-sink");
        assertThat(task.applicationName()).isEqualTo("stripe-sync/my-sink-3");
        assertThat(task.connector().connection().url()).hasToString("h:5432/app");
    }

    @Test
    void theConnectorsSettingsAreHandedOnAsTheyAre() {
        assertThat(TaskConfig.settings(CONNECTOR, 0)).containsAllEntriesOf(CONNECTOR);
    }

    @Test
    void theTasksOwnNameIsNeitherTheFrameworksNorAUsers() {
        assertThat(FrameworkSettings.owns(TaskConfig.TASK_ID_CONFIG)).isFalse();
        assertThat(PostgresSinkConfig.definition().names()).doesNotContain(TaskConfig.TASK_ID_CONFIG);
    }
}
