// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.data.ListPage;

/** Who reads the children of a parent. Event loop only. */
interface ChildReadOwner {

    /** An attempt failed, so many in a row. */
    void attemptFailed(int failures, StripeApiException reason);

    /** A page of children came. */
    void read(ListPage children);

    /** Something is there, or has to be asked for again. */
    void changed();

    /** Stripe refuses to show children of the parent. */
    void refused(StripeApiException reason);
}
