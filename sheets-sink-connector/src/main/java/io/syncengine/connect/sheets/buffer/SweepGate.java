// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.buffer;

import io.syncengine.connect.sheets.row.Work;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Holds sweeps back until the rows of their pass are likely to be here. A sweep has a topic of its own, so a consumer may
 * show it before the rows that were sent ahead of it; each of these would go from the sheet, with all that people have
 * written beside it, and come back at its end. Nothing tells for sure that no such row is under way, so a sweep waits until
 * the consumer has nothing more to give, or gives nothing of the stream for a while; and, where rows of the stream never
 * cease, no longer than those of the pass can take. For the task's thread.
 */
public final class SweepGate {

    /** Turns of the worker without any record. A single one may come from a partition that answers late. */
    private static final int IDLE_TURNS = 2;

    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** A sweep that is held back; nanoseconds. */
    private static final class Held {
        private final Work.Sweeping sweeping;
        private final Arrival arrival;
        private long since;
        private long quietSince;
        private int idleTurns;

        private Held(Work.Sweeping sweeping, Arrival arrival, long now) {
            this.sweeping = sweeping;
            this.arrival = arrival;
            this.since = now;
            this.quietSince = now;
        }
    }

    private final RowBuffer buffer;
    private final LongSupplier nanoTime;
    private final List<Held> waiting = new ArrayList<>();

    /**
     * A gate without anything behind it.
     *
     * @param buffer takes the sweeps in the end
     * @param nanoTime a clock that never goes back, in nanoseconds
     */
    public SweepGate(RowBuffer buffer, LongSupplier nanoTime) {
        this.buffer = buffer;
        this.nanoTime = nanoTime;
    }

    /** Takes a sweep. */
    public void add(Work.Sweeping sweeping, Arrival arrival) {
        waiting.add(new Held(sweeping, arrival, nanoTime.getAsLong()));
    }

    /** A row of a stream has come. */
    public void row(String stream) {
        if (!waiting.isEmpty()) {
            long now = nanoTime.getAsLong();
            waiting.stream()
                    .filter(sweep -> sweep.sweeping.stream().equals(stream))
                    .forEach(sweep -> sweep.quietSince = now);
        }
    }

    /**
     * A turn of the worker is over: lets those sweeps through that have waited long enough.
     *
     * @param idle whether no record came
     * @param paused whether none could come, since partitions are paused
     */
    public void turn(boolean idle, boolean paused) {
        long now = nanoTime.getAsLong();
        for (Held sweep : List.copyOf(waiting)) {
            if (paused) {
                sweep.since = now;
                sweep.quietSince = now;
            } else {
                sweep.idleTurns += idle ? 1 : 0;
                if (isThrough(sweep, now)) {
                    waiting.remove(sweep);
                    buffer.add(sweep.sweeping, sweep.arrival);
                }
            }
        }
    }

    private static boolean isThrough(Held sweep, long now) {
        return sweep.idleTurns >= IDLE_TURNS
                || now - sweep.quietSince >= QUIET.toNanos()
                || now - sweep.since >= LONGEST.toNanos();
    }

    /** Lets go of sweeps of partitions that somebody else reads now, or that are read again. */
    public void drop(Collection<TopicPartition> partitions) {
        waiting.removeIf(sweep -> partitions.contains(sweep.arrival.partition()));
    }
}
