// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets;

import java.time.Duration;
import java.util.function.Supplier;

/** A request that has come in and is not applied yet. */
public final class Pending {
    private final Duration pause;
    private final Supplier<Reply> rest;

    Pending(Duration pause, Supplier<Reply> rest) {
        this.pause = pause;
        this.rest = rest;
    }

    /** How long to wait before {@link #finish}; zero unless a fault says otherwise. */
    public Duration pause() {
        return pause;
    }

    /** Applies it. To be called once. */
    public Reply finish() {
        return rest.get();
    }
}
