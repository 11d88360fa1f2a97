// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.change;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * An event that its sender waits to be told about: either it is left to the looks at the account's events, or it is emitted
 * at once and the sender told when all of its records are committed. Safe for any thread.
 */
public final class Delivery {

    /** What became of it. */
    public enum Outcome {
        /** Its records are committed. */
        COMMITTED,
        /** The looks at the events bring it: they have not come that far yet, or have dealt with it already. */
        LEFT,
        /** It belongs to an account that is not read here. */
        OTHER_ACCOUNT,
        /** No stream that is read here changes by it. */
        NO_STREAM,
        /** Too much waits for the worker. */
        NO_ROOM,
        /** The task has ended, or took too long. */
        GIVEN_UP
    }

    private final Consumer<Outcome> listener;
    private final AtomicInteger uncommitted = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    /** @param listener told once, on any thread */
    public Delivery(Consumer<Outcome> listener) {
        this.listener = listener;
    }

    /** Its records are handed to the worker, so many. */
    public void emitted(int records) {
        uncommitted.set(records);
    }

    /** One of its records is committed, or was dropped on its way as the user has configured. */
    public void committed() {
        if (uncommitted.decrementAndGet() == 0) {
            end(Outcome.COMMITTED);
        }
    }

    /** Ends the wait; only the first end counts. */
    public void end(Outcome outcome) {
        if (over.compareAndSet(false, true)) {
            listener.accept(outcome);
        }
    }
}
