// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Smaller pages for lists whose pages Stripe does not get ready in time, or that would be too large to hold. */
final class PageLimits {

    private static final String LIMIT = "limit";
    private static final int[] STEPS = {50, 25, 10};

    private PageLimits() {}

    /** The next smaller limit; empty when the query has none, or a smaller one would not do. */
    static OptionalInt smaller(List<Map.Entry<String, String>> query) {
        OptionalInt limit = query.stream()
                .filter(parameter -> parameter.getKey().equals(LIMIT))
                .mapToInt(parameter -> Integer.parseInt(parameter.getValue()))
                .findFirst();
        for (int step : STEPS) {
            if (limit.isPresent() && step < limit.getAsInt()) {
                return OptionalInt.of(step);
            }
        }
        return OptionalInt.empty();
    }

    /** The query with that limit in place of its own. */
    static List<Map.Entry<String, String>> with(List<Map.Entry<String, String>> query, int limit) {
        List<Map.Entry<String, String>> changed = new ArrayList<>(query);
        changed.replaceAll(
                parameter -> parameter.getKey().equals(LIMIT) ? Map.entry(LIMIT, Integer.toString(limit)) : parameter);
        return changed;
    }
}
