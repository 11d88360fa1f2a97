// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads sink records of any form: structs, maps without schema, JSON text, tombstones, envelopes and control records. The
 * rules for what a record may leave out are here, and sinks have none of their own. Belongs to one thread.
 */
public final class RowReader {

    private final ReadRules rules;
    private final KeyReader keys = new KeyReader();
    private final SchemaCache<StructReader> structs;
    private final SchemaCache<Boolean> envelopes;
    private final SchemalessReader schemaless;

    public RowReader(ReadRules rules) {
        this.rules = rules;
        structs = new SchemaCache<>(schema -> new StructReader(schema, rules));
        envelopes = new SchemaCache<>(schema -> EnvelopeReader.isEnvelope(schema, rules.envelopes()));
        schemaless = new SchemalessReader(rules);
    }

    /**
     * What the record holds.
     *
     * @throws DataException if it cannot be read; names topic, partition, offset and field, never a value
     */
    public RecordContent read(SinkRecord record) {
        return read(record, null);
    }

    /**
     * The same for a row whose key somebody else has worked out.
     *
     * @param key of the row, whatever the record says of it; null to go by the record
     */
    public RecordContent read(SinkRecord record, @Nullable RowKey key) {
        try {
            return content(record, key);
        } catch (DataException e) {
            throw Fault.at(record, e);
        }
    }

    private RecordContent content(SinkRecord record, @Nullable RowKey key) {
        Object value = record.value();
        if (value == null) {
            return tombstone(record, key);
        }
        if (value instanceof Struct struct) {
            return ofStruct(record, struct, key);
        }
        if (value instanceof Map<?, ?> map) {
            return ofMap(record, map, null, key);
        }
        if (value instanceof byte[] || value instanceof ByteBuffer) {
            value = new String(FieldType.bytes(value), StandardCharsets.UTF_8);
        }
        if (value instanceof String text) {
            return ofMap(record, JsonText.object(text), text, key);
        }
        throw new DataException("the value is a " + Fault.type(value) + " but must be a struct, a map or a JSON object;"
                + " check value.converter");
    }

    private RecordContent ofStruct(SinkRecord record, Struct value, @Nullable RowKey key) {
        Schema schema = value.schema();
        if (ControlRecords.isControl(record.topic(), schema, value)) {
            return control(schema.name(), name -> member(value, name));
        }
        if (!envelopes.get(schema)) {
            return row(record, structs.get(schema).of(value), false, key);
        }
        EnvelopeReader envelope = EnvelopeReader.of(
                member(value, EnvelopeReader.OP),
                member(value, EnvelopeReader.BEFORE),
                member(value, EnvelopeReader.AFTER));
        if (envelope.row() == null) {
            return row(record, null, true, key);
        }
        if (!(envelope.row() instanceof Struct row)) {
            throw Fault.of(envelope.deleted() ? EnvelopeReader.BEFORE : EnvelopeReader.AFTER, "the row is no struct");
        }
        return row(record, structs.get(row.schema()).of(row), envelope.deleted(), key);
    }

    private static @Nullable Object member(Struct value, String name) {
        return value.schema().field(name) == null ? null : value.get(name);
    }

    private RecordContent ofMap(SinkRecord record, Map<?, ?> value, @Nullable String text, @Nullable RowKey key) {
        if (ControlRecords.isControl(record.topic(), null, value)) {
            return control(null, value::get);
        }
        if (!EnvelopeReader.isEnvelope(value, rules.envelopes())) {
            return row(record, schemaless.of(record.topic(), value, text), false, key);
        }
        EnvelopeReader envelope = EnvelopeReader.of(
                value.get(EnvelopeReader.OP), value.get(EnvelopeReader.BEFORE), value.get(EnvelopeReader.AFTER));
        if (envelope.row() instanceof JsonText.Verbatim nested) {
            RowSource row = schemaless.of(record.topic(), JsonText.object(nested.text()), nested.text());
            return row(record, row, envelope.deleted(), key);
        }
        if (envelope.row() instanceof Map<?, ?> nested) {
            return row(record, schemaless.of(record.topic(), nested, null), envelope.deleted(), key);
        }
        if (!envelope.deleted()) {
            throw Fault.of(EnvelopeReader.AFTER, "the row is no object");
        }
        return row(record, null, true, key);
    }

    private static RecordContent control(@Nullable String schemaName, Function<String, @Nullable Object> field) {
        Object kind = field.apply(ControlRecords.KIND);
        if (ControlRecords.SWEEP_SCHEMA_NAME.equals(schemaName) || ControlRecords.KIND_SWEEP.equals(kind)) {
            return Sweep.of(field);
        }
        return ControlRecords.HEARTBEAT_SCHEMA_NAME.equals(schemaName) || ControlRecords.KIND_HEARTBEAT.equals(kind)
                ? RecordContent.Nothing.HEARTBEAT
                : RecordContent.Nothing.UNKNOWN_CONTROL;
    }

    private Row row(SinkRecord record, @Nullable RowSource source, boolean deletedByEnvelope, @Nullable RowKey known) {
        Marks value = source == null ? Marks.NONE : source.marks();
        RowKey key = known == null ? key(rules.keyInValue() ? Marks.NONE : keys.read(record.key()), value) : known;
        boolean deleted = deletedByEnvelope || value.deleted();
        Long updatedAt = value.updatedAt();
        RowVersion version = new RowVersion(
                updatedAt == null ? timestamp(record) : updatedAt,
                deleted ? RowKind.DELETE : RowKind.UPSERT,
                updatedAt == null);
        return deleted || source == null ? Row.gone(key, version) : source.row(key, version);
    }

    private static RowKey key(Marks key, Marks value) {
        String id = key.id() == null ? value.id() : key.id();
        if (id == null) {
            throw Fault.of(RecordFields.ID, "neither the key nor the value names the row");
        }
        if (value.id() != null && !value.id().equals(id)) {
            throw Fault.of(RecordFields.ID, "key and value name different rows");
        }
        String account = key.accountId() == null ? value.accountId() : key.accountId();
        if (account != null && value.accountId() != null && !value.accountId().equals(account)) {
            throw Fault.of(RecordFields.ACCOUNT_ID, "key and value name different accounts");
        }
        return new RowKey(id, account == null ? "" : account);
    }

    /** Tombstones of ours carry their delete's version as the record's timestamp, unless the broker replaced it. */
    private RecordContent tombstone(SinkRecord record, @Nullable RowKey known) {
        if (record.topic().endsWith(TopicNames.HEARTBEAT) || record.topic().endsWith(TopicNames.CONTROL)) {
            return RecordContent.Nothing.UNKNOWN_CONTROL;
        }
        if (known == null && rules.keyInValue()) {
            return RecordContent.Nothing.UNTIMED_TOMBSTONE;
        }
        Marks marks = keys.read(record.key());
        boolean ours = marks.accountId() != null;
        if (ours && record.timestampType() == TimestampType.LOG_APPEND_TIME) {
            return RecordContent.Nothing.UNTIMED_TOMBSTONE;
        }
        RowVersion version = new RowVersion(timestamp(record), RowKind.TOMBSTONE, !ours);
        return Row.gone(known == null ? key(marks, Marks.NONE) : known, version);
    }

    private static long timestamp(SinkRecord record) {
        return record.timestamp() == null ? 0 : record.timestamp();
    }
}
