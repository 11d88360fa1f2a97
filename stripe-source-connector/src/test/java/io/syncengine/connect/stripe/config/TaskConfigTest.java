// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.stripe.assign.TaskShare;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.support.config.FrameworkSettings;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class TaskConfigTest {

    private static final Map<String, String> CONNECTOR =
            Map.of("name", "my-source", "stripe.api.key", "sk_test_abc", "streams", "customers,charges,invoices,co*");

    @Test
    void aTaskReadsWhatItWasDealt() {
        Map<String, String> settings =
                TaskConfig.settings(CONNECTOR, new TaskShare(List.of("charges", "coupons"), 0.25), 3);

        TaskConfig task = TaskConfig.of(settings);

        assertThat(task.selection().streams())
                .extracting(StreamDefinition::name)
                .containsExactly("charges", "coupons");
        assertThat(task.selection().named()).containsExactly("charges");
        assertThat(task.rateShare()).isEqualTo(0.25);
        assertThat(task.taskId()).isEqualTo("3");
        assertThat(task.connectorName()).isEqualTo("my-source");
        assertThat(task.connector().selection().named()).containsExactly("customers", "charges", "invoices");
    }

    @Test
    void aTaskReadsTheAccountsThatItWasDealt() {
        TaskShare share = new TaskShare(List.of(TaskShare.OWN, "acct_2"), List.of("charges"), 1);

        assertThat(TaskConfig.of(TaskConfig.settings(CONNECTOR, share, 3, 0)).accounts())
                .isEqualTo(new TaskAccounts(true, List.of("acct_2"), 3));
        assertThat(TaskConfig.of(TaskConfig.settings(CONNECTOR, new TaskShare(List.of("charges"), 1), 0))
                        .accounts())
                .isEqualTo(new TaskAccounts(true, List.of(), 1));
    }

    @Test
    void isAloneWithAllStreamsOfAllAccounts() {
        Map<String, String> connector = Map.of("stripe.api.key", "sk_test_abc", "streams", "charges,customers");
        List<String> accounts = List.of(TaskShare.OWN, "acct_2");

        assertThat(isAlone(connector, accounts, List.of("charges", "customers"), 2))
                .isTrue();
        assertThat(isAlone(connector, accounts, List.of("charges", "customers"), 3))
                .isFalse();
        assertThat(isAlone(connector, accounts, List.of("charges"), 2)).isFalse();
    }

    private static boolean isAlone(
            Map<String, String> connector, List<String> accounts, List<String> streams, int count) {
        return TaskConfig.of(TaskConfig.settings(connector, new TaskShare(accounts, streams, 1), count, 0))
                .isAlone();
    }

    @Test
    void theConnectorsSettingsAreHandedOnAsTheyAre() {
        assertThat(TaskConfig.settings(CONNECTOR, new TaskShare(List.of("charges"), 1), 0))
                .containsAllEntriesOf(CONNECTOR);
    }

    @Test
    void aStreamThatTheConnectorDoesNotReadIsRefused() {
        Map<String, String> settings = new HashMap<>(CONNECTOR);
        settings.put(TaskConfig.STREAMS_CONFIG, "charges,products");

        assertThatThrownBy(() -> TaskConfig.of(settings))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("task.streams");
    }

    @Test
    void theTasksOwnNamesAreNeitherTheFrameworksNorAUsers() {
        List<String> own = List.of(
                TaskConfig.STREAMS_CONFIG,
                TaskConfig.ACCOUNTS_CONFIG,
                TaskConfig.ACCOUNTS_COUNT_CONFIG,
                TaskConfig.RATE_SHARE_CONFIG,
                TaskConfig.TASK_ID_CONFIG);

        assertThat(own).noneMatch(FrameworkSettings::owns);
        assertThat(StripeSourceConfig.definition().names()).doesNotContainAnyElementsOf(own);
    }
}
