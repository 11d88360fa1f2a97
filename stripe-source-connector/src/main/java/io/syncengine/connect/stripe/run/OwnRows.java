// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.AnswerParser;
import io.syncengine.connect.stripe.data.ListPage;
import io.syncengine.connect.stripe.data.ObjectReader;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.state.Range;

/** The objects of the stream's own list are its rows. Event loop only. */
final class OwnRows implements RowSource {

    private final StreamList list;

    OwnRows(StreamList list) {
        this.list = list;
    }

    @Override
    public StreamDefinition listed() {
        return list.stream().definition();
    }

    @Override
    public AnswerParser<ListPage> parser() {
        ObjectReader objects = list.stream().objects();
        return listed().isSingleton() ? objects::single : objects::page;
    }

    @Override
    public String route() {
        return listed().path();
    }

    @Override
    public void page(ReadPage page) {
        list.works();
        PageRows rows = new PageRows(list.stream());
        rows.add(page.page().objects(), null, page.mark());
        list.emit(page, page.read().range(), page.page().objects().size(), rows.take());
        page.read().end();
    }

    @Override
    public boolean takesPages() {
        return true;
    }

    @Override
    public int held() {
        return 0;
    }

    @Override
    public boolean holds(Range range) {
        return false;
    }

    @Override
    public int underWay() {
        return 0;
    }

    @Override
    public boolean hasMore() {
        return false;
    }

    @Override
    public void readMore() {
        throw new IllegalStateException("a page of its own list is all that a row needs");
    }

    @Override
    public void cancel() {
        // Nothing is under way.
    }
}
