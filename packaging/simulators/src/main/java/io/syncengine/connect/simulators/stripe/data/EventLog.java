// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.data;

import io.syncengine.connect.simulators.stripe.shape.Draws;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An account's events in the order in which they are listed: by second, and in no order inside a second. A rank counts from
 * the oldest event that is kept. Not thread-safe.
 */
public final class EventLog {
    private final EventOptions options;
    private final long seed;
    private final List<Event> events = new ArrayList<>();
    private int dropped;
    private long next;
    private List<Event> second = List.of();
    private int secondStart;
    private int secondEnd;

    EventLog(EventOptions options, long seed) {
        this.options = options;
        this.seed = seed;
    }

    /** Number of events so far, dropped ones included. */
    public long sent() {
        return next;
    }

    /** Number of the next event. */
    long next() {
        return next;
    }

    /** @param event its number is {@link #next()}, its time not before that of the last one */
    void append(Event event) {
        events.add(event);
        next++;
        forget();
    }

    /** Drops what is older than the retention. */
    void expire(long now) {
        long oldest = now - options.retention().toMillis();
        while (dropped < events.size() && events.get(dropped).at() < oldest) {
            dropped++;
        }
        if (dropped > 1024 && dropped > events.size() / 2) {
            events.subList(0, dropped).clear();
            dropped = 0;
            forget();
        }
    }

    /** The highest rank plus one. */
    public int size() {
        return events.size();
    }

    /** Lowest rank that is kept. */
    public int first() {
        return dropped;
    }

    /** Lowest rank of the events of that second or later. */
    public int firstAt(long created) {
        int low = dropped;
        int high = events.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.get(middle).created() < created) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    public Event at(int rank) {
        if (rank < secondStart || rank >= secondEnd) {
            sortSecond(rank);
        }
        return second.get(rank - secondStart);
    }

    /** Rank of an event; -1 when it is not kept. */
    public int rank(long number) {
        int place = place(number);
        if (place < 0) {
            return -1;
        }
        Event event = events.get(place);
        at(place);
        return secondStart + second.indexOf(event);
    }

    /** The event with that number; null when it is not kept, or got lost. */
    public @Nullable Event numbered(long number) {
        int place = place(number);
        return place < 0 || isLost(events.get(place)) ? null : events.get(place);
    }

    private int place(long number) {
        int place = (int) (number - (next - events.size()));
        return number < 0 || number >= next || place < dropped ? -1 : place;
    }

    private void sortSecond(int rank) {
        long created = events.get(rank).created();
        secondStart = rank;
        while (secondStart > 0 && events.get(secondStart - 1).created() == created) {
            secondStart--;
        }
        secondEnd = rank + 1;
        while (secondEnd < events.size() && events.get(secondEnd).created() == created) {
            secondEnd++;
        }
        second = new ArrayList<>(events.subList(secondStart, secondEnd));
        second.sort(Comparator.comparingLong(event -> Draws.mix(seed, event.number())));
    }

    private void forget() {
        second = List.of();
        secondStart = 0;
        secondEnd = 0;
    }

    private boolean isLost(Event event) {
        return options.lostShare() > 0 && Draws.unit(Draws.mix(seed + 2, event.number())) < options.lostShare();
    }

    /** Moment at which the event is listed; never for those that got lost. */
    public long visibleAt(Event event) {
        if (isLost(event)) {
            return Long.MAX_VALUE;
        }
        long draw = Draws.mix(~seed, event.number());
        long usual = options.usualDelay().toMillis();
        if (Draws.unit(Draws.mix(draw, 1)) >= options.lateShare()) {
            return event.at() + (usual == 0 ? 0 : Draws.below(draw, usual + 1));
        }
        long late = options.latestDelay().toMillis() - usual;
        return event.at() + usual + Draws.below(draw, late + 1);
    }

    boolean isOtherVersion(Event event) {
        return Draws.unit(Draws.mix(seed + 1, event.number())) < options.otherVersionShare();
    }
}
