// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe;

import io.syncengine.connect.simulators.stripe.data.StreamData;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Reads a stream's objects one by one, from the newest to the oldest. */
final class TruthIterator implements Iterator<TruthRow> {
    private final SimulatedMode mode;
    private final StreamData objects;
    private Optional<SimulatedMode.NumberedRow> next;

    TruthIterator(SimulatedMode mode, StreamData objects) {
        this.mode = mode;
        this.objects = objects;
        next = mode.below(objects, objects.size());
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public TruthRow next() {
        SimulatedMode.NumberedRow current = next.orElseThrow(NoSuchElementException::new);
        next = mode.below(objects, current.number());
        return current.row();
    }
}
