// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.child.Parent;
import io.syncengine.connect.stripe.data.InlineSet;
import io.syncengine.connect.stripe.data.ListPage;
import io.syncengine.connect.stripe.state.Range;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The way along the parents of one page. Children of a few parents are read at a time; their rows go out in the order of
 * the parents, and with the last ones of a parent its place in the list, so that a restart goes on behind it. Event loop
 * only.
 */
final class ParentWalk implements ChildReadOwner {

    /** Parents whose children may be read before their turn has come; each holds a page at most. */
    private static final int AHEAD = 8;

    /** Rows that go out together at least, if there are as many. */
    private static final int BATCH = 200;

    /**
     * A parent of the page.
     *
     * @param known its children, or null when they have to be read
     */
    record Stop(Parent parent, @Nullable InlineSet known) {}

    private final ChildRows owner;
    private final ReadPage page;
    private final List<Stop> stops;
    private final Map<Integer, ChildRead> reads = new HashMap<>();
    private Range held;
    private int done;
    private int told;

    ParentWalk(ChildRows owner, ReadPage page, List<Stop> stops) {
        this.owner = owner;
        this.page = page;
        this.stops = List.copyOf(stops);
        this.held = page.read().range();
        this.told = stops.isEmpty() ? -1 : 0;
    }

    /** The part of the list that it stands for. */
    Range range() {
        return held;
    }

    int underWay() {
        int calls = 0;
        for (ChildRead read : reads.values()) {
            calls += read.isUnderWay() ? 1 : 0;
        }
        return calls;
    }

    boolean isOver() {
        return done == stops.size();
    }

    boolean hasMore() {
        return next() >= 0;
    }

    /** Reads for the next parent whose children are wanted. */
    void readMore() {
        int next = next();
        reads.computeIfAbsent(next, at -> owner.read(this, stops.get(at).parent()))
                .send();
    }

    /** Place of the next parent to read for; -1: none for now. The one whose turn it is never waits for others. */
    private int next() {
        int started = 0;
        for (int at = done; at < stops.size() && started < AHEAD; at++) {
            if (stops.get(at).known() == null) {
                ChildRead read = reads.get(at);
                if (read == null || (at == done && read.isIdle())) {
                    return at;
                }
                started++;
            }
        }
        return -1;
    }

    /** Sends out the rows that are there, as far as their turn has come. */
    void advance() {
        PageRows rows = owner.rows();
        List<ChildRead> sent = new ArrayList<>();
        while (!isOver() && add(rows, sent)) {
            if (rows.size() >= BATCH) {
                emit(rows, sent);
            }
        }
        emit(rows, sent);
        if (isOver()) {
            page.read().end();
        }
    }

    /** Adds rows of the parent whose turn it is; false when they are not all there. */
    private boolean add(PageRows rows, List<ChildRead> sent) {
        Stop stop = stops.get(done);
        ChildRead read = reads.get(done);
        if (stop.known() != null) {
            rows.addSet(stop.known().children(), stop.parent().id(), page.mark());
        } else if (read == null || !read.hasPage()) {
            return false;
        } else {
            boolean last = read.addTo(rows);
            sent.add(read);
            if (!last) {
                return false;
            }
            reads.remove(done);
        }
        done++;
        return true;
    }

    private void emit(PageRows rows, List<ChildRead> sent) {
        if (rows.size() > 0 || done > told) {
            told = done;
            held = owner.emit(page, held, done, rows.take());
        }
        sent.forEach(ChildRead::end);
        sent.clear();
    }

    void cancel() {
        reads.values().forEach(ChildRead::cancel);
        reads.clear();
        page.read().end();
    }

    @Override
    public void read(ListPage children) {
        owner.read(children);
        changed();
    }

    @Override
    public void changed() {
        owner.changed(this);
    }

    @Override
    public void attemptFailed(int failures, StripeApiException reason) {
        owner.attemptFailed(failures, reason);
    }

    @Override
    public void refused(StripeApiException reason) {
        owner.refused(this, reason);
    }
}
