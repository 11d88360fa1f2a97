// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;
import io.syncengine.connect.simulators.stripe.data.Dataset;
import io.syncengine.connect.simulators.stripe.data.Event;
import io.syncengine.connect.simulators.stripe.data.EventLog;
import io.syncengine.connect.simulators.stripe.data.EventText;
import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;
import io.syncengine.connect.simulators.stripe.version.Versions;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists and retrieval of events. */
final class EventLists {
    private static final int MOST_TYPES = 20;

    private final EventCache shown = new EventCache();
    private Versions versions;

    EventLists(Versions versions) {
        this.versions = versions;
    }

    void versions(Versions other) {
        versions = other;
        shown.clear();
    }

    void list(Call call, StreamSpec spec, JsonBuffer out) {
        ListQuery query = ListQuery.of(call.request(), spec);
        Set<String> types = types(query, spec);
        Dataset data = call.data();
        EventLog log = data.events();
        int low = query.createdFrom() == Long.MIN_VALUE ? log.first() : log.firstAt(query.createdFrom());
        int high = query.createdTo() == Long.MAX_VALUE ? log.size() : log.firstAt(query.createdTo());
        if (query.startingAfter().isPresent()) {
            high = Math.min(high, rank(data, query.startingAfter().get(), "starting_after"));
        }
        if (query.endingBefore().isPresent()) {
            low = Math.max(low, rank(data, query.endingBefore().get(), "ending_before") + 1);
        }
        Page page = Page.walk(low, high, query.endingBefore().isPresent(), query.limit(), rank -> {
            Event event = log.at(rank);
            return log.visibleAt(event) <= data.now() && (types.isEmpty() || types.contains(event.type()));
        });
        EventText text = new EventText(data, versions, versions.usual());
        ListText list = new ListText(out);
        for (int rank : page.places()) {
            list.element();
            shown.append(out, data, log.at(rank), text);
        }
        list.end(page.hasMore(), spec.list());
    }

    private Set<String> types(ListQuery query, StreamSpec spec) {
        List<String> types = query.types();
        if (types.size() > MOST_TYPES) {
            throw new RefusedException(
                    400, null, "types", "Invalid array: types may contain at most " + MOST_TYPES + " elements.");
        }
        Set<String> wanted = new HashSet<>(types);
        for (Map.Entry<String, String> filter : query.filters().entrySet()) {
            if (!filter.getKey().equals("type")) {
                throw RefusedException.unsupported(filter.getKey(), spec.list());
            }
            if (!types.isEmpty()) {
                throw new RefusedException(
                        400, null, "type", "You may only specify one of these parameters: type, types.");
            }
            wanted.add(filter.getValue());
        }
        return wanted;
    }

    private static int rank(Dataset data, String id, String param) {
        int rank = data.events().rank(data.eventNumber(id));
        if (rank < 0) {
            throw RefusedException.missing(400, "event", id, param);
        }
        return rank;
    }

    void retrieve(Call call, String id, JsonBuffer out) {
        ObjectLists.refuseParameters(call);
        Dataset data = call.data();
        EventLog log = data.events();
        int rank = log.rank(data.eventNumber(id));
        if (rank < 0 || log.visibleAt(log.at(rank)) > data.now()) {
            throw RefusedException.missing(404, "event", id, "id");
        }
        new EventText(data, versions, versions.usual()).append(out, log.at(rank), false);
        out.append('\n');
    }
}
