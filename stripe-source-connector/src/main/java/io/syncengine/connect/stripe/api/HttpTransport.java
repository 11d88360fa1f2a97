// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import io.syncengine.connect.stripe.loop.Cancellable;

import java.util.function.Consumer;

/** Sends single calls to Stripe and repeats nothing. Safe for any thread. */
public interface HttpTransport extends AutoCloseable {

    /**
     * Sends a call at once.
     *
     * @param done told the outcome, once, on any thread; perhaps before this method returns. Of a cancelled call it may
     *     hear or not.
     */
    Cancellable send(HttpCall call, Consumer<HttpOutcome> done);

    /**
     * Calls off everything under way. Nothing more is told of it, nor of calls that still come. Takes a second at most;
     * doing it twice is harmless.
     */
    @Override
    void close();
}
