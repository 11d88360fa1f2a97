// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.websocket;

import io.syncengine.connect.stripe.loop.Cancellable;

import java.util.function.Consumer;

/** One event's way to its answer, which is given once, and the timer that ends the wait for it. Safe for any thread. */
final class Conversation {

    private final Consumer<Boolean> answer;
    private boolean over;
    private Cancellable timer = () -> {};

    /** @param answer told whether the sender may forget the event */
    Conversation(Consumer<Boolean> answer) {
        this.answer = answer;
    }

    /** What ends the wait; called off when it is over. */
    synchronized void limitedBy(Cancellable limit) {
        if (over) {
            limit.cancel();
        } else {
            timer = limit;
        }
    }

    void settled(boolean taken) {
        synchronized (this) {
            over = true;
            timer.cancel();
        }
        answer.accept(taken);
    }
}
