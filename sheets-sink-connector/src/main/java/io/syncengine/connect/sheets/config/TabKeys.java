// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import io.syncengine.connect.sheets.policy.ColumnPolicy;
import io.syncengine.connect.sheets.policy.CopiedRows;
import io.syncengine.connect.sheets.policy.MissingColumn;
import io.syncengine.connect.sheets.policy.MissingTab;
import io.syncengine.connect.sheets.policy.Protection;
import io.syncengine.connect.support.config.ConfigKeys;
import io.syncengine.connect.support.config.OneOf;
import io.syncengine.connect.support.config.OrEmpty;
import org.apache.kafka.common.config.ConfigDef;

/** Which tabs rows go to, and what people may do to them. */
public final class TabKeys {

    public static final String GROUP = "Tabs";

    public static final String NAME_FORMAT_CONFIG = "tab.name.format";
    public static final String NAME_FORMAT_DEFAULT = TabNameFormat.STREAM;
    private static final String NAME_FORMAT_DOC =
            "Title of a stream's tab when it is created; `${stream}` stands for the part of the topic after its last dot. A"
                    + " tab may be renamed in the spreadsheet at any time: it is known by a mark, not by its title.";

    public static final String CREATE_CONFIG = "tab.create";
    public static final boolean CREATE_DEFAULT = true;
    private static final String CREATE_DOC =
            "Whether a stream that has no tab gets one. If not, its rows cannot be stored and are reported as such.";

    public static final String EVOLUTION_CONFIG = "columns.evolution";
    public static final String EVOLUTION_DEFAULT = "append";
    private static final String EVOLUTION_DOC =
            "What happens when a record has a field that the tab has no column for: `append` adds a column at the right end,"
                    + " `ignore` leaves the value out, `fail` ends the task.";

    public static final String SYNCED_AT_CONFIG = "synced.at.column";
    public static final String SYNCED_AT_DEFAULT = "_synced_at";
    private static final String SYNCED_AT_DOC =
            "Column with the time at which a row's last change was taken from its topic; it is written within seconds of that."
                    + " Empty: none.";

    public static final String PROTECTION_CONFIG = "protection";
    public static final String PROTECTION_DEFAULT = "warn";
    private static final String PROTECTION_DOC =
            "What happens when a person edits cells of the connector's columns: `warn`, the spreadsheet asks whether they are"
                    + " sure; `lock`, it lets nobody but the connector's account and the file's owner; `none`, nothing. A cell"
                    + " that was edited keeps the edit until its row changes at the source.";

    public static final String COLUMN_DELETED_CONFIG = "column.deleted";
    public static final String COLUMN_DELETED_DEFAULT = "recreate";
    private static final String COLUMN_DELETED_DOC =
            "What happens when a person deleted a column of the connector's: `recreate` makes it again at the right end, and"
                    + " rows fill it as they change; `ignore` does without it. Columns of the key are made again always.";

    public static final String TAB_DELETED_CONFIG = "tab.deleted";
    public static final String TAB_DELETED_DEFAULT = "fail";
    private static final String TAB_DELETED_DOC =
            "What happens when a person deletes a tab of the connector's: `fail` ends the task, so that somebody decides;"
                    + " `recreate` makes it again and reads its topic from the start. A tab that went while no task ran is"
                    + " made again in any case.";

    public static final String DUPLICATES_CONFIG = "duplicates";
    public static final String DUPLICATES_DEFAULT = "keep";
    private static final String DUPLICATES_DOC =
            "What happens to rows with the key of a row above them, which come of a person's copying rows: `keep`, they are"
                    + " left alone and counted, and only the topmost is kept up to date; `delete`, they go with the next"
                    + " write to their tab, with whatever stands beside them.";

    private TabKeys() {}

    static void define(ConfigDef def) {
        ConfigKeys keys = ConfigKeys.of(def, GROUP)
                .text(NAME_FORMAT_CONFIG, "Titles of tabs")
                .optional(NAME_FORMAT_DEFAULT)
                .medium()
                .check(new TabNameFormat())
                .define(NAME_FORMAT_DOC)
                .flag(CREATE_CONFIG, "Create tabs")
                .optional(CREATE_DEFAULT)
                .medium()
                .define(CREATE_DOC)
                .text(EVOLUTION_CONFIG, "New fields")
                .optional(EVOLUTION_DEFAULT)
                .medium()
                .oneOf(OneOf.constants(ColumnPolicy.values()))
                .define(EVOLUTION_DOC)
                .text(SYNCED_AT_CONFIG, "Column of the last write")
                .optional(SYNCED_AT_DEFAULT)
                .check(OrEmpty.or(new TabTitle()))
                .define(SYNCED_AT_DOC);
        definePeople(keys);
    }

    private static void definePeople(ConfigKeys keys) {
        keys.text(PROTECTION_CONFIG, "Edits by people")
                .optional(PROTECTION_DEFAULT)
                .medium()
                .oneOf(OneOf.constants(Protection.values()))
                .define(PROTECTION_DOC)
                .text(COLUMN_DELETED_CONFIG, "Deleted columns")
                .optional(COLUMN_DELETED_DEFAULT)
                .oneOf(OneOf.constants(MissingColumn.values()))
                .define(COLUMN_DELETED_DOC)
                .text(TAB_DELETED_CONFIG, "Deleted tabs")
                .optional(TAB_DELETED_DEFAULT)
                .oneOf(OneOf.constants(MissingTab.values()))
                .define(TAB_DELETED_DOC)
                .text(DUPLICATES_CONFIG, "Copied rows")
                .optional(DUPLICATES_DEFAULT)
                .oneOf(OneOf.constants(CopiedRows.values()))
                .define(DUPLICATES_DOC);
    }
}
