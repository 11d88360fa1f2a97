// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.buffer;

import io.syncengine.connect.sheets.row.DeliveryTicket;
import io.syncengine.connect.sheets.row.PendingRows;
import io.syncengine.connect.sheets.row.RowKey;
import io.syncengine.connect.sheets.row.SheetRow;
import io.syncengine.connect.sheets.row.Work;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The rows and sweeps of a task that wait to be written. Of each key it keeps the row that wins over all others, in the
 * place of the first of them; the tickets of the others are called at once, since nobody needs them any more. What depends
 * on what that one meets in the sheet waits behind it, in its order. A sweep waits for the rows of its stream that came
 * before it, and makes them due. Safe for any thread.
 */
public final class RowBuffer implements PendingRows {

    private record Place(String stream, RowKey key) {}

    /**
     * A row that waits.
     *
     * @param number counts arrivals; that of the first row of the key
     * @param since when that one came, in nanoseconds
     */
    private record Waiting(SheetRow row, Arrival arrival, long number, long since) {
        private boolean yieldsTo(SheetRow later, Arrival place) {
            return later.version().replaces(row.version(), place.precedes(arrival));
        }
    }

    private record WaitingSweep(Work.Sweeping sweeping, Arrival arrival, long number) {}

    private final Duration interval;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Place, Waiting> rows = new LinkedHashMap<>();
    private final Map<Place, List<Waiting>> behind = new HashMap<>();
    private final List<WaitingSweep> sweeps = new ArrayList<>();
    private int rowsBehind;
    private long bytes;
    private long arrivals;

    /**
     * An empty buffer.
     *
     * @param interval how long the oldest row may wait for others
     * @param nanoTime a clock that never goes back, in nanoseconds
     */
    public RowBuffer(Duration interval, LongSupplier nanoTime) {
        this.interval = interval;
        this.nanoTime = nanoTime;
    }

    /** Takes a row, unless one that wins waits already. */
    public void add(SheetRow row, Arrival arrival) {
        List<DeliveryTicket> losers = new ArrayList<>();
        lock.lock();
        try {
            put(row, arrival, nanoTime.getAsLong(), losers);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        losers.forEach(DeliveryTicket::done);
    }

    private void put(SheetRow row, Arrival arrival, long since, List<DeliveryTicket> losers) {
        Place place = new Place(row.stream(), row.key());
        Waiting first = rows.get(place);
        List<Waiting> others = behind.getOrDefault(place, List.of());
        if (first == null) {
            rows.put(place, new Waiting(row, arrival, arrivals++, since));
            bytes += row.bytes();
        } else if (others.isEmpty()
                ? row.version().dependsOn(first.row.version())
                : !winsOver(first, others, row, arrival)) {
            behind.computeIfAbsent(place, key -> new ArrayList<>()).add(new Waiting(row, arrival, arrivals++, since));
            rowsBehind++;
            bytes += row.bytes();
        } else if (first.yieldsTo(row, arrival)) {
            rows.put(place, new Waiting(row, arrival, first.number, first.since));
            bytes += row.bytes() - first.row.bytes();
            losers.add(first.row.ticket());
            takeBehind(place).forEach(other -> losers.add(other.row.ticket()));
        } else {
            losers.add(row.ticket());
        }
    }

    private static boolean winsOver(Waiting first, List<Waiting> others, SheetRow row, Arrival arrival) {
        return Stream.concat(Stream.of(first), others.stream())
                .allMatch(
                        other -> other.yieldsTo(row, arrival) && !row.version().dependsOn(other.row.version()));
    }

    private List<Waiting> takeBehind(Place place) {
        List<Waiting> taken = behind.isEmpty() ? null : behind.remove(place);
        if (taken == null) {
            return List.of();
        }
        rowsBehind -= taken.size();
        taken.forEach(other -> bytes -= other.row.bytes());
        return taken;
    }

    /** Takes a sweep. */
    public void add(Work.Sweeping sweeping, Arrival arrival) {
        lock.lock();
        try {
            sweeps.add(new WaitingSweep(sweeping, arrival, arrivals++));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable Work take(int maxRows, long maxBytes, Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                Work sweep = dueSweep();
                if (sweep != null) {
                    return sweep;
                }
                long wait = untilDue(maxRows, maxBytes);
                if (wait <= 0) {
                    return new Work.Rows(takeRows(maxRows, maxBytes));
                }
                if (left <= 0) {
                    return null;
                }
                long now = nanoTime.getAsLong();
                changed.await(Math.min(left, wait), TimeUnit.NANOSECONDS);
                left -= nanoTime.getAsLong() - now;
            }
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Work dueSweep() {
        for (Iterator<WaitingSweep> all = sweeps.iterator(); all.hasNext(); ) {
            WaitingSweep next = all.next();
            if (!hasRowsBefore(next)) {
                all.remove();
                return next.sweeping;
            }
        }
        return null;
    }

    private boolean hasRowsBefore(WaitingSweep sweep) {
        for (Waiting row : rows.values()) {
            if (row.number > sweep.number) {
                return false;
            }
            if (row.row.stream().equals(sweep.sweeping.stream())) {
                return true;
            }
        }
        return false;
    }

    /** Nanoseconds until rows have to be written; 0 or less if they have to now, the greatest number if none waits. */
    private long untilDue(int maxRows, long maxBytes) {
        if (rows.isEmpty()) {
            return Long.MAX_VALUE;
        }
        if (!sweeps.isEmpty() || rows.size() >= maxRows || bytes >= maxBytes) {
            return 0;
        }
        long since = rows.values().iterator().next().since;
        return interval.toNanos() - (nanoTime.getAsLong() - since);
    }

    private List<SheetRow> takeRows(int maxRows, long maxBytes) {
        List<SheetRow> taken = new ArrayList<>();
        long size = 0;
        for (Iterator<Waiting> oldest = rows.values().iterator(); oldest.hasNext() && taken.size() < maxRows; ) {
            SheetRow row = oldest.next().row;
            if (!taken.isEmpty() && size + row.bytes() > maxBytes) {
                break;
            }
            oldest.remove();
            taken.add(row);
            size += row.bytes();
        }
        bytes -= size;
        taken.forEach(row -> comeForward(takeBehind(new Place(row.stream(), row.key()))));
        return taken;
    }

    private void comeForward(List<Waiting> others) {
        List<DeliveryTicket> losers = new ArrayList<>();
        others.forEach(other -> put(other.row, other.arrival, other.since, losers));
        losers.forEach(DeliveryTicket::done);
    }

    /** Lets go of what waits of partitions that somebody else reads now, or that are read again. */
    public void drop(Collection<TopicPartition> partitions) {
        lock.lock();
        try {
            rows.values().removeIf(row -> {
                boolean gone = partitions.contains(row.arrival.partition());
                bytes -= gone ? row.row.bytes() : 0;
                return gone;
            });
            for (Place place : List.copyOf(behind.keySet())) {
                List<Waiting> left = new ArrayList<>(takeBehind(place));
                left.removeIf(row -> partitions.contains(row.arrival.partition()));
                comeForward(left);
            }
            sweeps.removeIf(sweep -> partitions.contains(sweep.arrival.partition()));
        } finally {
            lock.unlock();
        }
    }

    /** Rows that wait. */
    public long size() {
        lock.lock();
        try {
            return (long) rows.size() + rowsBehind;
        } finally {
            lock.unlock();
        }
    }

    /** Size of the rows that wait. */
    public long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    /** How long the oldest row has been waiting; zero if none waits. */
    public Duration oldestAge() {
        lock.lock();
        try {
            return rows.isEmpty()
                    ? Duration.ZERO
                    : Duration.ofNanos(
                            nanoTime.getAsLong() - rows.values().iterator().next().since);
        } finally {
            lock.unlock();
        }
    }
}
