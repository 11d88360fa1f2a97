// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.list;

import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.CallKind;
import io.syncengine.connect.stripe.spec.Paging;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.state.Range;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The list call that reads the next page of a range. */
public final class ListRequests {

    /** Stripe's maximum. The client asks for less where Stripe takes too long. */
    private static final String PAGE_SIZE = "100";

    private ListRequests() {}

    /**
     * Makes the call.
     *
     * @param filtered whether to tell Stripe the ends of the range; only for a list that can be cut
     */
    public static ApiRequest page(StreamDefinition stream, Range range, boolean filtered) {
        List<Map.Entry<String, String>> query = new ArrayList<>();
        if (stream.paging() == Paging.CURSOR) {
            query.add(Map.entry("limit", PAGE_SIZE));
        }
        stream.fixedParameters().forEach((name, value) -> query.add(Map.entry(name, value)));
        if (filtered && stream.isRanged()) {
            if (range.from() != null) {
                query.add(Map.entry("created[gte]", Long.toString(range.from())));
            }
            if (range.to() != null) {
                query.add(Map.entry("created[lt]", Long.toString(range.to())));
            }
        }
        if (!range.after().isEmpty()) {
            query.add(Map.entry("starting_after", range.after().get(0)));
        }
        return new ApiRequest(CallKind.LIST, stream.path(), stream.path(), query);
    }
}
