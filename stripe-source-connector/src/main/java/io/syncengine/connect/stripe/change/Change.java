// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.change;

import io.syncengine.connect.stripe.data.StripeObject;
import org.jspecify.annotations.Nullable;

/**
 * A row that is to be replaced, or is gone.
 *
 * @param object the row; of a deletion the last state that Stripe sent, maybe no more than its id
 * @param parentId id of the object that the row was read through; null but in child streams
 * @param version seconds of Stripe's clock
 * @param delete whether the row is gone
 * @param eventId the event that brought the change, or that asked for the read; null for a row of a list
 * @param eventType null with {@code eventId}
 * @param apiVersion version that the object is rendered in; null when Stripe does not say
 * @param requestId Stripe's id of the request that the row was read with; null when unknown
 */
public record Change(
        StripeObject object,
        @Nullable String parentId,
        long version,
        boolean delete,
        Origin origin,
        @Nullable String eventId,
        @Nullable String eventType,
        @Nullable String apiVersion,
        @Nullable String requestId) {}
