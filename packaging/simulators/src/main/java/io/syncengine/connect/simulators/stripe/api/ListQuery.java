// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is asked of a list.
 *
 * @param createdFrom first second, inclusive
 * @param createdTo last second, exclusive
 * @param filters values that other parameters ask for
 * @param types of events; empty: all
 */
record ListQuery(
        int limit,
        Optional<String> startingAfter,
        Optional<String> endingBefore,
        long createdFrom,
        long createdTo,
        Map<String, String> filters,
        List<String> types) {
    private static final int USUAL_LIMIT = 10;
    private static final int MOST = 100;

    /** @throws RefusedException when a parameter is unknown or missing, or its value is not what it takes */
    static ListQuery of(SimRequest request, StreamSpec stream) {
        refuseUnknown(request, stream);
        for (String name : new TreeSet<>(stream.required())) {
            if (!request.hasQuery(name)) {
                throw RefusedException.missingParameter(name);
            }
        }
        long from = Long.MIN_VALUE;
        long to = Long.MAX_VALUE;
        Map<String, String> filters = new HashMap<>();
        List<String> types = new ArrayList<>();
        for (Map.Entry<String, String> parameter : request.query()) {
            String name = parameter.getKey();
            String value = parameter.getValue();
            switch (base(name)) {
                case "limit", "starting_after", "ending_before" -> {}
                case "created" -> {
                    CreatedBound bound = CreatedBound.of(name, whole(name, value));
                    from = Math.max(from, bound.from());
                    to = Math.min(to, bound.to());
                }
                case "types" -> types.add(value);
                default -> filters.put(name, value);
            }
        }
        Optional<String> after = request.query("starting_after");
        Optional<String> before = request.query("ending_before");
        if (after.isPresent() && before.isPresent()) {
            throw new RefusedException(
                    400,
                    null,
                    null,
                    "Received both starting_after and ending_before parameters. Please pass in only one.");
        }
        return new ListQuery(limit(request, stream), after, before, from, to, filters, types);
    }

    /** The seconds that a bound on creation leaves. @param to exclusive */
    private record CreatedBound(long from, long to) {
        static CreatedBound of(String name, long value) {
            return switch (name) {
                case "created[gt]" -> new CreatedBound(value + 1, Long.MAX_VALUE);
                case "created[gte]" -> new CreatedBound(value, Long.MAX_VALUE);
                case "created[lt]" -> new CreatedBound(Long.MIN_VALUE, value);
                case "created[lte]" -> new CreatedBound(Long.MIN_VALUE, value + 1);
                case "created" -> new CreatedBound(value, value + 1);
                default ->
                    throw new RefusedException(400, "parameter_unknown", name, "Received unknown parameter: " + name);
            };
        }
    }

    private static int limit(SimRequest request, StreamSpec stream) {
        if (!stream.isPaged()) {
            return Integer.MAX_VALUE;
        }
        Optional<String> limit = request.query("limit");
        if (limit.isEmpty()) {
            return USUAL_LIMIT;
        }
        long value = whole("limit", limit.get());
        if (value > MOST) {
            throw RefusedException.badValue("limit", "This value must be less than or equal to " + MOST + ".");
        }
        if (value < 1) {
            throw RefusedException.badValue("limit", "This value must be greater than or equal to 1.");
        }
        return (int) value;
    }

    private static long whole(String name, String value) {
        if (!value.matches("-?[0-9]{1,15}")) {
            throw RefusedException.badValue(name, "Invalid integer: " + value);
        }
        return Long.parseLong(value);
    }

    private static void refuseUnknown(SimRequest request, StreamSpec stream) {
        TreeSet<String> unknown = new TreeSet<>();
        for (Map.Entry<String, String> parameter : request.query()) {
            if (!stream.parameters().contains(base(parameter.getKey()))) {
                unknown.add(base(parameter.getKey()));
            }
        }
        refuse(unknown);
    }

    /** @throws RefusedException when there are unknown parameters */
    static void refuse(TreeSet<String> unknown) {
        if (!unknown.isEmpty()) {
            throw new RefusedException(
                    400,
                    "parameter_unknown",
                    unknown.first(),
                    "Received unknown parameter" + (unknown.size() == 1 ? ": " : "s: ") + String.join(", ", unknown));
        }
    }

    /** Name of a parameter without what follows in brackets. */
    static String base(String name) {
        int bracket = name.indexOf('[');
        return bracket < 0 ? name : name.substring(0, bracket);
    }
}
