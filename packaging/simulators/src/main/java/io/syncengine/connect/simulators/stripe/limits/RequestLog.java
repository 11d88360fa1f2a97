// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.limits;

import io.syncengine.connect.simulators.exchange.SimRequest;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was asked of the simulator: the last requests one by one, and counts of all of them. Memory is bounded, and holds no
 * key. Thread-safe.
 */
public final class RequestLog {
    /** Requests kept one by one when nothing else is said. */
    public static final int DEFAULT_KEPT = 10_000;

    /** Stands for the routes beyond the first {@value #MOST_ROUTES}, which only a scan of senseless paths brings about. */
    public static final String OTHER_ROUTES = "other";

    static final int MOST_ROUTES = 1_000;

    private final int kept;
    private final Micros clock;
    private final Deque<LoggedRequest> last = new ArrayDeque<>();
    private final SortedMap<String, RouteMeter> routes = new TreeMap<>();
    private RouteMeter all = new RouteMeter();

    /**
     * @param clock the host's
     * @param kept how many requests to keep one by one
     */
    public RequestLog(InstantSource clock, int kept) {
        this.clock = new Micros(clock);
        this.kept = kept;
    }

    /**
     * Counts a request that arrives.
     *
     * @param route such as {@code GET /v1/customers}
     * @return to be told how it was answered, exactly once
     */
    public synchronized Arrival arrived(SimRequest request, String route) {
        long now = clock.now();
        RouteMeter meter = meter(route);
        all.arrived(now);
        meter.arrived(now);
        return new Arrival(request, route, now, List.of(all, meter));
    }

    /** The last requests that were answered, oldest first. */
    public synchronized List<LoggedRequest> last() {
        return new ArrayList<>(last);
    }

    /** Counts of all requests. */
    public synchronized RouteStatistics total() {
        return all.statistics();
    }

    /** Counts of one route, such as {@code GET /v1/customers}. */
    public synchronized RouteStatistics of(String route) {
        RouteMeter meter = routes.get(route);
        return meter == null ? RouteStatistics.empty() : meter.statistics();
    }

    /** Counts by route, in the order of their names. */
    public synchronized SortedMap<String, RouteStatistics> byRoute() {
        SortedMap<String, RouteStatistics> statistics = new TreeMap<>();
        for (Map.Entry<String, RouteMeter> route : routes.entrySet()) {
            statistics.put(route.getKey(), route.getValue().statistics());
        }
        return statistics;
    }

    /** Forgets everything. Requests under way are not counted any more. */
    public synchronized void clear() {
        last.clear();
        routes.clear();
        all = new RouteMeter();
    }

    private RouteMeter meter(String route) {
        boolean isKnown = routes.containsKey(route) || routes.size() < MOST_ROUTES;
        return routes.computeIfAbsent(isKnown ? route : OTHER_ROUTES, name -> new RouteMeter());
    }

    private synchronized void answered(Arrival arrival, int status, String fault) {
        arrival.meters.forEach(meter -> meter.answered(status));
        if (arrival.meters.get(0) != all) {
            return;
        }
        if (last.size() == kept) {
            last.removeFirst();
        }
        SimRequest request = arrival.request;
        last.addLast(new LoggedRequest(
                Micros.instant(arrival.micros),
                request.method(),
                arrival.route,
                request.path(),
                request.query(),
                status,
                fault,
                KeyKind.of(request)));
    }

    /** A request under way. */
    public final class Arrival {
        private final SimRequest request;
        private final String route;
        private final long micros;
        private final List<RouteMeter> meters;

        private Arrival(SimRequest request, String route, long micros, List<RouteMeter> meters) {
            this.request = request;
            this.route = route;
            this.micros = micros;
            this.meters = meters;
        }

        /**
         * @param status 0: none was sent
         * @param fault name of the fault that struck; empty: none
         */
        public void answered(int status, String fault) {
            RequestLog.this.answered(this, status, fault);
        }
    }
}
