// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets;

import io.syncengine.connect.protocol.ControlRecords;
import io.syncengine.connect.protocol.FieldKind;
import io.syncengine.connect.protocol.StreamSchema;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

import java.util.Date;

/** Records of one partition, in the order in which they are asked for. */
public final class Payments {

    public static final String ACCOUNT = "acct_1";

    /** Second 0 of all versions, 2026-05-06T12:00:00Z. */
    public static final long START = 1_778_068_800L;

    private static final StreamSchema STREAM = StreamSchema.builder("stripe.payments")
            .property("amount", FieldKind.INT64)
            .property("description", FieldKind.STRING)
            .property("metadata", FieldKind.JSON)
            .property("created", FieldKind.INT64)
            .property("livemode", FieldKind.BOOLEAN)
            .build();

    private final String topic;
    private final int partition;
    private long offset;

    public Payments() {
        this("stripe.payments", 0);
    }

    public Payments(String topic, int partition) {
        this(topic, partition, 0);
    }

    Payments(String topic, int partition, long offset) {
        this.topic = topic;
        this.partition = partition;
        this.offset = offset;
    }

    /** A row of that version. */
    public SinkRecord row(String id, long second, long amount) {
        return record(key(id), value(id, second, amount), second);
    }

    /** A row with that text. */
    public SinkRecord described(String id, long second, @Nullable String description) {
        return record(key(id), value(id, second, 1).put("description", description), second);
    }

    /** A delete of that version. */
    public SinkRecord delete(String id, long second) {
        return record(key(id), value(id, second, 0).put("_deleted", true), second);
    }

    /** A tombstone with that timestamp. */
    public SinkRecord tombstone(String id, long second) {
        return record(key(id), null, second);
    }

    /** A sweep of a stream, as the control topic has it. */
    public SinkRecord sweep(String stream, long second) {
        Struct value = new Struct(ControlRecords.SWEEP_SCHEMA)
                .put("kind", "sweep")
                .put("stream", stream)
                .put("_account_id", ACCOUNT)
                .put("livemode", false)
                .put("epoch", 1L)
                .put("before", new Date((START + second) * 1000));
        return record(ControlRecords.key(stream, ACCOUNT), value, second);
    }

    public static Struct value(String id, long second, long amount) {
        return new Struct(STREAM.value())
                .put("id", id)
                .put("amount", amount)
                .put("description", "payment " + id)
                .put("metadata", "{\"order\":\"" + amount + "\"}")
                .put("created", START)
                .put("livemode", false)
                .put("_account_id", ACCOUNT)
                .put("_updated_at", new Date((START + second) * 1000))
                .put("_raw_data", "{\"id\":\"" + id + "\",\"amount\":" + amount + "}");
    }

    public static Struct key(String id) {
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
