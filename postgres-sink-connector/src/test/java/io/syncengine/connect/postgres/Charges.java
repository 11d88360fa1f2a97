// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import io.syncengine.connect.protocol.ControlRecords;
import io.syncengine.connect.protocol.FieldKind;
import io.syncengine.connect.protocol.StreamSchema;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

import java.util.Date;

/** Records of a stream, as our source makes them; each has the next offset of its partition. */
public final class Charges {

    /** Second 0 of the versions. */
    public static final long START = 1_795_000_000L;

    public static final String ACCOUNT = "acct_1";

    private static final StreamSchema STREAM = StreamSchema.builder("stripe.charges")
            .property("amount", FieldKind.INT64)
            .property("description", FieldKind.STRING)
            .property("metadata", FieldKind.JSON)
            .property("livemode", FieldKind.BOOLEAN)
            .build();

    private final String topic;
    private final int partition;
    private long offset;

    public Charges() {
        this("stripe.charges", 0);
    }

    public Charges(String topic, int partition) {
        this.topic = topic;
        this.partition = partition;
    }

    /** The topic of sweeps. */
    public static Charges control() {
        return new Charges("stripe._control", 0);
    }

    /** A row of that version. */
    public SinkRecord row(String id, long second, long amount) {
        return record(key(id), value(id, second, amount), second);
    }

    /** A row with that text. */
    public SinkRecord described(String id, long second, String description) {
        return record(key(id), value(id, second, 1).put("description", description), second);
    }

    /** A row whose nested field and raw text are these, JSON or not. */
    public SinkRecord withJson(String id, long second, String metadata, String raw) {
        return record(key(id), value(id, second, 1).put("metadata", metadata).put("_raw_data", raw), second);
    }

    /** A sweep of the account's charges that are older than that second, as {@link #control} has it. */
    public SinkRecord sweep(String account, long before) {
        Struct value = new Struct(ControlRecords.SWEEP_SCHEMA)
                .put("kind", "sweep")
                .put("stream", "charges")
                .put("_account_id", account)
                .put("livemode", false)
                .put("epoch", 1L)
                .put("before", new Date((START + before) * 1000));
        return record(ControlRecords.key("charges", account), value, before);
    }

    /** A delete of that version. */
    public SinkRecord delete(String id, long second) {
        return record(key(id), value(id, second, 0).put("_deleted", true), second);
    }

    /** A tombstone with that timestamp. */
    public SinkRecord tombstone(String id, long second) {
        return record(key(id), null, second);
    }

    public Struct value(String id, long second, long amount) {
        return new Struct(STREAM.value())
                .put("id", id)
                .put("amount", amount)
                .put("description", "charge " + id)
                .put("metadata", "{\"order\":\"" + amount + "\"}")
                .put("livemode", false)
                .put("_account_id", ACCOUNT)
                .put("_updated_at", new Date((START + second) * 1000))
                .put("_raw_data", "{\"id\":\"" + id + "\",\"amount\":" + amount + "}");
    }

    public Struct key(String id) {
        return new Struct(STREAM.key()).put("id", id).put("_account_id", ACCOUNT);
    }

    /** Any record, with a timestamp of that second. */
    public SinkRecord record(@Nullable Object key, @Nullable Object value, long second) {
        Schema keySchema = key instanceof Struct struct ? struct.schema() : null;
        Schema valueSchema = value instanceof Struct struct ? struct.schema() : null;
        return new SinkRecord(
                topic,
                partition,
                keySchema,
                key,
                valueSchema,
                value,
                offset++,
                (START + second) * 1000,
                TimestampType.CREATE_TIME);
    }
}
