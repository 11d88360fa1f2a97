// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.transport;

import io.syncengine.connect.simulators.exchange.SimAnswer;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/** An answer on its way out. Thread-safe. */
public final class Passage {
    private final SimAnswer answer;
    private final Delivery delivery;
    private final IntConsumer onEnd;
    private final AtomicBoolean isEnded = new AtomicBoolean();

    /** @param onEnd told the status once, as {@link #end} says */
    public Passage(SimAnswer answer, Delivery delivery, IntConsumer onEnd) {
        this.answer = answer;
        this.delivery = delivery;
        this.onEnd = onEnd;
    }

    public SimAnswer answer() {
        return answer;
    }

    public Delivery delivery() {
        return delivery;
    }

    /**
     * Counts the request as answered. Called before the last byte is written, so that a client that has all of it finds it
     * counted and its place free. Only the first call counts.
     *
     * @param status 0: none is sent
     */
    public void end(int status) {
        if (isEnded.compareAndSet(false, true)) {
            onEnd.accept(status);
        }
    }
}
