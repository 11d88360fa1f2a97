// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.catalog;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The event types of a stream, by what happened to an object. A change without a type sends no event, as with Stripe.
 *
 * @param created null: a new object sends no event
 * @param updated null: an edit sends no event
 * @param deleted null: a removal sends no event
 * @param removes whether {@code deleted} removes the object; false for subscriptions, which are canceled
 * @param all every type that carries an object of the stream
 */
public record EventPlan(
        @Nullable String created,
        @Nullable String updated,
        @Nullable String deleted,
        boolean removes,
        List<String> all) {
    public EventPlan {
        all = List.copyOf(all);
    }
}
