// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.record;

import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.change.ChangeBatch;
import io.syncengine.connect.stripe.change.Delivery;
import io.syncengine.connect.stripe.config.RecordSettings;
import io.syncengine.connect.stripe.config.ValueFormat;
import io.syncengine.connect.stripe.spec.SchemaFactory;
import org.apache.kafka.connect.source.SourceRecord;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes records of batches. Every record of a batch carries the offset of the state before it and only the very last one
 * that of the state after it, so that a worker may commit after any record and nothing is lost. What a stream's records
 * have in common is made once and kept. For one thread, the one that calls {@code poll()}.
 */
public final class ChangeRecords {

    private record StreamKey(String stream, String account, boolean livemode) {}

    private final RecordSettings settings;
    private final SchemaFactory schemas;
    private final Map<StreamKey, StreamRecords> streams = new HashMap<>();

    public ChangeRecords(RecordSettings settings) {
        this.settings = settings;
        this.schemas =
                new SchemaFactory(settings.timestamps(), settings.format() != ValueFormat.RAW, settings.rawData());
    }

    /** All records of a batch. */
    public List<SourceRecord> of(ChangeBatch batch) {
        return of(batch, 0, batch.changes().size());
    }

    /**
     * The records of a part of a batch's changes; the parts of a batch, in order, make up all of it. The row and the
     * tombstone of a deletion are never parted.
     *
     * @param from first change, 0 for the first of the batch
     * @param to change after the last
     */
    public List<SourceRecord> of(ChangeBatch batch, int from, int to) {
        StreamRecords stream = streams.computeIfAbsent(
                new StreamKey(batch.stream().name(), batch.accountId(), batch.livemode()),
                key -> new StreamRecords(batch.stream(), key.account, key.livemode, settings, schemas));
        if (batch.isHeartbeat()) {
            return List.of(stream.heartbeat(batch.after(), batch.now()));
        }
        List<Change> changes = batch.changes();
        List<SourceRecord> records = new ArrayList<>(to - from + 1);
        Map<String, ?> before = stream.offset(batch.before());
        RowHeaders headers = new RowHeaders(batch.after().epoch());
        boolean sweeps = batch.sweep().isPresent();
        for (int i = from; i < to; i++) {
            Change change = changes.get(i);
            boolean last = i == changes.size() - 1 && !sweeps;
            Map<String, ?> offset = last ? stream.offset(batch.after()) : before;
            boolean tombstone = change.delete() && settings.tombstones();
            records.add(stream.row(change, headers.of(change), tombstone ? before : offset));
            if (tombstone) {
                records.add(stream.tombstone(change, headers.of(change), offset));
            }
        }
        if (batch.delivery() != null) {
            await(records, batch.delivery());
        }
        if (sweeps && to == changes.size()) {
            records.add(stream.sweep(batch.after(), batch.sweep().getAsLong(), batch.now()));
        }
        return records;
    }

    /** Such a batch has one change, so that these are all of its records. */
    private static void await(List<SourceRecord> records, Delivery delivery) {
        delivery.emitted(records.size());
        for (SourceRecord record : records) {
            ((RowRecord) record).awaitedBy(delivery);
        }
    }

    /** The worker has done with a record: it is sent and committed, or was dropped on its way. Any thread. */
    static void committed(SourceRecord record) {
        if (record instanceof RowRecord row && row.delivery() != null) {
            row.delivery().committed();
        }
    }
}
