// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.testing;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The settings of a connector as Markdown: a section for each group, in it each key with what it takes. */
public final class ConfigReference {

    private ConfigReference() {}

    public static String markdown(ConfigDef def) {
        StringBuilder page = new StringBuilder();
        for (String group : def.groups()) {
            List<ConfigKey> keys = keys(def, group);
            if (!keys.isEmpty()) {
                page.append("\n## ").append(group).append('\n');
                keys.forEach(key -> append(page, key));
            }
        }
        return page.toString();
    }

    private static List<ConfigKey> keys(ConfigDef def, String group) {
        List<ConfigKey> keys = new ArrayList<>(def.configKeys().values());
        keys.removeIf(key -> !group.equals(key.group) || key.internalConfig);
        keys.sort(Comparator.comparingInt(key -> key.orderInGroup));
        return keys;
    }

    private static void append(StringBuilder page, ConfigKey key) {
        page.append("\n### `")
                .append(key.name)
                .append("`\n\n")
                .append(key.documentation)
                .append("\n\n");
        page.append("| type | default | takes | importance |\n|---|---|---|---|\n| ")
                .append(key.type.name().toLowerCase(Locale.ROOT))
                .append(" | ")
                .append(defaultOf(key))
                .append(" | ")
                .append(taken(key))
                .append(" | ")
                .append(key.importance.name().toLowerCase(Locale.ROOT))
                .append(" |\n");
        if (!key.dependents.isEmpty()) {
            page.append(key.dependents.stream()
                    .map(name -> "`" + name + "`")
                    .collect(Collectors.joining(", ", "\nGoverns ", ".\n")));
        }
    }

    private static String defaultOf(ConfigKey key) {
        if (!key.hasDefault()) {
            return "**required**";
        }
        String text = key.defaultValue == null ? "" : ConfigDef.convertToString(key.defaultValue, key.type);
        return text.isEmpty() || key.type == ConfigDef.Type.PASSWORD ? "none" : "`" + cell(text) + "`";
    }

    private static String taken(ConfigKey key) {
        if (key.validator != null) {
            return cell(key.validator.toString());
        }
        return key.type == ConfigDef.Type.BOOLEAN ? "`true` or `false`" : "any";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
