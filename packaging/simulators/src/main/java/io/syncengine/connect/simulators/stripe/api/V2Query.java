// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is asked of a v2 list.
 *
 * @param createdFrom first millisecond since 1970, inclusive
 * @param createdTo last millisecond, exclusive
 * @param filters values by the name of the parameter without brackets
 */
record V2Query(int limit, long createdFrom, long createdTo, Map<String, List<String>> filters) {
    private static final int USUAL_LIMIT = 10;
    private static final int MOST = 20;
    private static final String FLAT = "created_gte";

    /** @throws RefusedException when a parameter is unknown, or its value is not what it takes */
    static V2Query of(SimRequest request, StreamSpec stream) {
        TreeSet<String> unknown = new TreeSet<>();
        Map<String, List<String>> filters = new TreeMap<>();
        long from = Long.MIN_VALUE;
        long to = Long.MAX_VALUE;
        for (Map.Entry<String, String> parameter : request.query()) {
            String name = parameter.getKey();
            String base = ListQuery.base(name);
            if (!stream.parameters().contains(base)) {
                unknown.add(base);
            } else if (base.equals("created") || base.startsWith("created_")) {
                long[] bounds = created(stream, name, parameter.getValue());
                from = Math.max(from, bounds[0]);
                to = Math.min(to, bounds[1]);
            } else if (!base.equals("limit") && !base.equals("page") && !base.equals("include")) {
                filters.computeIfAbsent(base, key -> new ArrayList<>()).add(parameter.getValue());
            }
        }
        ListQuery.refuse(unknown);
        return new V2Query(limit(request), from, to, filters);
    }

    private static int limit(SimRequest request) {
        String text = request.query("limit").orElse(Integer.toString(USUAL_LIMIT));
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw RefusedException.badValue("limit", "limit must be a whole number from 1 to " + MOST + ".");
        }
        return Integer.parseInt(text);
    }

    /** Lists take bounds in brackets, or flat ones, but not both. @return first and last millisecond, the last exclusive */
    private static long[] created(StreamSpec stream, String name, String value) {
        boolean isFlat = stream.parameters().contains(FLAT);
        String bound = isFlat ? name.replace("created_", "") : name.replaceAll("^created\\[|]$", "");
        long at = moment(name, value);
        boolean isBound = isFlat ? name.startsWith("created_") : name.startsWith("created[");
        if (isFlat && name.equals("created")) {
            return new long[] {at, at + 1};
        }
        return switch (isBound ? bound : "") {
            case "gt" -> new long[] {at + 1, Long.MAX_VALUE};
            case "gte" -> new long[] {at, Long.MAX_VALUE};
            case "lt" -> new long[] {Long.MIN_VALUE, at};
            case "lte" -> new long[] {Long.MIN_VALUE, at + 1};
            default ->
                throw new RefusedException(400, "parameter_unknown", name, "Received unknown parameter: " + name);
        };
    }

    private static long moment(String name, String value) {
        try {
            Instant moment = OffsetDateTime.parse(value).toInstant();
            return moment.toEpochMilli();
        } catch (DateTimeException e) {
            throw RefusedException.badValue(name, "Invalid timestamp: " + value + ". Give RFC 3339.");
        }
    }

    /** The second that the first moment lies in. */
    long firstSecond() {
        return Math.floorDiv(createdFrom, 1000L);
    }

    /** The second after that of the last moment. */
    long endSecond() {
        return -Math.floorDiv(-createdTo, 1000L);
    }

    /** @param millis since 1970 */
    boolean isInside(long millis) {
        return millis >= createdFrom && millis < createdTo;
    }

    /** Tells queries that may share page tokens. */
    int fingerprint() {
        return filters.hashCode() * 31 + Long.hashCode(createdFrom) * 17 + Long.hashCode(createdTo);
    }
}
