// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

/** Follows one call through its attempts. All methods run on the event loop; exactly one of the last two is called. */
public interface ApiListener<T> {

    /** An attempt is about to be sent. Called once for each attempt, so that what it may show can be dated. */
    void attemptStarted();

    /** The attempt failed and another one will follow after a pause; nothing is on its way until then. */
    default void attemptFailed(StripeApiException reason) {}

    void succeeded(ApiAnswer<T> answer);

    /** The call is given up: its error is not one that another attempt could mend. */
    void failed(StripeApiException reason);
}
