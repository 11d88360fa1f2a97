// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.AnswerParser;
import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.config.PassKeys;
import io.syncengine.connect.stripe.data.ChildReader;
import io.syncengine.connect.stripe.data.ListPage;
import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.list.LinkedSplitter;
import io.syncengine.connect.stripe.list.ListRequests;
import io.syncengine.connect.stripe.list.RangeSplitter;
import io.syncengine.connect.stripe.spec.Paging;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.state.Range;
import io.syncengine.connect.stripe.state.RangeText;
import io.syncengine.connect.stripe.state.StreamState;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The list that one stream is read by: which ranges are being read, and what each page does to what is left. Pages are
 * taken as they come, in any order of ranges: ranges are disjoint, and each page is applied to the newest state. Event
 * loop only.
 */
final class StreamList {

    /** What ranges may take of an offset, in characters; the rest is for the ids of events. */
    private static final int MAX_TEXT = 4_000;

    private final StreamRun stream;
    private final AccountScope scope;
    private final Trouble trouble;
    private final Map<Range, ListRead> reads = new LinkedHashMap<>();
    private final @Nullable OwnRead own;
    private final RowSource rows;
    private final LinkedPages links;
    private boolean filtered = true;

    /** @param parents the stream that a child stream is read through; null for any other */
    StreamList(StreamRun stream, AccountScope scope, @Nullable StreamDefinition parents) {
        this.stream = stream;
        this.scope = scope;
        this.trouble = new Trouble(scope.context().loop());
        ChildReader children = stream.children();
        this.rows =
                parents == null || children == null ? new OwnRows(this) : new ChildRows(this, scope, parents, children);
        this.links = new LinkedPages(scope, rows.listed());
        this.own = listed().path().equals(OwnRead.LIST) ? ownRead(children) : null;
    }

    private OwnRead ownRead(@Nullable ChildReader children) {
        return children == null ? new OwnAccount(stream, scope) : new OwnChildren(this, scope, children);
    }

    /** Calls off all reads: what they would show is void. */
    void reset() {
        reads.values().forEach(ListRead::cancel);
        reads.clear();
        rows.cancel();
        if (own != null) {
            own.cancel();
        }
        trouble.over();
        filtered = true;
    }

    /** Whether nothing is left to be listed, or can be for now. */
    boolean isOver() {
        return !stream.state().isListing() || trouble.isPaused();
    }

    /** Reads under way. */
    int underWay() {
        return reads.size() + rows.underWay() + ownUnderWay();
    }

    private int ownUnderWay() {
        return own == null ? 0 : own.underWay();
    }

    private boolean isOwnDue() {
        return own != null && own.isDue();
    }

    /** Whether a further read could begin now, however many are under way. */
    boolean hasMore() {
        return stream.state().isListing()
                && !trouble.isPaused()
                && ownUnderWay() == 0
                && (isOwnDue() || rows.hasMore() || hasFreeRange());
    }

    private boolean hasFreeRange() {
        return rows.takesPages() && stream.state().ranges().stream().anyMatch(this::isFree);
    }

    private boolean isFree(Range range) {
        return !reads.containsKey(range)
                && !rows.holds(range)
                && (!ListRequests.isLast(range) || stream.state().ranges().size() == 1);
    }

    /** Begins a further read; there has to be one. */
    void readMore() {
        if (own != null && own.isDue()) {
            own.read();
        } else if (rows.hasMore()) {
            rows.readMore();
        } else {
            stream.state().ranges().stream().filter(this::isFree).findFirst().ifPresent(this::read);
        }
    }

    private void read(Range range) {
        ListRead read = new ListRead(this, scope, range);
        reads.put(range, read);
        read.send(filtered);
    }

    StreamRun stream() {
        return stream;
    }

    /** The stream whose list it is. */
    StreamDefinition listed() {
        return rows.listed();
    }

    /** How the pages are read. */
    AnswerParser<ListPage> parser() {
        return rows.parser();
    }

    /** Route of most of the calls. */
    String route() {
        return rows.route();
    }

    /** An attempt failed, so many in a row. */
    void attemptFailed(int failures, StripeApiException reason) {
        stream.metrics().callFailed();
        if (failures >= ListRead.PATIENCE) {
            stream.trouble("retrying: " + reason.getMessage());
        }
    }

    /** A page came. The read stays outstanding until the page's rows have gone out. */
    void read(ListRead read, ListPage page, ReadMark mark) {
        reads.remove(read.range());
        pageRead(page);
        boolean more = page.hasMore() && listed().paging() != Paging.WHOLE;
        if (ListRequests.isOfTestClocks(read.range())) {
            read.end();
            works();
            stream.passes()
                    .rangesBecame(
                            TestClocks.opened(read.range(), page, stream.state().ranges()));
        } else if (read.filtered() && isOutside(page, read.range())) {
            read.end();
            readUnfiltered();
        } else {
            taken(read, page, more, mark);
        }
        scope.owner().listWork();
    }

    private void taken(ListRead read, ListPage page, boolean more, ReadMark mark) {
        String request = mark.requestId().orElse(null);
        try {
            String link = links.next(listed().path(), read.range(), page, request);
            if (more && link == null && page.objects().isEmpty()) {
                throw StripeApiException.endless("the list", request);
            }
            rows.page(new ReadPage(read, page, more, link, mark));
        } catch (StripeApiException e) {
            read.end();
            refused(read, e);
        }
    }

    /** A page came, of this list or of the children of one of its objects. */
    void pageRead(ListPage page) {
        stream.metrics().callSucceeded();
        stream.metrics().pageRead();
        if (page.withoutId() > 0) {
            stream.metrics().objectsWithoutId(page.withoutId());
            stream.log().odd("an object of its list has no id and is left out");
            stream.passes().partial("object without id");
        }
    }

    /** Stripe shows what is asked for. */
    void works() {
        if (!links.areInDoubt()) {
            trouble.over();
        }
    }

    /**
     * Emits rows of a page, together with what is left to read once its first objects are done.
     *
     * @param held the part of the list that the page belongs to, as it stands in the state
     * @param done how many of the page's objects are done with these rows
     * @return what is left of the part; the first one goes on where the page does
     */
    List<Range> emit(ReadPage page, Range held, int done, Rows made) {
        StreamState state = stream.state();
        List<Range> left = new ArrayList<>(state.ranges());
        int index = left.indexOf(held);
        List<Range> remainder = page.isDone(done) ? List.of() : remainder(page, held, done);
        left.remove(index);
        left.addAll(index, remainder);
        stream.passes()
                .listed(
                        made.changes(),
                        state.listed(left, made.newest(), made.changes().size()),
                        made.bytes());
        return remainder;
    }

    private List<Range> remainder(ReadPage page, Range held, int done) {
        List<StripeObject> objects = page.page().objects();
        Range range = page.read().range();
        if (links.areLinked() && page.link() != null && done == objects.size()) {
            return linked(range, page, page.link());
        }
        if (done == 0 || links.areLinked()) {
            // A link leads behind a page, not into it.
            return List.of(held);
        }
        if (!page.read().filtered()) {
            return List.of(RangeSplitter.behind(range, objects.subList(0, done)));
        }
        RangeSplitter splitter = splitter();
        return done < objects.size()
                ? List.of(splitter.within(range, objects, done))
                : splitter.remainder(range, objects, mayCut());
    }

    private List<Range> linked(Range range, ReadPage page, String link) {
        boolean mayCut = page.read().filtered() && mayCut();
        return new LinkedSplitter(splitter()).remainder(range, page.page().objects(), link, mayCut);
    }

    private RangeSplitter splitter() {
        StreamState state = stream.state();
        return new RangeSplitter(state.lowest(), state.passes().began());
    }

    private boolean mayCut() {
        List<Range> ranges = stream.state().ranges();
        return listed().isRanged()
                && ranges.size() < Math.min(RangeText.MAX_RANGES, scope.owner().wantedReads(stream))
                && RangeText.length(ranges) < MAX_TEXT;
    }

    /** The list does not heed the filter: it is read front to back, from its beginning. */
    private void readUnfiltered() {
        stream.metrics().filterViolation();
        stream.log().odd("its list shows objects that the filter on created excludes; it is read without the filter");
        List<Range> left = new ArrayList<>(stream.state().ranges());
        left.removeIf(range -> range.parameter() == null);
        left.add(0, Range.ALL);
        reset();
        filtered = false;
        stream.passes().partial("filter not heeded");
        stream.passes().rangesBecame(left);
    }

    private boolean isOutside(ListPage page, Range range) {
        if (!listed().isRanged()) {
            return false;
        }
        for (StripeObject object : page.objects()) {
            if (object.position() != StripeObject.NO_POSITION && !range.contains(object.position())) {
                return true;
            }
        }
        return false;
    }

    /** Reads that the rows of a page need were refused for good. */
    void refused(StripeApiException reason) {
        stream.refused(reason, trouble);
        scope.owner().listWork();
    }

    private boolean isPlaceGone(Range range, StripeApiException reason) {
        return links.areLinked()
                ? links.isLinkGone(range, reason)
                : reason.isAboutMissing() && !range.after().isEmpty();
    }

    /** A read was refused for good. */
    void refused(ListRead read, StripeApiException reason) {
        reads.remove(read.range());
        List<Range> left = new ArrayList<>(stream.state().ranges());
        if (TestClocks.isGone(read.range(), reason)) {
            left.remove(read.range());
            stream.passes().rangesBecame(left);
        } else if (TestClocks.isForbidden(read.range(), reason)) {
            stream.log().odd("objects of test clocks are left out", reason);
            left.remove(read.range());
            stream.passes().partial(PassKeys.TEST_CLOCKS_CONFIG);
            stream.passes().rangesBecame(left);
        } else if (isPlaceGone(read.range(), reason)) {
            left.replaceAll(range -> range.equals(read.range()) ? RangeSplitter.withoutCursor(range) : range);
            stream.passes().rangesBecame(left);
            if (links.areInDoubt()) {
                stream.refused(reason, trouble);
            }
        } else {
            stream.refused(reason, trouble);
        }
        scope.owner().listWork();
    }
}
