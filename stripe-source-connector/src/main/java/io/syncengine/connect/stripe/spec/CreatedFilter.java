// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import java.time.Instant;

/**
 * The filter by which a list can be cut in time.
 *
 * @param field property of the objects that it goes by
 * @param form how the bounds are written
 */
public record CreatedFilter(String field, Form form) {

    /** Names and values of the two parameters. */
    public enum Form {
        /** {@code created[gte]} and {@code created[lt]} in seconds since 1970, as in v1. */
        EPOCH,
        /** {@code created[gte]} and {@code created[lt]} as RFC 3339 text, as in v2. */
        TEXT,
        /** {@code created_gte} and {@code created_lt} as RFC 3339 text, as in some lists of v2. */
        FLAT_TEXT
    }

    /** Parameter of the first moment that belongs to a part of the list. */
    public String from() {
        return form == Form.FLAT_TEXT ? "created_gte" : "created[gte]";
    }

    /** Parameter of the first moment above it. */
    public String to() {
        return form == Form.FLAT_TEXT ? "created_lt" : "created[lt]";
    }

    /** A moment as the parameters take it. */
    public String moment(long second) {
        return form == Form.EPOCH
                ? Long.toString(second)
                : Instant.ofEpochSecond(second).toString();
    }
}
