// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import io.syncengine.connect.protocol.RecordFields;
import io.syncengine.connect.support.config.ConfigKeys;
import io.syncengine.connect.support.config.DistinctList;
import org.apache.kafka.common.config.ConfigDef;

import java.util.List;

/** How records are taken. The defaults fit those of the Stripe source. */
public final class RecordKeys {

    public static final String GROUP = "Records";

    public static final String VERSION_FIELD_CONFIG = "version.field";
    public static final String VERSION_FIELD_DEFAULT = RecordFields.UPDATED_AT;
    private static final String VERSION_FIELD_DOC =
            "The field that holds a row's version: a row is replaced only by one whose version is not older. A record without"
                    + " it, or every record when this is empty, counts as old as its Kafka timestamp says. The version is"
                    + " shown in the column `_updated_at`.";

    public static final String KEY_FIELDS_CONFIG = "key.fields";
    public static final List<String> KEY_FIELDS_DEFAULT = List.of();
    private static final String KEY_FIELDS_DOC =
            "The fields that tell one row from another; they become the first columns. Empty: `id` and `_account_id`, from"
                    + " the record's key or else its value. Fields named here are looked for in the key first too, and have to"
                    + " be there for deletions to work. For a single stream: `key.fields.<stream>`. It cannot be changed for a"
                    + " tab that has rows.";

    public static final String INCLUDE_CONFIG = "fields.include";
    public static final List<String> INCLUDE_DEFAULT = List.of();
    private static final String INCLUDE_DOC =
            "The only fields that get a column, in this order, after the key's. Empty: all, as they come. The key's fields and"
                    + " `_updated_at` need not be named. For a single stream: `fields.include.<stream>`.";

    public static final String EXCLUDE_CONFIG = "fields.exclude";
    public static final List<String> EXCLUDE_DEFAULT = List.of(RecordFields.RAW_DATA);
    private static final String EXCLUDE_DOC =
            "Fields that get no column. Wins over `fields.include`. Without `_updated_at` the sink cannot tell after a"
                    + " restart how old a row is, and rows that vanish at the source without an event stay. For a single"
                    + " stream: `fields.exclude.<stream>`.";

    private RecordKeys() {}

    static void define(ConfigDef def) {
        ConfigKeys.of(def, GROUP)
                .text(VERSION_FIELD_CONFIG, "Field of the version")
                .optional(VERSION_FIELD_DEFAULT)
                .define(VERSION_FIELD_DOC)
                .list(KEY_FIELDS_CONFIG, "Fields of the key")
                .optional(KEY_FIELDS_DEFAULT)
                .check(DistinctList.maybeEmpty())
                .define(KEY_FIELDS_DOC)
                .list(INCLUDE_CONFIG, "Fields to take")
                .optional(INCLUDE_DEFAULT)
                .check(DistinctList.maybeEmpty())
                .define(INCLUDE_DOC)
                .list(EXCLUDE_CONFIG, "Fields to leave out")
                .optional(EXCLUDE_DEFAULT)
                .check(DistinctList.maybeEmpty())
                .define(EXCLUDE_DOC);
    }
}
