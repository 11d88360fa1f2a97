// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.StripeApiException;

/** Who runs the streams of an account as a whole. Event loop only. */
interface AccountOwner {

    /** None of the streams can be read for now, because of those reasons. */
    void nothingToRead(String reasons);

    /** Stripe says that the account is out of the key's reach; perhaps once for each stream. */
    void seemsOutOfReach(StripeApiException reason);

    /** The account cannot be read any further. */
    void fail(EngineFailure failure);
}
