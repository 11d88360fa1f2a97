// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.list;

import io.syncengine.connect.stripe.events.SyncRules;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.state.Passes;
import io.syncengine.connect.stripe.state.StreamState;

import java.util.OptionalLong;

/**
 * What a completed pass says about rows that it did not show: that they are gone, if it went over a whole list which hides
 * no row and left nothing out. All rows of the pass carry its start less settle time or a newer version, and so do those
 * that events have brought since; what is older was not there.
 */
public final class SweepRule {

    private final SyncRules rules;

    public SweepRule(SyncRules rules) {
        this.rules = rules;
    }

    /** The oldest version that a row of the pass under way may carry. */
    public long floor(Passes passes) {
        return passes.full() - rules.settle();
    }

    /**
     * The version below which rows are gone; empty when nothing can be said.
     *
     * @param completed the state after the last page of a full pass
     * @param now Stripe's clock
     */
    public OptionalLong before(StreamDefinition stream, StreamState completed, long now) {
        boolean whole = completed.passes().partial().isEmpty() || !rules.sweepWholeOnly();
        if (!stream.exhaustive() || !whole) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(rules.sweepBelowStart() ? floor(completed.passes()) : now);
    }
}
