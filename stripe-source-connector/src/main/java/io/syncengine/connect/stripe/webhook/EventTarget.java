// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import io.syncengine.connect.stripe.change.Delivery;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.data.StripeEvent;
import org.jspecify.annotations.Nullable;

/** Where events go: the engines of the task's accounts. Any thread; nothing here blocks. */
public interface EventTarget {

    /**
     * Asks for a look at an account's events once one of that moment has settled.
     *
     * @param account a connected account; null: the key's own
     * @param created seconds since 1970
     */
    void lookFor(@Nullable String account, long created);

    /** Takes an event, and tells the delivery what becomes of it. */
    void offer(StripeEvent event, Origin origin, Delivery delivery);
}
