// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe;

import io.syncengine.connect.stripe.run.EngineContext;

/** One way by which events come. Begun on the event loop, closed on any thread, maybe before it has begun. */
interface IngressWay extends AutoCloseable {

    /** Begins; returns at once. */
    void begin(EngineContext context);

    /** Whether events should come this way and cannot. Callable from any thread. */
    boolean isDegraded();

    /** Ends within a second. Doing it twice is harmless. */
    @Override
    void close();
}
