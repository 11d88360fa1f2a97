// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets;

import io.syncengine.connect.sheets.flush.WriterListener;
import io.syncengine.connect.sheets.metrics.SinkMetrics;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkTaskContext;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * What the task asks of the worker: to hold partitions while too much waits, to read some again, to commit. The writer's
 * thread leaves word; the worker's context is used by the task's thread alone.
 */
final class Flow implements WriterListener {

    /** How soon the worker comes back when no records come, to hear what the writer has done. It would wait a minute. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final SinkTaskContext context;
    private final SinkMetrics metrics;
    private final LongSupplier waiting;
    private final long limit;
    private final AtomicBoolean flushed = new AtomicBoolean();
    private final TopicReplays replays;
    private boolean held;

    /** Whether some partition may not be held though {@link #held} says so. */
    private boolean assignedSince;

    /**
     * @param replays hears what is to be read again
     * @param waiting bytes that wait
     * @param limit of them, at which partitions are held
     */
    Flow(SinkTaskContext context, SinkMetrics metrics, TopicReplays replays, LongSupplier waiting, long limit) {
        this.context = context;
        this.metrics = metrics;
        this.replays = replays;
        this.waiting = waiting;
        this.limit = limit;
    }

    @Override
    public void flushed() {
        metrics.flushed();
        flushed.set(true);
    }

    @Override
    public void replay(String stream) {
        replays.ask(stream);
    }

    @Override
    public Origin origin() {
        return replays.origin();
    }

    @Override
    public boolean isLate(String stream) {
        return replays.isLate(stream);
    }

    /** Has partitions read from their start; what is at hand of them comes again. */
    void rewind(Intake intake, Set<TopicPartition> again) {
        if (!again.isEmpty()) {
            intake.restart(again);
            Map<TopicPartition, Long> start = new HashMap<>();
            again.forEach(partition -> start.put(partition, 0L));
            context.offset(start);
        }
    }

    /** Holds partitions or lets them go on, and asks for what else is due. */
    void regulate() {
        long bytes = waiting.getAsLong();
        if (bytes >= limit && (!held || assignedSince)) {
            context.pause(all(context.assignment()));
            held = true;
            assignedSince = false;
        } else if (bytes < limit / 2 && held) {
            context.resume(all(context.assignment()));
            held = false;
        }
        if (flushed.getAndSet(false)) {
            context.requestCommit();
        }
        context.timeout(LOOK_AGAIN.toMillis());
    }

    /** Whether partitions are held. */
    boolean isHeld() {
        return held;
    }

    /** Partitions were assigned. The worker goes on holding those of them that it had held before, and no others. */
    void assigned() {
        assignedSince = true;
    }

    private static TopicPartition[] all(Collection<TopicPartition> partitions) {
        return partitions.toArray(TopicPartition[]::new);
    }
}
