// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets;

import io.syncengine.connect.protocol.RecordPlace;
import io.syncengine.connect.protocol.TopicNames;
import io.syncengine.connect.sheets.buffer.Arrival;
import io.syncengine.connect.sheets.buffer.RowBuffer;
import io.syncengine.connect.sheets.cells.CellTexts;
import io.syncengine.connect.sheets.convert.Converted;
import io.syncengine.connect.sheets.convert.RecordConverter;
import io.syncengine.connect.sheets.metrics.RowOutcome;
import io.syncengine.connect.sheets.metrics.SinkMetrics;
import io.syncengine.connect.sheets.offsets.OffsetTracker;
import io.syncengine.connect.sheets.overview.TabStates;
import io.syncengine.connect.sheets.policy.TabRules;
import io.syncengine.connect.sheets.row.CellText;
import io.syncengine.connect.sheets.row.DeliveryTicket;
import io.syncengine.connect.sheets.row.SheetRow;
import io.syncengine.connect.sheets.row.Work;
import io.syncengine.connect.support.errant.ErrantReports;
import io.syncengine.connect.support.sweep.SweepGate;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The way of records into the buffer, and of those that cannot be stored to whoever keeps them. Used by the task's thread;
 * tickets are called by the writer's, which leaves word here for the next call of the task.
 */
final class Intake {

    /** A record that the writer found to be at fault. */
    private record Rejected(SinkRecord record, OffsetTracker.Pending pending, String reason) {}

    /** A sweep that rows of its pass may come after. */
    private record HeldSweep(Work.Sweeping sweeping, Arrival arrival) {}

    private final RecordConverter converter;
    private final RowBuffer buffer;
    private final SweepGate<HeldSweep> sweeps = new SweepGate<>(System::nanoTime);
    private final OffsetTracker offsets = new OffsetTracker();
    private final ErrantReports errants;
    private final SinkMetrics metrics;
    private final TabStates states;
    private final Queue<Rejected> rejected = new ConcurrentLinkedQueue<>();

    /** Where the rows of a stream came from: a transformation may have changed the names of topics. */
    private final Map<String, Set<TopicPartition>> sources = new HashMap<>();

    private long cleaned;
    private long truncated;

    Intake(RecordConverter converter, RowBuffer buffer, ErrantReports errants, SinkMetrics metrics, TabStates states) {
        this.converter = converter;
        this.buffer = buffer;
        this.errants = errants;
        this.metrics = metrics;
        this.states = states;
    }

    private final class Ticket implements DeliveryTicket {
        private final SinkRecord record;
        private final OffsetTracker.Pending pending;

        private Ticket(SinkRecord record, OffsetTracker.Pending pending) {
            this.record = record;
            this.pending = pending;
        }

        @Override
        public void done() {
            pending.end();
        }

        @Override
        public void rejected(String reason) {
            rejected.add(new Rejected(record, pending, reason));
        }
    }

    /** Takes a record, whatever it says. */
    void take(SinkRecord record) {
        TopicPartition partition = new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
        Arrival arrival = new Arrival(partition, record.originalKafkaOffset());
        OffsetTracker.Pending pending = offsets.begin(partition, arrival.offset());
        String stream = TopicNames.stream(record.topic());
        sources.computeIfAbsent(stream, name -> new HashSet<>()).add(partition);
        Converted converted;
        try {
            converted = converter.convert(record, new Ticket(record, pending));
        } catch (DataException e) {
            report(record, stream, e);
            pending.end();
            return;
        }
        if (converted instanceof Converted.ToWrite write) {
            take(write.row(), arrival);
        } else if (converted instanceof Converted.ToSweep sweep) {
            sweeps.add(new HeldSweep(sweep.sweeping(), arrival), sweep.sweeping().stream());
        } else if (converted instanceof Converted.Nothing nothing) {
            if (!nothing.stream().isEmpty()) {
                metrics.tab(nothing.stream()).count(RowOutcome.IGNORED, 1);
            }
            pending.end();
        }
    }

    private void take(SheetRow row, Arrival arrival) {
        states.account(row.stream(), CellText.of(row.cell(TabRules.ACCOUNT_FIELD)));
        sweeps.row(row.stream());
        buffer.add(row, arrival);
    }

    private void report(SinkRecord record, String stream, DataException reason) {
        errants.report(record, reason);
        metrics.tab(stream).count(RowOutcome.REJECTED, 1);
        states.rejected(stream);
    }

    /** Reports what the writer has found to be at fault. Such a record is durable once its report is. */
    void reportRejected() {
        Rejected next = rejected.peek();
        while (next != null) {
            String text = RecordPlace.of(next.record()) + " cannot be stored: " + next.reason();
            report(next.record(), TopicNames.stream(next.record().topic()), new DataException(text));
            next.pending().end();
            rejected.remove();
            next = rejected.peek();
        }
    }

    /** Tells the metrics what was changed in texts since the last call. */
    void tellTexts() {
        CellTexts texts = converter.texts();
        metrics.textsChanged(texts.cleaned() - cleaned, texts.truncated() - truncated);
        cleaned = texts.cleaned();
        truncated = texts.truncated();
    }

    /** Waits until all reports have arrived. */
    void awaitReports() {
        errants.awaitAll();
    }

    /** Of the partitions at hand those that a stream's rows come from. */
    Set<TopicPartition> sources(String stream, Collection<TopicPartition> assigned) {
        Set<TopicPartition> found = new HashSet<>(sources.getOrDefault(stream, Set.of()));
        assigned.stream()
                .filter(partition -> TopicNames.stream(partition.topic()).equals(stream))
                .forEach(found::add);
        found.retainAll(assigned);
        return found;
    }

    /**
     * A turn of the worker is over.
     *
     * @param idle whether no record came
     * @param paused whether none could come, since partitions are paused
     */
    void turned(boolean idle, boolean paused) {
        sweeps.turn(idle, paused).forEach(held -> buffer.add(held.sweeping, held.arrival));
    }

    /** Forgets what waits of partitions that are read again from their start, and commits no other offset until then. */
    void restart(Collection<TopicPartition> partitions) {
        letGo(partitions);
        partitions.forEach(partition -> offsets.restart(partition, 0));
    }

    /** Forgets partitions that somebody else reads now. */
    void drop(Collection<TopicPartition> partitions) {
        letGo(partitions);
        offsets.drop(partitions);
    }

    private void letGo(Collection<TopicPartition> partitions) {
        sweeps.removeIf(held -> partitions.contains(held.arrival.partition()));
        buffer.drop(partitions);
    }

    /** The offset to commit of a partition that was read up to there. */
    long committable(TopicPartition partition, long read) {
        return offsets.committable(partition, read);
    }
}
