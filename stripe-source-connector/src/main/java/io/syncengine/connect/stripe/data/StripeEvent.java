// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import org.jspecify.annotations.Nullable;

/**
 * An event.
 *
 * @param id {@code evt_…}
 * @param created seconds since 1970
 * @param type such as {@code customer.updated}
 * @param apiVersion version that its object is rendered in; null when Stripe does not say
 * @param livemode mode that it happened in; null when Stripe does not say, and then it is the key's
 * @param account the connected account it belongs to; null for the account of the key
 * @param objectType the object's {@code object} value; empty when it has none
 * @param objectId the object's id; null when it has none, as in {@code invoice.upcoming}
 * @param object the object's text without insignificant whitespace; of an event of v2, what it tells of the object, which
 *     it does not carry
 * @param previousAttributes text of {@code data.previous_attributes}; null when there are none
 */
public record StripeEvent(
        String id,
        long created,
        String type,
        @Nullable String apiVersion,
        @Nullable Boolean livemode,
        @Nullable String account,
        String objectType,
        @Nullable String objectId,
        String object,
        @Nullable String previousAttributes) {

    /** Whether it is one of v2, which does not carry its object. */
    public boolean isThin() {
        return type.startsWith("v2.");
    }

    /** The same of another object. */
    public StripeEvent withObjectId(String id) {
        return new StripeEvent(
                this.id, created, type, apiVersion, livemode, account, objectType, id, object, previousAttributes);
    }
}
