// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.api.StripeApiException;

/** Hears the outcome of a read; exactly one method is called, once. */
interface ReadListener<R> {

    /** @param id what was asked for */
    void read(String id, R read);

    void refused(StripeApiException reason);
}
