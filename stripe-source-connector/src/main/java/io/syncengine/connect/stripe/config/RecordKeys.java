// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.stripe.redact.Redaction;
import io.syncengine.connect.stripe.spec.TimestampMode;
import io.syncengine.connect.support.config.ConfigKeys;
import io.syncengine.connect.support.config.DistinctList;
import io.syncengine.connect.support.config.OneOf;
import org.apache.kafka.common.config.ConfigDef;

import java.util.List;

/** Where rows go and what they look like. */
public final class RecordKeys {

    public static final String GROUP = "Topics and records";

    public static final String TOPIC_PREFIX_CONFIG = "topic.prefix";
    public static final String TOPIC_PREFIX_DEFAULT = "stripe.";
    private static final String TOPIC_PREFIX_DOC =
            "Each stream goes to the topic that is called by this prefix and the stream's name; two more, `_heartbeat` and"
                    + " `_control`, carry no rows. Let it end in a dot: sinks name tables by what follows a topic's last dot. Give"
                    + " live mode, test mode and each account a prefix of their own. A change makes new topics, into which only"
                    + " later changes go, unless the connector's offsets are reset too.";

    public static final String TOPIC_FORMAT_CONFIG = "topic.name.format";
    public static final String TOPIC_FORMAT_DEFAULT = TopicFormat.STANDARD;
    private static final String TOPIC_FORMAT_DOC =
            "Name of the topics with rows: `${stream}`, which is needed, `${prefix}`, the value of `topic.prefix`,"
                    + " `${account}`, the id of the account that the row belongs to, and `${livemode}`, `live` or `test`, stand"
                    + " for what they say. Let `${stream}` follow the last dot, with nothing after it: that is where sinks"
                    + " take the names of tables from, and where sweeps look for them. The topics without rows go by"
                    + " `topic.prefix` alone.";

    public static final String VALUE_FORMAT_CONFIG = "value.format";
    public static final String VALUE_FORMAT_DEFAULT = ValueFormat.COLUMNS.code();
    private static final String VALUE_FORMAT_DOC =
            "What the values of rows look like. `columns`: a field for each property, with a schema; properties that are"
                    + " objects or arrays are text named `io.debezium.data.Json`. `raw`: no more than `id`, our own fields and,"
                    + " in `_raw_data`, the object as Stripe sent it. `schemaless`: a field for each property, without a schema;"
                    + " objects and arrays are nested, moments of either form of `timestamps` are numbers, and numbers that no"
                    + " double holds lose digits there, not in `_raw_data`. Keys and the topics without rows have schemas in any"
                    + " case.";

    public static final String TIMESTAMPS_CONFIG = "timestamps";
    public static final String TIMESTAMPS_DEFAULT = TimestampMode.EPOCH.code();
    private static final String TIMESTAMPS_DOC =
            "How moments such as `created` are carried: `epoch`, whole seconds since 1970 as Stripe sends them, or `connect`,"
                    + " Connect's Timestamp, which sinks store as a date with time. Choose before the first run: it is the type"
                    + " of columns, and a change does not convert tables that exist.";

    public static final String RAW_DATA_CONFIG = "raw.data.enabled";
    public static final boolean RAW_DATA_DEFAULT = true;
    private static final String RAW_DATA_DOC =
            "Whether rows have the field `_raw_data`: the object as Stripe sent it, every digit and every field, those"
                    + " that the API's description does not know as well. It doubles the size of records; switch it off to save"
                    + " that, or when a transformation masks single columns, which would not mask this one; `redact.fields` does.";

    public static final String TOMBSTONES_CONFIG = "tombstones.on.delete";
    public static final boolean TOMBSTONES_DEFAULT = true;
    private static final String TOMBSTONES_DOC =
            "Whether a deletion is followed by a record without value. Compacted topics need it to forget deleted rows."
                    + " Switch it off only for sinks that fail on such records; the deletion itself is a row with `_deleted`"
                    + " true in either case.";

    public static final String REDACT_CONFIG = Redaction.SETTING;
    public static final List<String> REDACT_DEFAULT = List.of();
    private static final String REDACT_DOC =
            "Properties that never leave the connector, separated by commas: `<stream>.<property>`, such as"
                    + " `customers.email`. Their columns are null, and so is their value in `_raw_data`, of which every other"
                    + " byte stays as Stripe sent it. The stream is a name, a singular form, or a pattern as in `streams`:"
                    + " `*.metadata`. Further names, each after a dot, lead into nested objects, as in"
                    + " `charges.billing_details.address.line1`; a name applies to every item of an array, as in"
                    + " `subscriptions.items.data.metadata`; `*` stands for every property or every key of a map, as in"
                    + " `customers.metadata.*`. Write `\\.` for a dot and `\\*` for an asterisk in a name. A path holds wherever"
                    + " an object of the stream's kind lies in rows of another one, such as an expanded customer in a charge,"
                    + " and one through a parent's list holds for the rows of that list too. `id` and fields that begin with an"
                    + " underscore make the row and always stay; to leave out a stream, use `streams.exclude`. Rows that are"
                    + " in their topics already stay as they are.";

    private RecordKeys() {}

    static void define(ConfigDef def) {
        ConfigKeys.of(def, GROUP)
                .text(TOPIC_PREFIX_CONFIG, "Topic prefix")
                .optional(TOPIC_PREFIX_DEFAULT)
                .important()
                .check(new TopicPrefix())
                .define(TOPIC_PREFIX_DOC)
                .text(TOPIC_FORMAT_CONFIG, "Topic names")
                .optional(TOPIC_FORMAT_DEFAULT)
                .check(new TopicNameFormat())
                .define(TOPIC_FORMAT_DOC)
                .text(VALUE_FORMAT_CONFIG, "Form of rows")
                .optional(VALUE_FORMAT_DEFAULT)
                .medium()
                .oneOf(OneOf.constants(ValueFormat.values()))
                .dependents(TIMESTAMPS_CONFIG, RAW_DATA_CONFIG)
                .define(VALUE_FORMAT_DOC)
                .text(TIMESTAMPS_CONFIG, "Form of moments")
                .optional(TIMESTAMPS_DEFAULT)
                .medium()
                .oneOf(OneOf.constants(TimestampMode.values()))
                .define(TIMESTAMPS_DOC)
                .flag(RAW_DATA_CONFIG, "Raw objects")
                .optional(RAW_DATA_DEFAULT)
                .medium()
                .define(RAW_DATA_DOC)
                .flag(TOMBSTONES_CONFIG, "Tombstones")
                .optional(TOMBSTONES_DEFAULT)
                .medium()
                .define(TOMBSTONES_DOC)
                .list(REDACT_CONFIG, "Redacted properties")
                .optional(REDACT_DEFAULT)
                .check(DistinctList.maybeEmpty().each(new RedactedPathShape()))
                .define(REDACT_DOC);
    }
}
