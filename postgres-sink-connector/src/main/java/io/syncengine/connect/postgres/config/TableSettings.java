// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import org.apache.kafka.common.config.AbstractConfig;

import java.util.List;
import java.util.Locale;

/**
 * Which tables rows go to, and what may be done to them.
 *
 * @param schema of all tables
 * @param autoCreate whether what does not exist is created
 * @param indexColumns names of fields, for tables that have them
 */
public record TableSettings(
        String schema,
        TableNames names,
        boolean autoCreate,
        SchemaEvolution evolution,
        RawCompression rawCompression,
        List<String> indexColumns) {

    static TableSettings of(AbstractConfig config) {
        return new TableSettings(
                config.getString(TableKeys.SCHEMA_CONFIG),
                TableNames.of(
                        config.getString(TableKeys.NAME_FORMAT_CONFIG), config.getList(TableKeys.TOPIC_MAP_CONFIG)),
                config.getBoolean(TableKeys.AUTO_CREATE_CONFIG),
                SchemaEvolution.valueOf(constant(config.getString(TableKeys.EVOLUTION_CONFIG))),
                RawCompression.valueOf(constant(config.getString(TableKeys.RAW_COMPRESSION_CONFIG))),
                List.copyOf(config.getList(TableKeys.INDEX_COLUMNS_CONFIG)));
    }

    /** Name of the enum's constant that a word stands for. */
    static String constant(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
