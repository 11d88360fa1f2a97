// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

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
}
