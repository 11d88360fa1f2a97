// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What a record says of its row's identity and state.
 *
 * @param id null if it names none
 * @param accountId null if it names none
 * @param updatedAt milliseconds since 1970; null if it has no version
 * @param deleted whether it says that the row is gone
 */
record Marks(
        @Nullable String id,
        @Nullable String accountId,
        @Nullable Long updatedAt,
        boolean deleted) {

    static final Marks NONE = new Marks(null, null, null, false);

    Marks asDeleted() {
        return new Marks(id, accountId, updatedAt, true);
    }

    /** An id in whatever scalar type it came; empty is none. */
    static @Nullable String text(String field, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            String text = value.toString();
            return text.isEmpty() ? null : text;
        }
        throw Fault.of(field, "an id cannot be a " + Fault.type(value));
    }

    /** A flag that a transformation may have cast to text. */
    static boolean isTrue(@Nullable Object value) {
        return value != null && (value.equals(Boolean.TRUE) || "true".equals(value));
    }

    /** Whether the row is gone: by our flag, or without one by Stripe's, which only Stripe's objects are believed. */
    static boolean isDeleted(@Nullable Object ours, @Nullable Object stripes, @Nullable Object object) {
        return ours != null ? isTrue(ours) : isTrue(stripes) && object instanceof String;
    }
}
