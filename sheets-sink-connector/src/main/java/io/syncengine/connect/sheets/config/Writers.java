// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import io.syncengine.connect.protocol.RecordFields;
import io.syncengine.connect.sheets.layout.Streams;
import io.syncengine.connect.sheets.policy.CellsOverflow;
import io.syncengine.connect.sheets.policy.ColumnPolicy;
import io.syncengine.connect.sheets.policy.CopiedRows;
import io.syncengine.connect.sheets.policy.DeleteMode;
import io.syncengine.connect.sheets.policy.FenceMode;
import io.syncengine.connect.sheets.policy.Limits;
import io.syncengine.connect.sheets.policy.MissingColumn;
import io.syncengine.connect.sheets.policy.MissingTab;
import io.syncengine.connect.sheets.policy.Protection;
import io.syncengine.connect.sheets.policy.RowDamage;
import io.syncengine.connect.sheets.policy.SheetPolicies;
import io.syncengine.connect.sheets.policy.TabRules;
import io.syncengine.connect.sheets.policy.TimeCells;
import io.syncengine.connect.sheets.policy.WriterSettings;
import org.apache.kafka.common.config.AbstractConfig;

import java.time.Duration;

/** What the writer is told, from the settings of several groups. */
final class Writers {

    private Writers() {}

    static WriterSettings of(AbstractConfig config) {
        return new WriterSettings(
                tabs(config),
                policies(config),
                limits(config),
                constant(config, FenceMode.class, WriteKeys.FENCE_CONFIG),
                config.getBoolean(WriteKeys.VERIFY_CONFIG));
    }

    private static TabRules tabs(AbstractConfig config) {
        String format = config.getString(TabKeys.NAME_FORMAT_CONFIG);
        String overview = config.getString(OverviewKeys.TITLE_CONFIG);
        StreamChoices streams = StreamChoices.of(config);
        return new TabRules(
                stream -> stream.equals(Streams.OVERVIEW) ? overview : TabNameFormat.title(format, stream),
                config.getBoolean(TabKeys.CREATE_CONFIG),
                stream -> streams.apply(stream).keyFields(),
                RecordFields.UPDATED_AT,
                config.getString(TabKeys.SYNCED_AT_CONFIG),
                constant(config, TimeCells.class, CellKeys.TIMESTAMPS_CONFIG));
    }

    private static SheetPolicies policies(AbstractConfig config) {
        return new SheetPolicies(
                constant(config, DeleteMode.class, WriteKeys.DELETE_MODE_CONFIG),
                constant(config, CopiedRows.class, TabKeys.DUPLICATES_CONFIG),
                constant(config, ColumnPolicy.class, TabKeys.EVOLUTION_CONFIG),
                constant(config, MissingColumn.class, TabKeys.COLUMN_DELETED_CONFIG),
                constant(config, MissingTab.class, TabKeys.TAB_DELETED_CONFIG),
                constant(config, RowDamage.class, WriteKeys.DAMAGE_CONFIG),
                constant(config, Protection.class, TabKeys.PROTECTION_CONFIG),
                constant(config, CellsOverflow.class, LimitKeys.CELLS_OVERFLOW_CONFIG));
    }

    private static Limits limits(AbstractConfig config) {
        return new Limits(
                config.getInt(WriteKeys.FLUSH_ROWS_CONFIG),
                config.getInt(WriteKeys.FLUSH_BYTES_CONFIG),
                Duration.ofMillis(config.getLong(LimitKeys.FLUSH_TIMEOUT_CONFIG)),
                Duration.ofMillis(config.getLong(LimitKeys.RETRY_CONFIG)),
                config.getLong(LimitKeys.CELLS_MAX_CONFIG),
                config.getInt(LimitKeys.INDEX_ROWS_CONFIG),
                Duration.ofDays(config.getInt(WriteKeys.REMEMBER_CONFIG)),
                config.getInt(LimitKeys.READS_CONFIG),
                config.getInt(LimitKeys.WRITES_CONFIG));
    }

    static <E extends Enum<E>> E constant(AbstractConfig config, Class<E> type, String name) {
        return Words.constant(type, config.getString(name));
    }
}
