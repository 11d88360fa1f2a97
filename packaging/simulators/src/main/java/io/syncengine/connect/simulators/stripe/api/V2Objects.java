// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import io.syncengine.connect.simulators.stripe.data.StreamData;
import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;
import io.syncengine.connect.simulators.stripe.shape.Layout;

/** The objects of a v2 list. @param asOf moment whose state is read, milliseconds since 1970 */
record V2Objects(StreamData stream, long asOf, V2Query query, V2Filter filter) implements V2Source {
    @Override
    public int low() {
        return query.createdFrom() == Long.MIN_VALUE ? 0 : stream.firstAt(query.firstSecond());
    }

    @Override
    public int high() {
        return query.createdTo() == Long.MAX_VALUE ? stream.size() : stream.firstAt(query.endSecond());
    }

    @Override
    public boolean shows(int place) {
        return query.isInside(stream.created(place) * 1000)
                && stream.exists(place, asOf)
                && filter.shows(stream, place, stream.version(place, asOf));
    }

    @Override
    public void append(JsonBuffer out, int place) {
        stream.append(out, place, stream.version(place, asOf), Layout.LISTED);
    }

    @Override
    public int mark(int place) {
        return place;
    }

    @Override
    public int place(int mark) {
        return mark;
    }
}
