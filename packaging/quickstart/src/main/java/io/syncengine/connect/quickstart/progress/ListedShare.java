// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** Share of a list's time span that is read, from the ranges that a source's offset still holds. */
final class ListedShare {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ListedShare() {}

    /**
     * Share read, 0 to 1; 0 for what cannot be told.
     *
     * @param lowest first second of the span
     * @param planned last second of the span
     * @param ranges what is unread: a JSON array of {@code [from, to, ids, last]}, read downwards, {@code last} being the
     *     second reached; null is an open end
     */
    static double of(long lowest, long planned, String ranges) {
        double span = planned + 1.0 - lowest;
        JsonNode unread = parse(ranges);
        if (span <= 0 || lowest <= 0 || unread == null) {
            return 0;
        }
        double left = 0;
        for (JsonNode range : unread) {
            double from = range.path(0).isNumber() ? range.path(0).asDouble() : lowest;
            double to = range.path(1).isNumber() ? range.path(1).asDouble() : planned + 1.0;
            double reached = range.path(3).isNumber() ? range.path(3).asDouble() + 1 : to;
            left += Math.max(0, Math.min(reached, planned + 1.0) - Math.max(from, lowest));
        }
        return Math.max(0, Math.min(1, 1 - left / span));
    }

    private static @Nullable JsonNode parse(String ranges) {
        try {
            return JSON.readTree(ranges);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
