// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.AnswerParser;
import io.syncengine.connect.stripe.data.ListPage;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.state.Range;

/** How the pages of the list that a stream is read by become its rows. Event loop only. */
interface RowSource {

    /** The stream whose list is read. */
    StreamDefinition listed();

    AnswerParser<ListPage> parser();

    /** Route of most of the calls, whose budget decides how many reads are worth having under way. */
    String route();

    /** Takes a page over, emits its rows by {@link StreamList#emit} in the page's order, and ends the read after that. */
    void page(ReadPage page);

    /** Whether pages are welcome. */
    boolean takesPages();

    /** Pages that wait for further reads. */
    int held();

    /** Whether the part of the list belongs to a page that waits for further reads. */
    boolean holds(Range range);

    /** Reads under way that pages ask for. */
    int underWay();

    /** Whether a further read that a page asks for could begin now. */
    boolean hasMore();

    /** Begins a further read that a page asks for; there has to be one. */
    void readMore();

    /** Calls off all reads, and lets go of all pages. */
    void cancel();
}
