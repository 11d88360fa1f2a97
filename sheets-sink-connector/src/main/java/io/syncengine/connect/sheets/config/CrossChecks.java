// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import io.syncengine.connect.protocol.RecordFields;
import io.syncengine.connect.protocol.TopicNames;
import io.syncengine.connect.sheets.auth.AuthMode;
import io.syncengine.connect.sheets.convert.StreamFields;
import io.syncengine.connect.support.config.Finding;
import org.apache.kafka.common.config.AbstractConfig;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules that take more than one setting, or more than the value itself, to judge. Asks no server. */
final class CrossChecks {

    private static final String TOPICS_CONFIG = "topics";

    private CrossChecks() {}

    /** All that is wrong with a configuration whose single values are valid. */
    static List<Finding> of(AbstractConfig config) {
        List<Finding> findings = new ArrayList<>();
        checkSpreadsheet(config, findings);
        Credentials.check(config, findings);
        StreamChoices.check(config, findings);
        if (findings.isEmpty()) {
            checkTopics(config, findings);
            checkColumns(config, findings);
        }
        return findings;
    }

    private static void checkSpreadsheet(AbstractConfig config, List<Finding> findings) {
        boolean named = !config.getString(SpreadsheetKeys.ID_CONFIG).isEmpty();
        boolean create = config.getBoolean(SpreadsheetKeys.CREATE_CONFIG);
        boolean shared = !config.getList(SpreadsheetKeys.SHARE_CONFIG).isEmpty();
        if (!named && !create) {
            findings.add(Finding.of(
                    SpreadsheetKeys.ID_CONFIG,
                    "is missing; open the spreadsheet and copy its address, or set " + SpreadsheetKeys.CREATE_CONFIG
                            + "=true to have one made"));
        } else if (named && create) {
            findings.add(Finding.of(
                    SpreadsheetKeys.CREATE_CONFIG,
                    "is given together with " + SpreadsheetKeys.ID_CONFIG + "; give one of the two"));
        } else if (named && shared) {
            findings.add(Finding.of(
                    SpreadsheetKeys.SHARE_CONFIG,
                    "has no effect without " + SpreadsheetKeys.CREATE_CONFIG + "; share the spreadsheet yourself"));
        } else if (create && !shared && Credentials.of(config).mode() != AuthMode.OAUTH) {
            findings.add(Finding.of(
                    SpreadsheetKeys.SHARE_CONFIG,
                    "is missing; nobody could see the spreadsheet, since it would be in the Drive of a program's"
                            + " account"));
        }
    }

    private static void checkTopics(AbstractConfig config, List<Finding> findings) {
        String format = config.getString(TabKeys.NAME_FORMAT_CONFIG);
        Map<String, String> byStream = new HashMap<>();
        for (String topic : topics(config.originalsStrings())) {
            String stream = TopicNames.stream(topic);
            String other = byStream.put(stream, topic);
            if (other != null && !isControl(stream)) {
                findings.add(Finding.of(
                        TabKeys.NAME_FORMAT_CONFIG,
                        "topics " + other + " and " + topic + " would share the tab of stream " + stream
                                + "; give each a connector of its own, with a spreadsheet of its own"));
            }
            String title = TabNameFormat.title(format, stream);
            if (title.length() > TabTitle.LONGEST) {
                findings.add(Finding.of(
                        TabKeys.NAME_FORMAT_CONFIG,
                        "the title of the tab of " + topic + " would have " + title.length()
                                + " characters, and a title holds " + TabTitle.LONGEST));
            }
        }
    }

    private static boolean isControl(String stream) {
        return stream.equals(TopicNames.HEARTBEAT) || stream.equals(TopicNames.CONTROL);
    }

    /** The topics that are named one by one; none with {@code topics.regex}. */
    static List<String> topics(Map<String, String> settings) {
        return Arrays.stream(settings.getOrDefault(TOPICS_CONFIG, "").split(","))
                .map(String::strip)
                .filter(topic -> !topic.isEmpty())
                .toList();
    }

    private static void checkColumns(AbstractConfig config, List<Finding> findings) {
        String syncedAt = config.getString(TabKeys.SYNCED_AT_CONFIG);
        StreamFields fields = StreamChoices.of(config).apply("");
        if (fields.keyFields().contains(syncedAt) || syncedAt.equals(RecordFields.UPDATED_AT)) {
            findings.add(Finding.of(
                    TabKeys.SYNCED_AT_CONFIG, "the column " + syncedAt + " is filled with something else already"));
        }
        long flush = config.getInt(WriteKeys.FLUSH_BYTES_CONFIG);
        if (flush > config.getLong(WriteKeys.BUFFER_BYTES_CONFIG)) {
            findings.add(Finding.of(
                    WriteKeys.FLUSH_BYTES_CONFIG,
                    flush + " is more than " + WriteKeys.BUFFER_BYTES_CONFIG + " lets wait, "
                            + config.getLong(WriteKeys.BUFFER_BYTES_CONFIG) + ", and would never be reached"));
        }
    }
}
