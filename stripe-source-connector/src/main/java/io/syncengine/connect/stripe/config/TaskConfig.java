// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.stripe.assign.TaskShare;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamSelection;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A task's configuration: the connector's, and what the connector dealt to the task under names of its own.
 *
 * @param connector the connector's settings
 * @param selection the streams of this task
 * @param accounts the accounts of which this task reads these streams
 * @param rateShare share of each account's calls that this task may make, above 0 and up to 1
 * @param isListener whether this task receives webhooks, if any task does
 * @param connectorName name of the connector
 * @param taskId number of the task
 */
public record TaskConfig(
        StripeSourceConfig connector,
        StreamSelection selection,
        TaskAccounts accounts,
        double rateShare,
        boolean isListener,
        String connectorName,
        String taskId) {

    /** Streams of the task. Internal: a user never writes these. */
    static final String STREAMS_CONFIG = "task.streams";

    /** Accounts of the task. */
    static final String ACCOUNTS_CONFIG = "task.accounts";

    /** Accounts of all tasks, to tell whether this is the only one. */
    static final String ACCOUNTS_COUNT_CONFIG = "task.accounts.count";

    /** Whether the task receives webhooks: one of the connector does, always the same. */
    static final String LISTENER_CONFIG = "task.listener";

    static final String RATE_SHARE_CONFIG = "task.rate.share";

    /** For metrics of workers below 4.1, which do not tell a task its number. */
    static final String TASK_ID_CONFIG = "task.id";

    private static final String CONNECTOR_NAME_CONFIG = "name";

    /** Stands for the connector's name where a worker gives none. */
    public static final String DEFAULT_NAME = "stripe-source";

    private static ConfigDef definition() {
        return new ConfigDef(StripeSourceConfig.definition())
                .defineInternal(
                        STREAMS_CONFIG, ConfigDef.Type.LIST, ConfigDef.NO_DEFAULT_VALUE, ConfigDef.Importance.LOW)
                .defineInternal(ACCOUNTS_CONFIG, ConfigDef.Type.LIST, TaskShare.OWN, ConfigDef.Importance.LOW)
                .defineInternal(ACCOUNTS_COUNT_CONFIG, ConfigDef.Type.INT, 1, ConfigDef.Importance.LOW)
                .defineInternal(RATE_SHARE_CONFIG, ConfigDef.Type.DOUBLE, 1.0, ConfigDef.Importance.LOW)
                .defineInternal(LISTENER_CONFIG, ConfigDef.Type.BOOLEAN, false, ConfigDef.Importance.LOW)
                .defineInternal(TASK_ID_CONFIG, ConfigDef.Type.STRING, "0", ConfigDef.Importance.LOW)
                .defineInternal(CONNECTOR_NAME_CONFIG, ConfigDef.Type.STRING, DEFAULT_NAME, ConfigDef.Importance.LOW);
    }

    /**
     * The settings of a task: those of the connector and the task's own. The connector's keep their names, since the
     * worker puts references back in the place of secrets only under the names where it found them.
     *
     * @param accounts number of accounts of all tasks
     */
    public static Map<String, String> settings(
            Map<String, String> connectorSettings, TaskShare share, int accounts, int taskId) {
        Map<String, String> settings = new LinkedHashMap<>(connectorSettings);
        settings.put(STREAMS_CONFIG, String.join(",", share.families()));
        settings.put(ACCOUNTS_CONFIG, String.join(",", share.accounts()));
        settings.put(ACCOUNTS_COUNT_CONFIG, Integer.toString(accounts));
        settings.put(RATE_SHARE_CONFIG, Double.toString(share.rateShare()));
        settings.put(LISTENER_CONFIG, Boolean.toString(taskId == 0));
        settings.put(TASK_ID_CONFIG, Integer.toString(taskId));
        return settings;
    }

    /** The same for a connector without connected accounts. */
    public static Map<String, String> settings(Map<String, String> connectorSettings, TaskShare share, int taskId) {
        return settings(connectorSettings, share, 1, taskId);
    }

    /**
     * Parses what {@link #settings} made.
     *
     * @throws ConfigException naming the first setting that is wrong
     */
    public static TaskConfig of(Map<String, String> settings) {
        AbstractConfig config = new AbstractConfig(definition(), settings, false);
        StripeSourceConfig connector = StripeSourceConfig.of(config);
        return new TaskConfig(
                connector,
                restrict(connector.selection(), config.getList(STREAMS_CONFIG)),
                TaskAccounts.of(config.getList(ACCOUNTS_CONFIG), config.getInt(ACCOUNTS_COUNT_CONFIG)),
                config.getDouble(RATE_SHARE_CONFIG),
                config.getBoolean(LISTENER_CONFIG),
                config.getString(CONNECTOR_NAME_CONFIG),
                config.getString(TASK_ID_CONFIG));
    }

    /** Whether the connector has no other task. */
    public boolean isAlone() {
        return accounts.isAll()
                && selection.streams().size() == connector.selection().streams().size();
    }

    private static StreamSelection restrict(StreamSelection all, List<String> dealt) {
        Set<String> wanted = new HashSet<>(dealt);
        List<StreamDefinition> streams = all.streams().stream()
                .filter(stream -> wanted.remove(stream.name()))
                .toList();
        if (!wanted.isEmpty() || streams.isEmpty()) {
            throw new ConfigException(STREAMS_CONFIG, dealt, "does not go with the connector's streams");
        }
        Set<String> named = new LinkedHashSet<>(all.named());
        named.retainAll(dealt);
        return new StreamSelection(streams, named);
    }
}
