// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Calls that wait for the budget. When it is short, each kind gets its share by weight, whatever waits in the others
 * (stride scheduling: each call moves its kind on by the inverse of the weight, and the one that is furthest behind is
 * next); within a kind endpoints take turns; within an endpoint first come is first served. Event loop only.
 */
final class WaitingCalls {

    /** Divisible by every weight. */
    private static final long DISTANCE = 4;

    private static final class Lane {
        final CallKind kind;
        /** In the order of their turns. */
        final Map<String, Deque<ApiCall<?>>> routes = new LinkedHashMap<>();

        long position;

        Lane(CallKind kind) {
            this.kind = kind;
        }

        Deque<ApiCall<?>> route(String route) {
            return routes.computeIfAbsent(route, name -> new ArrayDeque<>());
        }

        @Nullable
        String firstOf(Predicate<String> isOpen) {
            for (String route : routes.keySet()) {
                if (isOpen.test(route)) {
                    return route;
                }
            }
            return null;
        }

        ApiCall<?> take(String route) {
            Deque<ApiCall<?>> calls = routes.remove(route);
            if (calls == null) {
                throw new IllegalStateException("nothing waits for " + route);
            }
            ApiCall<?> call = calls.remove();
            if (!calls.isEmpty()) {
                routes.put(route, calls);
            }
            return call;
        }
    }

    private final List<Lane> lanes = new ArrayList<>();

    WaitingCalls() {
        for (CallKind kind : CallKind.values()) {
            lanes.add(new Lane(kind));
        }
    }

    /** The call waits behind the others of its endpoint. */
    void add(ApiCall<?> call) {
        lane(call).route(call.route()).addLast(call);
    }

    /** The call has waited before and goes first. */
    void addFirst(ApiCall<?> call) {
        lane(call).route(call.route()).addFirst(call);
    }

    /** The call waits no more. */
    void remove(ApiCall<?> call) {
        Map<String, Deque<ApiCall<?>>> routes = lane(call).routes;
        Deque<ApiCall<?>> calls = routes.get(call.route());
        if (calls != null && calls.remove(call) && calls.isEmpty()) {
            routes.remove(call.route());
        }
    }

    /** Takes the call whose turn it is among those of open endpoints; null when there is none. */
    @Nullable
    ApiCall<?> next(Predicate<String> isOpen) {
        Lane chosen = null;
        String route = null;
        for (Lane lane : lanes) {
            if (chosen == null || lane.position < chosen.position) {
                String open = lane.firstOf(isOpen);
                if (open != null) {
                    chosen = lane;
                    route = open;
                }
            }
        }
        if (chosen == null || route == null) {
            return null;
        }
        moveOn(chosen);
        return chosen.take(route);
    }

    private void moveOn(Lane chosen) {
        // Kinds that are further behind have nothing to send: they do not save up their share for later.
        lanes.forEach(lane -> lane.position = Math.max(lane.position, chosen.position));
        chosen.position += DISTANCE / chosen.kind.weight();
    }

    /** Endpoints that calls wait for; may name one twice. */
    Iterator<String> routes() {
        return lanes.stream().flatMap(lane -> lane.routes.keySet().stream()).iterator();
    }

    private Lane lane(ApiCall<?> call) {
        return lanes.get(call.kind().ordinal());
    }
}
