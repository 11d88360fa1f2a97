// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import org.jspecify.annotations.Nullable;

/**
 * An object as Stripe sent it, taken apart once.
 *
 * @param id its id; never empty
 * @param position seconds since 1970 of the property that the stream's ranges go by; {@link #NO_POSITION} when it is
 *     missing or null
 * @param values one value per field of the stream's definition, in that order: String (STRING, JSON, REFERENCE), Long
 *     (INT64, and TIMESTAMP in seconds), Double, Boolean, or null
 * @param raw the object's text without insignificant whitespace
 * @param deleted whether the object says {@code "deleted": true}
 * @param violations how many values did not fit their property's type and were replaced by null
 */
public record StripeObject(
        String id, long position, @Nullable Object[] values, String raw, boolean deleted, int violations) {
    public static final long NO_POSITION = Long.MIN_VALUE;

    /** An object all of whose values fit. */
    public StripeObject(String id, long position, @Nullable Object[] values, String raw, boolean deleted) {
        this(id, position, values, raw, deleted, 0);
    }
}
