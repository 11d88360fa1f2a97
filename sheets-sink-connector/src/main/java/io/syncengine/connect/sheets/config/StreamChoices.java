// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import io.syncengine.connect.sheets.convert.StreamFields;
import io.syncengine.connect.support.config.DistinctList;
import io.syncengine.connect.support.config.Finding;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The fields of each stream: settings that count for all, and for single ones settings with the stream's name behind. */
final class StreamChoices implements Function<String, StreamFields> {

    private static final List<String> NAMES =
            List.of(RecordKeys.KEY_FIELDS_CONFIG, RecordKeys.INCLUDE_CONFIG, RecordKeys.EXCLUDE_CONFIG);

    private final Map<String, List<String>> lists;

    private StreamChoices(Map<String, List<String>> lists) {
        this.lists = lists;
    }

    static StreamChoices of(AbstractConfig config) {
        Map<String, List<String>> lists = new HashMap<>();
        for (String name : NAMES) {
            lists.put(name, config.getList(name));
        }
        config.originalsStrings().forEach((name, value) -> {
            if (isForOneStream(name)) {
                lists.put(name, parse(name, value));
            }
        });
        return new StreamChoices(lists);
    }

    /** Whether a setting is one of these for a single stream. */
    static boolean isForOneStream(String name) {
        return NAMES.stream().anyMatch(all -> name.startsWith(all + ".") && name.length() > all.length() + 1);
    }

    private static List<String> parse(String name, String value) {
        Object list = ConfigDef.parseType(name, value, ConfigDef.Type.LIST);
        DistinctList.maybeEmpty().ensureValid(name, list);
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }

    /** What is wrong with them, told on the setting for all streams, since Connect knows no others. */
    static void check(AbstractConfig config, List<Finding> findings) {
        config.originalsStrings().forEach((name, value) -> {
            if (isForOneStream(name)) {
                try {
                    parse(name, value);
                } catch (ConfigException e) {
                    String all = NAMES.stream()
                            .filter(prefix -> name.startsWith(prefix + "."))
                            .findFirst()
                            .orElseThrow();
                    findings.add(new Finding(all, String.valueOf(e.getMessage())));
                }
            }
        });
    }

    @Override
    public StreamFields apply(String stream) {
        Set<String> exclude = new HashSet<>(list(RecordKeys.EXCLUDE_CONFIG, stream));
        return new StreamFields(
                list(RecordKeys.KEY_FIELDS_CONFIG, stream), list(RecordKeys.INCLUDE_CONFIG, stream), exclude);
    }

    private List<String> list(String name, String stream) {
        List<String> own = lists.get(name + "." + stream);
        return own == null ? lists.getOrDefault(name, List.of()) : own;
    }
}
