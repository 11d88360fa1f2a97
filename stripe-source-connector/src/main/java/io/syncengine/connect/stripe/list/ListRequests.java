// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.list;

import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.CallKind;
import io.syncengine.connect.stripe.api.PageLinks;
import io.syncengine.connect.stripe.spec.CreatedFilter;
import io.syncengine.connect.stripe.spec.Paging;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.state.PassKind;
import io.syncengine.connect.stripe.state.Range;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The list call that reads the next page of a range. */
public final class ListRequests {

    private static final String AFTER = "starting_after";

    private static final String TEST_CLOCKS = "/v1/test_helpers/test_clocks";

    /** Each test clock becomes a range of its own, and an offset has room for some. */
    private static final String TEST_CLOCKS_AT_ONCE = "10";

    private static final String ALL_TEST_CLOCKS = ListPlanner.TEST_CLOCK + "=";

    /** All closed objects. */
    static final Range CLOSED = Range.all("closed", "true");

    private ListRequests() {}

    /**
     * Whether the range comes after all others of its list: what is closed meanwhile goes from one of them to the other, and
     * must not be met in neither.
     */
    public static boolean isLast(Range range) {
        return isOfTestClocks(range) || Objects.equals(CLOSED.parameter(), range.parameter());
    }

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
        CallKind use = kind == PassKind.BACKFILL ? CallKind.LIST : CallKind.SNAPSHOT;
        boolean isLinked = stream.paging() == Paging.NEXT_PAGE;
        if (isLinked && !range.after().isEmpty()) {
            return new ApiRequest(
                    use,
                    stream.path(),
                    stream.path(),
                    PageLinks.parameters(range.after().get(0)));
        }
        List<Map.Entry<String, String>> query = new ArrayList<>();
        if (stream.paging().pageSize() > 0) {
            // The client asks for less where Stripe takes too long.
            query.add(Map.entry("limit", Integer.toString(stream.paging().pageSize())));
        }
        stream.fixedParameters().forEach((name, value) -> query.add(Map.entry(name, value)));
        String parameter = range.parameter();
        if (parameter != null) {
            int equals = parameter.indexOf('=');
            query.add(Map.entry(parameter.substring(0, equals), parameter.substring(equals + 1)));
        }
        CreatedFilter filter = stream.createdFilter();
        if (filtered && filter != null) {
            if (range.from() != null) {
                query.add(Map.entry(filter.from(), filter.moment(range.from())));
            }
            if (range.to() != null) {
                query.add(Map.entry(filter.to(), filter.moment(range.to())));
            }
        }
        if (!range.after().isEmpty()) {
            query.add(Map.entry(AFTER, range.after().get(0)));
        }
        return new ApiRequest(use, stream.path(), stream.path(), query);
    }
}
