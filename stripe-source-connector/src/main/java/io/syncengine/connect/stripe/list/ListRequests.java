// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.list;

import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.CallKind;
import io.syncengine.connect.stripe.spec.Paging;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.state.PassKind;
import io.syncengine.connect.stripe.state.Range;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The list call that reads the next page of a range. */
public final class ListRequests {

    /** Stripe's maximum. The client asks for less where Stripe takes too long. */
    private static final String PAGE_SIZE = "100";

    private static final String AFTER = "starting_after";

    private static final String TEST_CLOCKS = "/v1/test_helpers/test_clocks";

    /** Each test clock becomes a range of its own, and an offset has room for some. */
    private static final String TEST_CLOCKS_AT_ONCE = "10";

    private static final String ALL_TEST_CLOCKS = ListPlanner.TEST_CLOCK + "=";

    private ListRequests() {}

    /** Whether the range stands for all test clocks: its pages hold test clocks, not rows. */
    public static boolean isOfTestClocks(Range range) {
        return ALL_TEST_CLOCKS.equals(range.parameter());
    }

    /** Makes the call for the next page of test clocks. */
    public static ApiRequest testClocks(Range range) {
        List<Map.Entry<String, String>> query = new ArrayList<>();
        query.add(Map.entry("limit", TEST_CLOCKS_AT_ONCE));
        if (!range.after().isEmpty()) {
            query.add(Map.entry(AFTER, range.after().get(0)));
        }
        return new ApiRequest(CallKind.SNAPSHOT, TEST_CLOCKS, TEST_CLOCKS, query);
    }

    /**
     * Makes the call.
     *
     * @param kind of the pass
     * @param filtered whether to tell Stripe the ends of the range; only for a list that can be cut
     */
    public static ApiRequest page(StreamDefinition stream, PassKind kind, Range range, boolean filtered) {
        List<Map.Entry<String, String>> query = new ArrayList<>();
        if (stream.paging() == Paging.CURSOR) {
            query.add(Map.entry("limit", PAGE_SIZE));
        }
        stream.fixedParameters().forEach((name, value) -> query.add(Map.entry(name, value)));
        String parameter = range.parameter();
        if (parameter != null) {
            int equals = parameter.indexOf('=');
            query.add(Map.entry(parameter.substring(0, equals), parameter.substring(equals + 1)));
        }
        if (filtered && stream.isRanged()) {
            if (range.from() != null) {
                query.add(Map.entry("created[gte]", Long.toString(range.from())));
            }
            if (range.to() != null) {
                query.add(Map.entry("created[lt]", Long.toString(range.to())));
            }
        }
        if (!range.after().isEmpty()) {
            query.add(Map.entry(AFTER, range.after().get(0)));
        }
        return new ApiRequest(
                kind == PassKind.BACKFILL ? CallKind.LIST : CallKind.SNAPSHOT, stream.path(), stream.path(), query);
    }
}
