// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import io.syncengine.connect.postgres.connect.ConnectionSettings;
import io.syncengine.connect.protocol.ReadRules;
import io.syncengine.connect.support.config.Finding;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A connector's configuration, parsed. It keeps no text of the configuration, so that nothing prints the password.
 *
 * @param records how records are taken
 * @param topics those that are named one by one; empty with {@code topics.regex}
 * @param validateLive whether validate() asks the database
 * @param metricsPerTable whether each table has metrics of its own
 */
public record PostgresSinkConfig(
        ConnectionSettings connection,
        ReadRules records,
        TableSettings tables,
        WriteSettings writing,
        ErrorSettings errors,
        List<String> topics,
        boolean validateLive,
        boolean metricsPerTable) {

    private static final ConfigDef DEF = define();

    private static ConfigDef define() {
        ConfigDef def = new ConfigDef();
        ConnectionKeys.define(def);
        SslKeys.define(def);
        AwsKeys.define(def);
        RecordKeys.define(def);
        TableKeys.define(def);
        WriteKeys.define(def);
        ErrorKeys.define(def);
        AdvancedKeys.define(def);
        return def;
    }

    /** All settings of a connector. The same object each time; nobody changes it. */
    public static ConfigDef definition() {
        return DEF;
    }

    /**
     * What is wrong with a configuration whose single values are valid, all of it. Asks no server.
     *
     * @throws ConfigException if a single value is not valid
     */
    public static List<Finding> findings(Map<String, String> settings) {
        List<Finding> findings = new ArrayList<>(Synonyms.findings(settings));
        findings.addAll(CrossChecks.of(new AbstractConfig(DEF, Synonyms.resolve(settings), false)));
        return findings;
    }

    /**
     * Parses a configuration.
     *
     * @throws ConfigException naming the first setting that is wrong
     */
    public static PostgresSinkConfig of(Map<String, String> settings) {
        for (Finding finding : Synonyms.findings(settings)) {
            throw new ConfigException(finding.message());
        }
        return of(new AbstractConfig(DEF, Synonyms.resolve(settings), false));
    }

    static PostgresSinkConfig of(AbstractConfig config) {
        for (Finding finding : CrossChecks.of(config)) {
            throw new ConfigException(finding.message());
        }
        return new PostgresSinkConfig(
                Connections.of(config),
                RecordKeys.rules(config),
                TableSettings.of(config),
                WriteSettings.of(config),
                ErrorSettings.of(config),
                CrossChecks.topics(config.originalsStrings()),
                config.getBoolean(AdvancedKeys.VALIDATE_LIVE_CONFIG),
                config.getBoolean(AdvancedKeys.METRICS_PER_TABLE_CONFIG));
    }
}
