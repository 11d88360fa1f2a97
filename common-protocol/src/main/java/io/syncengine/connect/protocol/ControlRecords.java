// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;

/**
 * The two kinds of records that carry no row: a heartbeat (position of an idle stream) and a sweep (rows of a stream
 * and account older than a completed pass may go). They are recognised by the name of their value schema or, where it
 * has none or another, by the topic's ending together with the field {@code kind}. The stream is named by the value,
 * never by the topic.
 */
public final class ControlRecords {

    public static final String HEARTBEAT_SCHEMA_NAME = "io.syncengine.connect.Heartbeat";
    public static final String SWEEP_SCHEMA_NAME = "io.syncengine.connect.Sweep";

    public static final String KIND = "kind";
    public static final String KIND_HEARTBEAT = "heartbeat";
    public static final String KIND_SWEEP = "sweep";
    public static final String STREAM = "stream";
    public static final String LIVEMODE = "livemode";
    public static final String PHASE = "phase";
    /** Seconds between Stripe's clock and the stream's event position. */
    public static final String LAG_S = "lag_s";
    /** Stripe's clock when the heartbeat was made. */
    public static final String TS = "ts";
    /** Rows emitted in the stream's current epoch. */
    public static final String ROWS = "rows";
    /** Share of the listed time span that is done, 0 to 1. */
    public static final String SHARE = "share";
    /** Last error or reason of a skip, at most 200 characters; empty when there is none. */
    public static final String ERR = "err";
    /** Why the newest full pass over the stream's list does not show every row; empty when it does. */
    public static final String PARTIAL = "partial";

    public static final String EPOCH = "epoch";
    /** Sweep: rows with a version below this moment are gone. */
    public static final String BEFORE = "before";

    /** Key of both kinds: {@code id} is the stream's name. */
    public static final Schema KEY_SCHEMA = SchemaBuilder.struct()
            .name("io.syncengine.connect.ControlKey")
            .field(RecordFields.ID, Schema.STRING_SCHEMA)
            .field(RecordFields.ACCOUNT_ID, Schema.STRING_SCHEMA)
            .build();

    public static final Schema HEARTBEAT_SCHEMA = SchemaBuilder.struct()
            .name(HEARTBEAT_SCHEMA_NAME)
            .field(KIND, Schema.STRING_SCHEMA)
            .field(STREAM, Schema.STRING_SCHEMA)
            .field(RecordFields.ACCOUNT_ID, Schema.STRING_SCHEMA)
            .field(LIVEMODE, Schema.BOOLEAN_SCHEMA)
            .field(PHASE, Schema.STRING_SCHEMA)
            .field(LAG_S, Schema.INT64_SCHEMA)
            .field(ROWS, Schema.INT64_SCHEMA)
            .field(SHARE, Schema.FLOAT64_SCHEMA)
            .field(ERR, Schema.STRING_SCHEMA)
            .field(PARTIAL, Schema.STRING_SCHEMA)
            .field(TS, Timestamp.SCHEMA)
            .build();

    public static final Schema SWEEP_SCHEMA = SchemaBuilder.struct()
            .name(SWEEP_SCHEMA_NAME)
            .field(KIND, Schema.STRING_SCHEMA)
            .field(STREAM, Schema.STRING_SCHEMA)
            .field(RecordFields.ACCOUNT_ID, Schema.STRING_SCHEMA)
            .field(LIVEMODE, Schema.BOOLEAN_SCHEMA)
            .field(EPOCH, Schema.INT64_SCHEMA)
            .field(BEFORE, Timestamp.SCHEMA)
            .build();

    private static final Set<String> SCHEMA_NAMES = Set.of(HEARTBEAT_SCHEMA_NAME, SWEEP_SCHEMA_NAME);

    private ControlRecords() {}

    /** Key of a control record. */
    public static Struct key(String stream, String accountId) {
        return new Struct(KEY_SCHEMA).put(RecordFields.ID, stream).put(RecordFields.ACCOUNT_ID, accountId);
    }

    /**
     * Whether a record is control and not a row: by the name of its schema or, where a converter or a transformation left
     * none of that, by the ending of its topic. A record of a control topic whose {@code kind} is missing is a row; one
     * whose {@code kind} is unknown is control, for a reader to count and skip.
     */
    public static boolean isControl(String topic, @Nullable Schema valueSchema, @Nullable Object value) {
        if (valueSchema != null && valueSchema.name() != null && SCHEMA_NAMES.contains(valueSchema.name())) {
            return true;
        }
        return (topic.endsWith(TopicNames.HEARTBEAT) || topic.endsWith(TopicNames.CONTROL))
                && kind(value) instanceof String;
    }

    private static @Nullable Object kind(@Nullable Object value) {
        if (value instanceof Struct struct) {
            return struct.schema().field(KIND) == null ? null : struct.get(KIND);
        }
        return value instanceof Map<?, ?> map ? map.get(KIND) : null;
    }
}
