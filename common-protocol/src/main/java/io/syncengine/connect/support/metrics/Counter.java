// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.metrics;

import java.util.concurrent.atomic.LongAdder;

/** A number that only grows. Cheap to add to from several threads. */
public final class Counter {

    private final LongAdder total = new LongAdder();

    public void increment() {
        total.increment();
    }

    /** @param amount 0 or more */
    public void add(long amount) {
        total.add(amount);
    }

    public long value() {
        return total.sum();
    }
}
