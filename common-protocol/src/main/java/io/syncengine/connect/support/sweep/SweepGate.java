// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.sweep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Holds sweeps back until the rows of their pass are likely to be here. A sweep has a topic of its own, so a consumer may
 * show it before the rows that were sent ahead of it; each of these would go, with all that others have tied to it, and come
 * back as a new one. Nothing tells for sure that no such row is under way, so a sweep waits until the consumer has nothing
 * more to give, or gives nothing of the stream for a while; and, where rows of the stream never cease, no longer than those
 * of the pass can take. For the task's thread.
 *
 * @param <S> a sweep
 */
public final class SweepGate<S> {

    /** So soon a worker that has no records is to call again while sweeps are held back. */
    public static final Duration TURN = Duration.ofMillis(500);

    /** Turns of the worker without any record. A single one may come while some partition's answer is under way. */
    private static final int IDLE_TURNS = 2;

    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** A sweep that is held back; nanoseconds. */
    private static final class Held<S> {
        private final S sweep;
        private final String stream;
        private long since;
        private long quietSince;
        private int idleTurns;

        private Held(S sweep, String stream, long now) {
            this.sweep = sweep;
            this.stream = stream;
            this.since = now;
            this.quietSince = now;
        }

        private void turn(boolean idle, boolean paused, long now) {
            if (paused) {
                since = now;
                quietSince = now;
            } else if (idle) {
                idleTurns++;
            }
        }

        private boolean isThrough(long now) {
            return idleTurns >= IDLE_TURNS || now - quietSince >= QUIET.toNanos() || now - since >= LONGEST.toNanos();
        }
    }

    private final LongSupplier nanoTime;
    private final List<Held<S>> waiting = new ArrayList<>();

    /** @param nanoTime a clock that never goes back, in nanoseconds */
    public SweepGate(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Takes a sweep.
     *
     * @param stream what {@link #row} will be told of its rows
     */
    public void add(S sweep, String stream) {
        waiting.add(new Held<>(sweep, stream, nanoTime.getAsLong()));
    }

    /** A row of a stream has come. */
    public void row(String stream) {
        if (!waiting.isEmpty()) {
            long now = nanoTime.getAsLong();
            waiting.stream().filter(held -> held.stream.equals(stream)).forEach(held -> held.quietSince = now);
        }
    }

    /**
     * A turn of the worker is over.
     *
     * @param idle whether no record came
     * @param paused whether none could come, since partitions are paused
     * @return sweeps that have waited long enough, in the order in which they came
     */
    public List<S> turn(boolean idle, boolean paused) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        long now = nanoTime.getAsLong();
        List<S> through = new ArrayList<>();
        waiting.forEach(held -> held.turn(idle, paused, now));
        waiting.removeIf(held -> held.isThrough(now) && through.add(held.sweep));
        return through;
    }

    /** Lets go of sweeps that somebody else reads now, or that are read again. */
    public void removeIf(Predicate<S> condition) {
        waiting.removeIf(held -> condition.test(held.sweep));
    }
}
