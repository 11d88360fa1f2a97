// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import io.syncengine.connect.simulators.stripe.data.Dataset;
import io.syncengine.connect.simulators.stripe.data.Event;
import io.syncengine.connect.simulators.stripe.data.EventLog;
import io.syncengine.connect.simulators.stripe.data.ThinEventText;
import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;
import io.syncengine.connect.simulators.stripe.shape.Layout;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The thin events of an account. */
final class V2Events implements V2Source {
    private static final String TYPES = "types";
    private static final String OBJECT = "object_id";

    private final Dataset data;
    private final EventLog log;
    private final V2Query query;

    /** @throws RefusedException when a filter is none of events */
    V2Events(Dataset data, V2Query query) {
        this.data = data;
        this.query = query;
        log = data.thinEvents();
        for (String name : query.filters().keySet()) {
            if (!Set.of(TYPES, OBJECT).contains(name)) {
                throw RefusedException.unsupported(name, "/v2/core/events");
            }
        }
    }

    @Override
    public int low() {
        return query.createdFrom() == Long.MIN_VALUE ? log.first() : log.firstAt(query.firstSecond());
    }

    @Override
    public int high() {
        return query.createdTo() == Long.MAX_VALUE ? log.size() : log.firstAt(query.endSecond());
    }

    @Override
    public boolean shows(int place) {
        Event event = log.at(place);
        Map<String, List<String>> filters = query.filters();
        return query.isInside(event.at())
                && log.visibleAt(event) <= data.now()
                && (!filters.containsKey(TYPES) || filters.get(TYPES).contains(event.type()))
                && (!filters.containsKey(OBJECT) || filters.get(OBJECT).contains(data.objectId(event)));
    }

    @Override
    public void append(JsonBuffer out, int place) {
        new ThinEventText(data).append(out, log.at(place), Layout.LISTED);
    }

    @Override
    public int mark(int place) {
        return (int) log.at(place).number();
    }

    @Override
    public int place(int mark) {
        return Math.max(log.first(), log.rank(mark));
    }
}
