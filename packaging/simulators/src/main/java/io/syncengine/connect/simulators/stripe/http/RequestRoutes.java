// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.control.ControlAnswer;
import io.syncengine.connect.simulators.control.ControlRoutes;
import io.syncengine.connect.simulators.stripe.limits.LoggedRequest;
import io.syncengine.connect.simulators.stripe.limits.RequestLog;
import io.syncengine.connect.simulators.stripe.limits.RouteStatistics;

import java.util.Locale;

/** What was asked: counts and the last requests. */
final class RequestRoutes {
    private static final ObjectMapper ONE_LINE = new ObjectMapper();

    private final RequestLog log;

    private RequestRoutes(RequestLog log) {
        this.log = log;
    }

    static void add(ControlRoutes routes, RequestLog log) {
        RequestRoutes requests = new RequestRoutes(log);
        routes.add("GET", "requests", request -> requests.statistics());
        routes.add("DELETE", "requests", request -> requests.clear());
        routes.add("GET", "requests/last", request -> requests.last());
    }

    private ControlAnswer statistics() {
        ObjectNode answer = ControlAnswer.object();
        describe(log.total(), answer.putObject("total"));
        ObjectNode routes = answer.putObject("routes");
        log.byRoute().forEach((route, statistics) -> describe(statistics, routes.putObject(route)));
        return ControlAnswer.json(answer);
    }

    private static void describe(RouteStatistics statistics, ObjectNode node) {
        node.put("calls", statistics.calls())
                .put("max_per_second", statistics.maxPerSecond())
                .put("max_concurrent", statistics.maxConcurrent());
        ObjectNode byStatus = node.putObject("by_status");
        statistics.byStatus().forEach((status, calls) -> byStatus.put(Integer.toString(status), calls));
    }

    private ControlAnswer clear() {
        log.clear();
        return statistics();
    }

    private ControlAnswer last() {
        return ControlAnswer.lines(out -> {
            for (LoggedRequest request : log.last()) {
                ControlAnswer.writeLine(out, line(request));
            }
        });
    }

    private static String line(LoggedRequest request) throws JsonProcessingException {
        ObjectNode node = ControlAnswer.object()
                .put("arrived", request.arrived().toString())
                .put("method", request.method())
                .put("path", request.path())
                .put("route", request.route());
        ArrayNode query = node.putArray("query");
        request.query().forEach(parameter -> query.add(parameter.getKey() + "=" + parameter.getValue()));
        node.put("status", request.status())
                .put("fault", request.fault())
                .put("key", request.key().name().toLowerCase(Locale.ROOT));
        return ONE_LINE.writeValueAsString(node);
    }
}
