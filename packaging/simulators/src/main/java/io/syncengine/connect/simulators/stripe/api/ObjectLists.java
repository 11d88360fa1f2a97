// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;
import io.syncengine.connect.simulators.stripe.data.Dataset;
import io.syncengine.connect.simulators.stripe.data.StreamData;
import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;
import io.syncengine.connect.simulators.stripe.shape.Layout;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/** Lists and retrieval of objects. */
final class ObjectLists {
    private static final String TEST_CLOCK = "test_clock";

    private final ApiCatalog catalog;

    ObjectLists(ApiCatalog catalog) {
        this.catalog = catalog;
    }

    void list(Call call, StreamSpec spec, JsonBuffer out) {
        ListQuery query = ListQuery.of(call.request(), spec);
        PropertyFilter filter = new PropertyFilter(catalog, spec, query.filters());
        StreamData stream = call.data().stream(spec);
        IntPredicate shows = index ->
                stream.exists(index, call.asOf()) && filter.shows(stream, index, stream.version(index, call.asOf()));
        Page page = stream.hasTestClocks() && query.filters().containsKey(TEST_CLOCK)
                ? onTestClock(call, spec, query, shows)
                : inRealTime(call, spec, query, shows);
        ListText text = new ListText(out);
        for (int index : page.places()) {
            text.element();
            stream.append(out, index, stream.version(index, call.asOf()), Layout.LISTED);
        }
        text.end(page.hasMore(), spec.list());
    }

    private static Page inRealTime(Call call, StreamSpec spec, ListQuery query, IntPredicate shows) {
        StreamData stream = call.data().stream(spec);
        int low = query.createdFrom() == Long.MIN_VALUE ? 0 : stream.firstAt(query.createdFrom());
        int high = query.createdTo() == Long.MAX_VALUE ? stream.size() : stream.firstAt(query.createdTo());
        if (query.startingAfter().isPresent()) {
            high = Math.min(high, cursor(call, spec, query.startingAfter().get(), "starting_after"));
        }
        if (query.endingBefore().isPresent()) {
            low = Math.max(low, cursor(call, spec, query.endingBefore().get(), "ending_before") + 1);
        }
        IntPredicate isInTime = stream.hasTestClocks() ? index -> stream.testClock(index) < 0 : index -> true;
        return Page.walk(
                low,
                high,
                query.endingBefore().isPresent(),
                query.limit(),
                index -> isInTime.test(index) && shows.test(index));
    }

    /** What lives on a test clock, by the clock's time. */
    private Page onTestClock(Call call, StreamSpec spec, ListQuery query, IntPredicate shows) {
        StreamData stream = call.data().stream(spec);
        String id = query.filters().getOrDefault(TEST_CLOCK, "");
        StreamSpec clocks = catalog.stream("test_helpers_test_clocks");
        int clock = call.data().stream(clocks).find(id);
        if (clock < 0 || !call.data().stream(clocks).exists(clock, call.asOf())) {
            throw RefusedException.missing(400, clocks.resource(), id, TEST_CLOCK);
        }
        List<Integer> all = stream.onTestClock(clock).stream()
                .sorted(Comparator.comparingLong(stream::shownCreated).thenComparing(index -> index))
                .toList();
        int low = query.endingBefore().isEmpty()
                ? 0
                : all.indexOf(cursor(call, spec, query.endingBefore().get(), "ending_before")) + 1;
        int high = query.startingAfter().isEmpty()
                ? all.size()
                : Math.max(
                        0, all.indexOf(cursor(call, spec, query.startingAfter().get(), "starting_after")));
        Page page = Page.walk(low, high, query.endingBefore().isPresent(), query.limit(), place -> {
            long created = stream.shownCreated(all.get(place));
            return created >= query.createdFrom() && created < query.createdTo() && shows.test(all.get(place));
        });
        return new Page(page.places().stream().map(all::get).toList(), page.hasMore());
    }

    /** A cursor may name an object that is gone from one state and not yet from the other. */
    private static int cursor(Call call, StreamSpec spec, String id, String param) {
        StreamData stream = call.data().stream(spec);
        for (int index = stream.find(id); index >= 0; index = stream.earlierHolder(index)) {
            if (stream.exists(index, call.asOf())
                    || stream.exists(index, call.data().now())) {
                return index;
            }
        }
        throw RefusedException.missing(400, spec.resource(), id, param);
    }

    void retrieve(Call call, StreamSpec spec, String id, JsonBuffer out) {
        refuseParameters(call);
        StreamData stream = call.data().stream(spec);
        boolean existed = false;
        for (int index = stream.find(id); index >= 0; index = stream.earlierHolder(index)) {
            if (stream.exists(index, call.asOf())) {
                stream.append(out, index, stream.version(index, call.asOf()), Layout.TOP);
                out.append('\n');
                return;
            }
            existed |= stream.existed(index, call.asOf());
        }
        if (!existed || !spec.tellsDeleted()) {
            throw RefusedException.missing(404, spec.resource(), id, "id");
        }
        out.append("{\n  \"id\": ").string(id).append(",\n  \"object\": ").string(spec.resource());
        out.append(",\n  \"deleted\": true\n}\n");
    }

    /** What an account has one of. */
    void single(Call call, StreamSpec spec, JsonBuffer out) {
        refuseParameters(call);
        StreamData stream = call.data().stream(spec);
        stream.append(out, 0, stream.version(0, call.asOf()), Layout.TOP);
        out.append('\n');
    }

    void ownAccount(Call call, JsonBuffer out) {
        refuseParameters(call);
        Dataset data = call.data();
        data.appendOwnAccount(out);
        out.append('\n');
    }

    static void refuseParameters(Call call) {
        TreeSet<String> unknown = new TreeSet<>();
        call.request().query().forEach(parameter -> unknown.add(ListQuery.base(parameter.getKey())));
        ListQuery.refuse(unknown);
    }
}
