// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.record;

import io.syncengine.connect.protocol.ControlRecords;
import io.syncengine.connect.protocol.RecordFields;
import io.syncengine.connect.protocol.StreamSchema;
import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.config.RecordSettings;
import io.syncengine.connect.stripe.config.ValueFormat;
import io.syncengine.connect.stripe.spec.SchemaFactory;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.state.StreamOffsets;
import io.syncengine.connect.stripe.state.StreamState;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

import java.util.Date;
import java.util.Map;

/**
 * The records of one stream of one account. Topic, schemas and source partition are the same objects in all of them, and
 * so is the offset in all records of one state: the worker compares and caches them by identity first.
 */
final class StreamRecords {

    private static final long MILLIS_PER_SECOND = 1000;

    private final String stream;
    private final String account;
    private final boolean livemode;
    private final String topic;
    private final String heartbeatTopic;
    private final String controlTopic;
    private final StreamSchema schema;
    private final Field keyId;
    private final Field keyAccount;
    private final RowValues values;
    private final boolean schemaless;
    private final Map<String, String> partition;
    private @Nullable StreamState encodedState;
    private Map<String, ?> encodedOffset = Map.of();

    StreamRecords(
            StreamDefinition stream, String account, boolean livemode, RecordSettings settings, SchemaFactory schemas) {
        this.stream = stream.name();
        this.account = account;
        this.livemode = livemode;
        this.topic = settings.topics().topic(stream.name(), account, livemode);
        this.heartbeatTopic = settings.topics().heartbeats();
        this.controlTopic = settings.topics().control();
        this.schema = schemas.schema(stream, topic);
        this.keyId = schema.key().field(RecordFields.ID);
        this.keyAccount = schema.key().field(RecordFields.ACCOUNT_ID);
        this.values = new RowValues(stream, schemas, schema, account, settings.redaction());
        this.schemaless = settings.format() == ValueFormat.SCHEMALESS;
        this.partition = StreamOffsets.partition(account, livemode, stream.name());
    }

    /** The offset that stands for the state. The state after a batch is mostly the one before the next. */
    Map<String, ?> offset(StreamState state) {
        if (!state.equals(encodedState)) {
            encodedOffset = StreamOffsets.encode(state);
            encodedState = state;
        }
        return encodedOffset;
    }

    SourceRecord row(Change change, Headers headers, Map<String, ?> offset) {
        Struct row = values.of(change);
        return new RowRecord(
                partition,
                offset,
                topic,
                key(change),
                schemaless ? null : schema.value(),
                schemaless ? SchemalessValues.of(row) : row,
                millis(change.version()),
                headers);
    }

    /** What follows the row of a deletion: a sink that meets it alone knows its version from its timestamp. */
    SourceRecord tombstone(Change change, Headers headers, Map<String, ?> offset) {
        return new RowRecord(partition, offset, topic, key(change), null, null, millis(change.version()), headers);
    }

    /** @param now Stripe's clock, seconds since 1970 */
    SourceRecord heartbeat(StreamState state, long now) {
        Struct value = new Struct(ControlRecords.HEARTBEAT_SCHEMA)
                .put(ControlRecords.KIND, ControlRecords.KIND_HEARTBEAT)
                .put(ControlRecords.STREAM, stream)
                .put(RecordFields.ACCOUNT_ID, account)
                .put(ControlRecords.LIVEMODE, livemode)
                .put(ControlRecords.PHASE, state.phase().name())
                .put(ControlRecords.LAG_S, state.isFollowed() ? Math.max(0, now - state.eventPosition()) : 0)
                .put(ControlRecords.ROWS, state.rows())
                .put(ControlRecords.SHARE, state.share())
                .put(ControlRecords.ERR, state.error())
                .put(ControlRecords.PARTIAL, state.passes().partial())
                .put(ControlRecords.TS, new Date(millis(now)));
        return control(heartbeatTopic, value, state, now);
    }

    /**
     * Tells that rows are gone which a completed pass has not shown.
     *
     * @param state after the pass
     * @param before version below which they are gone, seconds since 1970
     * @param now Stripe's clock, seconds since 1970
     */
    SourceRecord sweep(StreamState state, long before, long now) {
        Struct value = new Struct(ControlRecords.SWEEP_SCHEMA)
                .put(ControlRecords.KIND, ControlRecords.KIND_SWEEP)
                .put(ControlRecords.STREAM, stream)
                .put(RecordFields.ACCOUNT_ID, account)
                .put(ControlRecords.LIVEMODE, livemode)
                .put(ControlRecords.EPOCH, state.epoch())
                .put(ControlRecords.BEFORE, new Date(millis(before)));
        return control(controlTopic, value, state, now);
    }

    private SourceRecord control(String controlOrHeartbeat, Struct value, StreamState state, long now) {
        return new SourceRecord(
                partition,
                offset(state),
                controlOrHeartbeat,
                null,
                ControlRecords.KEY_SCHEMA,
                ControlRecords.key(stream, account),
                value.schema(),
                value,
                millis(now));
    }

    private Struct key(Change change) {
        return new Struct(schema.key()).put(keyId, change.object().id()).put(keyAccount, account);
    }

    private static long millis(long seconds) {
        return seconds * MILLIS_PER_SECOND;
    }
}
