// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.AnswerParser;
import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.child.Parent;
import io.syncengine.connect.stripe.data.ChildReader;
import io.syncengine.connect.stripe.data.InlineSet;
import io.syncengine.connect.stripe.data.ListPage;
import io.syncengine.connect.stripe.data.ParentReader;
import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.spec.ParentLink;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.state.Range;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a child stream: the list that is read is its parents', and each parent leads to rows, either inside of it or
 * in a list of its own. Event loop only.
 */
final class ChildRows implements RowSource {

    /** Pages of parents that may wait for their children at a time. */
    private static final int WALKS = 2;

    private static final InlineSet NONE = new InlineSet(List.of(), true);

    private final StreamList list;
    private final AccountScope scope;
    private final StreamDefinition parents;
    private final ChildReader children;
    private final ParentReader reader;
    private final List<ParentWalk> walks = new ArrayList<>();

    ChildRows(StreamList list, AccountScope scope, StreamDefinition parents, ChildReader children) {
        this.list = list;
        this.scope = scope;
        this.parents = parents;
        this.children = children;
        this.reader = new ParentReader(parents, children.link().field());
    }

    @Override
    public StreamDefinition listed() {
        return parents;
    }

    @Override
    public AnswerParser<ListPage> parser() {
        return reader::page;
    }

    @Override
    public String route() {
        return isInline() ? parents.path() : children.stream().path();
    }

    private boolean isInline() {
        return children.link().form() == ParentLink.Form.INLINE;
    }

    @Override
    public void page(ReadPage page) {
        List<ParentWalk.Stop> stops = new ArrayList<>();
        for (StripeObject parent : page.page().objects()) {
            stops.add(stop(parent));
        }
        if (!isInline()) {
            // It shows no rows.
            page.read().end();
        }
        ParentWalk walk = new ParentWalk(this, page, stops);
        walks.add(walk);
        changed(walk);
    }

    private ParentWalk.Stop stop(StripeObject parent) {
        String property = ParentReader.property(parent);
        if (isInline()) {
            return new ParentWalk.Stop(new Parent(parent.id(), null), inside(property, parent.id()));
        }
        boolean childless = property == null && children.link().wanted() != null;
        return new ParentWalk.Stop(new Parent(parent.id(), property), childless ? NONE : null);
    }

    /**
     * The children if all of them are inside; otherwise they are read, since what is missing may belong anywhere. So are
     * they if references are to be expanded in them: inside they are not.
     */
    private @Nullable InlineSet inside(@Nullable String property, String parent) {
        if (children.stream().isExpanded()) {
            return null;
        }
        InlineSet set = property == null ? InlineSet.UNKNOWN : children.set(property, parent);
        return scope.context().rules().isAll(set) ? set : null;
    }

    @Override
    public boolean takesPages() {
        return walks.size() < WALKS;
    }

    @Override
    public int held() {
        return walks.size();
    }

    @Override
    public boolean holds(Range range) {
        return walks.stream().anyMatch(walk -> walk.range().equals(range));
    }

    @Override
    public int underWay() {
        int calls = 0;
        for (ParentWalk walk : walks) {
            calls += walk.underWay();
        }
        return calls;
    }

    @Override
    public boolean hasMore() {
        return walks.stream().anyMatch(ParentWalk::hasMore);
    }

    @Override
    public void readMore() {
        walks.stream().filter(ParentWalk::hasMore).findFirst().orElseThrow().readMore();
    }

    @Override
    public void cancel() {
        walks.forEach(ParentWalk::cancel);
        walks.clear();
    }

    PageRows rows() {
        return new PageRows(list.stream());
    }

    ChildRead read(ParentWalk walk, Parent parent) {
        return new ChildRead(walk, scope, list.stream(), children, parent);
    }

    /** A page of children came. */
    void read(ListPage page) {
        list.pageRead(page);
    }

    /** Emits rows; returns what the page's part of the list has become. */
    Range emit(ReadPage page, Range held, int done, Rows made) {
        list.works();
        List<Range> left = list.emit(page, held, done, made);
        return left.isEmpty() ? held : left.get(0);
    }

    /** Something is there, or has to be asked for again. */
    void changed(ParentWalk walk) {
        walk.advance();
        if (walk.isOver()) {
            walks.remove(walk);
        }
        scope.owner().listWork();
    }

    void attemptFailed(int failures, StripeApiException reason) {
        list.attemptFailed(failures, reason);
    }

    /** The walk is given up: it begins anew where its rows end. */
    void refused(ParentWalk walk, StripeApiException reason) {
        walk.cancel();
        walks.remove(walk);
        list.refused(reason);
    }
}
