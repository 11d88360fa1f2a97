// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;
import io.syncengine.connect.simulators.stripe.data.Dataset;
import io.syncengine.connect.simulators.stripe.data.Event;
import io.syncengine.connect.simulators.stripe.data.EventLog;
import io.syncengine.connect.simulators.stripe.data.StreamData;
import io.syncengine.connect.simulators.stripe.data.ThinEventText;
import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;
import io.syncengine.connect.simulators.stripe.shape.Layout;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The v2 routes: lists and retrieval of objects and of thin events. */
final class V2Api {
    private static final String PARENT = "{account_id}";
    private static final String EVENTS = "v2_core_events";

    private final ApiCatalog catalog;
    private final V2ListText text;

    V2Api(ApiCatalog catalog, V2Paging paging) {
        this.catalog = catalog;
        text = new V2ListText(paging);
    }

    /**
     * What a path asks for.
     *
     * @param parent id in the path; null: there is none
     * @param id of one object; null: the list
     */
    record Target(
            StreamSpec spec,
            @Nullable String parent,
            @Nullable String id) {}

    static boolean takes(String path) {
        return path.startsWith("/v2/");
    }

    Optional<Target> target(String path) {
        for (StreamSpec spec : catalog.v2()) {
            List<String> wanted = List.of(spec.list().split("/"));
            List<String> parts = List.of(path.split("/"));
            boolean isOne = parts.size() == wanted.size() + 1;
            if (!isOne && parts.size() != wanted.size()) {
                continue;
            }
            @Nullable String parent = null;
            boolean fits = true;
            for (int i = 0; i < wanted.size(); i++) {
                if (wanted.get(i).equals(PARENT)) {
                    parent = parts.get(i);
                } else {
                    fits &= wanted.get(i).equals(parts.get(i));
                }
            }
            if (fits) {
                return Optional.of(new Target(spec, parent, isOne ? parts.get(parts.size() - 1) : null));
            }
        }
        return Optional.empty();
    }

    void answer(Call call, Target target, JsonBuffer out) {
        if (target.parent() != null) {
            checkParent(call, target.parent());
        }
        boolean isEvents = target.spec().name().equals(EVENTS);
        if (target.id() == null) {
            V2Query query = V2Query.of(call.request(), target.spec());
            text.append(out, call, query, isEvents ? events(call, query) : objects(call, target, query));
        } else if (isEvents) {
            event(call, target.id(), out);
        } else {
            object(call, target, target.id(), out);
        }
    }

    private void checkParent(Call call, String id) {
        StreamData accounts = call.data().stream(catalog.stream("v2_core_accounts"));
        int index = accounts.find(id);
        if (index < 0 || !accounts.exists(index, call.asOf())) {
            throw missing(id);
        }
    }

    private static RefusedException missing(String id) {
        return new RefusedException(404, "not_found", null, "Object not found: " + id + ".");
    }

    private V2Source objects(Call call, Target target, V2Query query) {
        StreamSpec spec = target.spec();
        V2Filter filter = new V2Filter(catalog, spec, query.filters(), target.parent());
        return new V2Objects(call.data().stream(spec), call.asOf(), query, filter);
    }

    private static V2Source events(Call call, V2Query query) {
        return new V2Events(call.data(), query);
    }

    private void object(Call call, Target target, String id, JsonBuffer out) {
        refuseParameters(call);
        StreamData stream = call.data().stream(target.spec());
        int index = stream.find(id);
        boolean isThere = index >= 0 && stream.exists(index, call.asOf());
        if (!isThere || !isBelow(target, stream, index, stream.version(index, call.asOf()))) {
            throw missing(id);
        }
        stream.append(out, index, stream.version(index, call.asOf()), Layout.TOP);
        out.append('\n');
    }

    private boolean isBelow(Target target, StreamData stream, int index, int version) {
        return target.parent() == null
                || new V2Filter(catalog, target.spec(), Map.of(), target.parent()).shows(stream, index, version);
    }

    private static void event(Call call, String id, JsonBuffer out) {
        refuseParameters(call);
        Dataset data = call.data();
        EventLog log = data.thinEvents();
        @Nullable Event event = log.numbered(data.thinEventNumber(id));
        if (event == null || log.visibleAt(event) > data.now()) {
            throw missing(id);
        }
        new ThinEventText(data).append(out, event, Layout.TOP);
        out.append('\n');
    }

    /** What to include is not simulated: everything always is. */
    private static void refuseParameters(Call call) {
        TreeSet<String> unknown = new TreeSet<>();
        call.request().query().forEach(parameter -> unknown.add(ListQuery.base(parameter.getKey())));
        unknown.remove("include");
        ListQuery.refuse(unknown);
    }
}
