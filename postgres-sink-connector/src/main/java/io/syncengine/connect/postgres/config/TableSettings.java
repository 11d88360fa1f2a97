// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import io.syncengine.connect.postgres.schema.RawCompression;
import io.syncengine.connect.postgres.schema.SchemaEvolution;
import io.syncengine.connect.postgres.schema.SchemaPolicy;
import io.syncengine.connect.postgres.schema.TableNaming;
import org.apache.kafka.common.config.AbstractConfig;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which tables rows go to, and what may be done to them.
 *
 * @param naming the table of each topic
 * @param policy what may be done to tables
 * @param key columns that tell rows apart
 * @param arrays what columns are made for arrays
 */
public record TableSettings(TableNaming naming, SchemaPolicy policy, List<String> key, ArrayMode arrays) {

    /** A change of a table waits no longer, since all who come after it wait behind it. */
    private static final Duration LONGEST_LOCK = Duration.ofSeconds(5);

    static TableSettings of(AbstractConfig config) {
        TableNaming naming = new TableNaming(
                config.getString(TableKeys.SCHEMA_CONFIG),
                config.getString(TableKeys.NAME_FORMAT_CONFIG),
                byTopic(config.getList(TableKeys.TOPIC_MAP_CONFIG)));
        Duration lock = ErrorSettings.of(config).lockTimeout();
        SchemaPolicy policy = new SchemaPolicy(
                config.getBoolean(TableKeys.AUTO_CREATE_CONFIG),
                SchemaEvolution.valueOf(constant(config.getString(TableKeys.EVOLUTION_CONFIG))),
                config.getLong(TableKeys.WIDEN_ROWS_CONFIG),
                RawCompression.valueOf(constant(config.getString(TableKeys.RAW_COMPRESSION_CONFIG))),
                config.getList(TableKeys.INDEX_COLUMNS_CONFIG),
                WriteSettings.of(config).deletes() == DeleteMode.HARD,
                lock.compareTo(LONGEST_LOCK) < 0 ? lock : LONGEST_LOCK);
        return new TableSettings(
                naming,
                policy,
                KeyFields.of(config.getList(TableKeys.KEY_FIELDS_CONFIG)),
                ArrayMode.valueOf(constant(config.getString(TableKeys.ARRAY_MODE_CONFIG))));
    }

    private static Map<String, String> byTopic(List<String> pairs) {
        Map<String, String> byTopic = new HashMap<>();
        pairs.forEach(pair -> byTopic.put(TopicTable.topic(pair), TopicTable.table(pair)));
        return byTopic;
    }

    /** Name of the enum's constant that a word stands for. */
    static String constant(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
