// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import io.syncengine.connect.stripe.loop.Cancellable;

/**
 * Sends calls within the account's budget and repeats those that may be repeated. All methods are called on the event
 * loop. A cancelled call's listener hears nothing more.
 */
public interface StripeClient {

    /** Makes a call; nearly all are GETs. */
    <T> Cancellable get(ApiRequest request, AnswerParser<T> parser, ApiListener<T> listener);

    /**
     * How many calls of one endpoint are worth having under way: the endpoint's limit of concurrent calls as of now,
     * at least 1.
     */
    int parallelism(String route);
}
