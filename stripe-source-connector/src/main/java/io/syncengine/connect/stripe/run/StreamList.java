// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.data.ListPage;
import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.list.RangeSplitter;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.Range;
import io.syncengine.connect.stripe.state.RangeText;
import io.syncengine.connect.stripe.state.StreamState;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The list of one stream: which ranges are being read, and what each page does to what is left. Pages are taken as they
 * come, in any order of ranges: ranges are disjoint, and each page is applied to the newest state. Event loop only.
 */
final class StreamList {

    /** What ranges may take of an offset, in characters; the rest is for the ids of events. */
    private static final int MAX_TEXT = 4_000;

    private final StreamRun stream;
    private final AccountScope scope;
    private final Trouble trouble;
    private final Map<Range, ListRead> reads = new LinkedHashMap<>();
    private final OwnAccount ownAccount;
    private boolean filtered = true;

    StreamList(StreamRun stream, AccountScope scope) {
        this.stream = stream;
        this.scope = scope;
        this.trouble = new Trouble(scope.context().loop());
        this.ownAccount = new OwnAccount(stream, scope);
    }

    /** Calls off all reads: what they would show is void. */
    void reset() {
        reads.values().forEach(ListRead::cancel);
        reads.clear();
        ownAccount.cancel();
        trouble.over();
        filtered = true;
    }

    /** Whether nothing is left to be listed, or can be for now. */
    boolean isOver() {
        return stream.state().phase() != Phase.LIST || trouble.isPaused();
    }

    /** Reads under way. */
    int underWay() {
        return reads.size() + ownAccount.underWay();
    }

    /** Whether a further read could begin now, however many are under way. */
    boolean hasMore() {
        return stream.state().phase() == Phase.LIST
                && !trouble.isPaused()
                && ownAccount.underWay() == 0
                && (ownAccount.isDue() || reads.size() < stream.state().ranges().size());
    }

    /** Begins a further read; there has to be one. */
    void readMore() {
        if (ownAccount.isDue()) {
            ownAccount.read();
            return;
        }
        for (Range range : stream.state().ranges()) {
            if (!reads.containsKey(range)) {
                ListRead read = new ListRead(this, scope, range);
                reads.put(range, read);
                read.send(filtered);
                return;
            }
        }
    }

    StreamRun stream() {
        return stream;
    }

    /** An attempt failed, so many in a row. */
    void attemptFailed(int failures, StripeApiException reason) {
        stream.metrics().callFailed();
        if (failures >= ListRead.PATIENCE) {
            stream.trouble("retrying: " + reason.getMessage());
        }
    }

    /** A page came. */
    void read(ListRead read, ListPage page, long stamp, Optional<String> requestId) {
        reads.remove(read.range());
        stream.metrics().callSucceeded();
        stream.metrics().pageRead();
        if (page.withoutId() > 0) {
            stream.metrics().objectsWithoutId(page.withoutId());
            stream.log().odd("an object of its list has no id and is left out");
        }
        boolean more = page.hasMore() && stream.definition().paged();
        if (read.filtered() && isOutside(page, read.range())) {
            readUnfiltered();
        } else if (more && page.objects().isEmpty()) {
            refused(
                    read,
                    new StripeApiException(
                            StripeApiException.Kind.MALFORMED,
                            200,
                            null,
                            requestId.orElse(null),
                            "the list claims to go on, but its page is empty",
                            null));
        } else {
            trouble.over();
            apply(read, page, more, new PageRows(stream, stamp, requestId));
        }
        scope.owner().listWork();
    }

    private void apply(ListRead read, ListPage page, boolean more, PageRows rows) {
        StreamState state = stream.state();
        List<Range> left = new ArrayList<>(state.ranges());
        int index = left.indexOf(read.range());
        left.remove(index);
        if (more) {
            left.addAll(index, remainder(read, page.objects()));
        }
        List<Change> changes = rows.of(page.objects());
        stream.listed(changes, state.listed(left, rows.newest(), changes.size()), rows.bytes());
    }

    private List<Range> remainder(ListRead read, List<StripeObject> objects) {
        if (!read.filtered()) {
            return List.of(RangeSplitter.behind(read.range(), objects));
        }
        StreamState state = stream.state();
        return new RangeSplitter(state.lowest(), state.planned()).remainder(read.range(), objects, mayCut());
    }

    private boolean mayCut() {
        List<Range> ranges = stream.state().ranges();
        return stream.definition().isRanged()
                && ranges.size() < Math.min(RangeText.MAX_RANGES, scope.owner().wantedReads(stream))
                && RangeText.length(ranges) < MAX_TEXT;
    }

    /** The list does not heed the filter: it is read front to back, from its beginning. */
    private void readUnfiltered() {
        stream.metrics().filterViolation();
        stream.log().odd("its list shows objects that the filter on created excludes; it is read without the filter");
        reset();
        filtered = false;
        stream.rangesBecame(List.of(Range.ALL));
    }

    private boolean isOutside(ListPage page, Range range) {
        if (!stream.definition().isRanged()) {
            return false;
        }
        for (StripeObject object : page.objects()) {
            if (object.position() != StripeObject.NO_POSITION && !range.contains(object.position())) {
                return true;
            }
        }
        return false;
    }

    /** A read was refused for good. */
    void refused(ListRead read, StripeApiException reason) {
        reads.remove(read.range());
        if (reason.isAboutMissing() && !read.range().after().isEmpty()) {
            List<Range> left = new ArrayList<>(stream.state().ranges());
            left.replaceAll(range -> range.equals(read.range()) ? RangeSplitter.withoutCursor(range) : range);
            stream.rangesBecame(left);
        } else {
            stream.refused(reason, trouble);
        }
        scope.owner().listWork();
    }
}
