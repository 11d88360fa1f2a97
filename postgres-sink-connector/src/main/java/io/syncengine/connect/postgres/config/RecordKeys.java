// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import io.syncengine.connect.protocol.ReadRules;
import io.syncengine.connect.protocol.ReadRules.Envelopes;
import io.syncengine.connect.protocol.ReadRules.EpochUnit;
import io.syncengine.connect.protocol.RecordFields;
import io.syncengine.connect.support.config.ConfigKeys;
import io.syncengine.connect.support.config.DistinctList;
import io.syncengine.connect.support.config.OneOf;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

import java.util.HashSet;
import java.util.List;

/** How records are taken. The defaults fit those of the Stripe source. */
public final class RecordKeys {

    public static final String GROUP = "Records";

    public static final String UPDATED_AT_FIELD_CONFIG = "updated.at.field";
    public static final String UPDATED_AT_FIELD_DEFAULT = RecordFields.UPDATED_AT;
    private static final String UPDATED_AT_FIELD_DOC =
            "The field that holds a row's version: a row is replaced only by one whose version is not older. A record without"
                    + " it, or every record when this is empty, counts as old as its Kafka timestamp says.";

    public static final String UPDATED_AT_UNIT_CONFIG = "updated.at.unit";
    public static final String UPDATED_AT_UNIT_DEFAULT = "auto";
    private static final String UPDATED_AT_UNIT_DOC =
            "Unit of versions that are plain numbers, counted from 1970: `seconds`, `millis`, or `auto`, seconds below 10^11"
                    + " and milliseconds from there on. Dates and ISO texts are taken as they are.";

    public static final String SHAPE_CONFIG = "record.shape";
    public static final String SHAPE_DEFAULT = "auto";
    private static final String SHAPE_DOC =
            "What a value is: `flat`, the row itself; `envelope`, a change with the row `before` and `after` and an `op`, as"
                    + " Debezium's sources write it; `auto`, an envelope when it has these fields.";

    public static final String JSON_FIELDS_CONFIG = "json.fields";
    public static final List<String> JSON_FIELDS_DEFAULT = List.of();
    private static final String JSON_FIELDS_DOC =
            "Text fields that hold JSON and get a column of type `jsonb`, besides those whose schema says so. Of use with"
                    + " converters that lose the names of schemas.";

    public static final String INCLUDE_CONFIG = "field.include.list";
    public static final List<String> INCLUDE_DEFAULT = List.of();
    private static final String INCLUDE_DOC =
            "The only fields that get a column. Empty: all. `_raw_data` holds every field in either case.";

    public static final String EXCLUDE_CONFIG = "field.exclude.list";
    public static final List<String> EXCLUDE_DEFAULT = List.of();
    private static final String EXCLUDE_DOC =
            "Fields that get no column. Wins over `field.include.list`. `_raw_data` still holds them; to keep something out of"
                    + " the database, leave it out at the source.";

    public static final String KEY_MODE_CONFIG = "pk.mode";
    public static final String KEY_MODE_DEFAULT = "record_key";
    private static final String KEY_MODE_DOC =
            "Where the row's `id` and `_account_id` are: `record_key`, in the record's key, or where that lacks them in its"
                    + " value; `record_value`, in the value only, for topics whose records have another key. Tombstones, which"
                    + " have no value, then do nothing.";

    private static final String RECORD_VALUE = "record_value";
    private static final String FLAT = "flat";
    private static final String ENVELOPE = "envelope";

    private RecordKeys() {}

    static void define(ConfigDef def) {
        ConfigKeys.of(def, GROUP)
                .text(KEY_MODE_CONFIG, "Place of the key")
                .optional(KEY_MODE_DEFAULT)
                .medium()
                .oneOf(OneOf.words(KEY_MODE_DEFAULT, RECORD_VALUE))
                .define(KEY_MODE_DOC)
                .text(UPDATED_AT_FIELD_CONFIG, "Field of the version")
                .optional(UPDATED_AT_FIELD_DEFAULT)
                .dependents(UPDATED_AT_UNIT_CONFIG)
                .define(UPDATED_AT_FIELD_DOC)
                .text(UPDATED_AT_UNIT_CONFIG, "Unit of the version")
                .optional(UPDATED_AT_UNIT_DEFAULT)
                .oneOf(OneOf.constants(EpochUnit.values()))
                .define(UPDATED_AT_UNIT_DOC)
                .text(SHAPE_CONFIG, "Shape of values")
                .optional(SHAPE_DEFAULT)
                .oneOf(OneOf.words(SHAPE_DEFAULT, FLAT, ENVELOPE))
                .define(SHAPE_DOC)
                .list(JSON_FIELDS_CONFIG, "Fields that hold JSON")
                .optional(JSON_FIELDS_DEFAULT)
                .check(DistinctList.maybeEmpty())
                .define(JSON_FIELDS_DOC)
                .list(INCLUDE_CONFIG, "Fields to take")
                .optional(INCLUDE_DEFAULT)
                .check(DistinctList.maybeEmpty())
                .define(INCLUDE_DOC)
                .list(EXCLUDE_CONFIG, "Fields to leave out")
                .optional(EXCLUDE_DEFAULT)
                .check(DistinctList.maybeEmpty())
                .define(EXCLUDE_DOC);
    }

    /** The rules that these settings stand for. */
    static ReadRules rules(AbstractConfig config) {
        return new ReadRules(
                config.getString(UPDATED_AT_FIELD_CONFIG),
                EpochUnit.valueOf(TableSettings.constant(config.getString(UPDATED_AT_UNIT_CONFIG))),
                envelopes(config.getString(SHAPE_CONFIG)),
                new HashSet<>(config.getList(JSON_FIELDS_CONFIG)),
                new FieldChoice(
                        new HashSet<>(config.getList(INCLUDE_CONFIG)), new HashSet<>(config.getList(EXCLUDE_CONFIG))),
                config.getString(KEY_MODE_CONFIG).equals(RECORD_VALUE));
    }

    private static Envelopes envelopes(String shape) {
        return switch (shape) {
            case FLAT -> Envelopes.NEVER;
            case ENVELOPE -> Envelopes.ALWAYS;
            default -> Envelopes.AUTO;
        };
    }
}
