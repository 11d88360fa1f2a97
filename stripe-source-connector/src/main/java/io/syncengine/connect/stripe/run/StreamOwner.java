// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.StripeApiException;

/** Who runs the streams of an account. Event loop only. */
interface StreamOwner {

    /** Something has changed about what there is to list. */
    void listWork();

    /** How many reads of its list the stream should have under way, at least 1. */
    int wantedReads(StreamRun stream);

    /** The stream cannot be read for now. */
    void skipped(StreamRun stream);

    /** Stripe says that the account is out of the key's reach. */
    void seemsOutOfReach(StripeApiException reason);

    /** The account cannot be read any further. */
    void fail(EngineFailure failure);
}
