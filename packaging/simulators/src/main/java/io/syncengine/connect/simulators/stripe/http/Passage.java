// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import io.syncengine.connect.simulators.stripe.exchange.SimAnswer;
import io.syncengine.connect.simulators.stripe.faults.Delivery;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/** An answer on its way out. Thread-safe. */
final class Passage {
    private final SimAnswer answer;
    private final Delivery delivery;
    private final IntConsumer onEnd;
    private final AtomicBoolean isEnded = new AtomicBoolean();

    Passage(SimAnswer answer, Delivery delivery, IntConsumer onEnd) {
        this.answer = answer;
        this.delivery = delivery;
        this.onEnd = onEnd;
    }

    SimAnswer answer() {
        return answer;
    }

    Delivery delivery() {
        return delivery;
    }

    /**
     * Counts the request as answered. Called before the last byte is written, so that a client that has all of it finds it
     * counted and its place free. Only the first call counts.
     *
     * @param status 0: none is sent
     */
    void end(int status) {
        if (isEnded.compareAndSet(false, true)) {
            onEnd.accept(status);
        }
    }
}
