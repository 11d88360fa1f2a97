// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import io.syncengine.connect.sheets.auth.AuthSettings;
import io.syncengine.connect.sheets.convert.ConvertRules;
import io.syncengine.connect.sheets.policy.DeleteMode;
import io.syncengine.connect.sheets.policy.WriterSettings;
import io.syncengine.connect.support.config.Finding;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

import java.util.List;
import java.util.Map;

/**
 * A connector's configuration, parsed. Secrets print as {@code [hidden]}.
 *
 * @param spreadsheet the one that is written to
 * @param apiUrl where the Sheets API is, without a slash at its end
 * @param auth how to sign in
 * @param records how records become rows
 * @param writer what the writer is told
 * @param topics those that are named one by one; empty with {@code topics.regex}
 * @param validateLive whether validate() asks Google
 */
public record SheetsSinkConfig(
        SpreadsheetChoice spreadsheet,
        String apiUrl,
        AuthSettings auth,
        ConvertRules records,
        WriterSettings writer,
        TaskSettings task,
        OverviewSettings overview,
        List<String> topics,
        boolean validateLive) {

    private static final ConfigDef DEF = define();

    private static ConfigDef define() {
        ConfigDef def = new ConfigDef();
        SpreadsheetKeys.define(def);
        CredentialKeys.define(def);
        RecordKeys.define(def);
        TabKeys.define(def);
        CellKeys.define(def);
        WriteKeys.define(def);
        LimitKeys.define(def);
        OverviewKeys.define(def);
        AdvancedKeys.define(def);
        return def;
    }

    /** All settings of a connector. The same object each time; nobody changes it. */
    public static ConfigDef definition() {
        return DEF;
    }

    /**
     * What is wrong with a configuration whose single values are valid, all of it. Asks no server and reads no file.
     *
     * @throws ConfigException if a single value is not valid
     */
    public static List<Finding> findings(Map<String, String> settings) {
        return CrossChecks.of(new AbstractConfig(DEF, settings, false));
    }

    /**
     * Parses a configuration.
     *
     * @throws ConfigException naming the first setting that is wrong
     */
    public static SheetsSinkConfig of(Map<String, String> settings) {
        return of(new AbstractConfig(DEF, settings, false));
    }

    static SheetsSinkConfig of(AbstractConfig config) {
        for (Finding finding : CrossChecks.of(config)) {
            throw new ConfigException(finding.message());
        }
        return new SheetsSinkConfig(
                SpreadsheetChoice.of(config),
                config.getString(SpreadsheetKeys.BASE_URL_CONFIG).replaceAll("/+$", ""),
                Credentials.of(config),
                records(config),
                Writers.of(config),
                TaskSettings.of(config),
                OverviewSettings.of(config),
                CrossChecks.topics(config.originalsStrings()),
                config.getBoolean(AdvancedKeys.VALIDATE_LIVE_CONFIG));
    }

    private static ConvertRules records(AbstractConfig config) {
        return new ConvertRules(
                config.getString(RecordKeys.VERSION_FIELD_CONFIG),
                StreamChoices.of(config),
                CellKeys.rules(config),
                Writers.constant(config, DeleteMode.class, WriteKeys.DELETE_MODE_CONFIG),
                config.getString(TabKeys.SYNCED_AT_CONFIG));
    }
}
