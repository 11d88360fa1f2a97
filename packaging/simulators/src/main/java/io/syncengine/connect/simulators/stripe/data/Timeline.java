// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.data;

import io.syncengine.connect.simulators.stripe.shape.Draws;

/**
 * When the objects that an account has from the start were created: evenly over a span with some scatter, now and then many
 * in one second. Computed from the number; never falls. Immutable.
 */
final class Timeline {
    private static final int CLUMPED_PERCENT = 25;

    private final int count;
    private final long first;
    private final long span;
    private final int largestClump;
    private final int block;
    private final long salt;

    /**
     * @param first seconds since 1970
     * @param span seconds
     * @param largestClump objects that may share a second by more than chance
     */
    Timeline(int count, long first, long span, int largestClump, long salt) {
        this.count = count;
        this.first = first;
        this.span = span;
        this.largestClump = largestClump;
        block = Math.max(64, 2 * largestClump);
        this.salt = salt;
    }

    int count() {
        return count;
    }

    long created(int index) {
        int leader = leader(index);
        double place = (leader + Draws.unit(Draws.mix(salt, leader))) / count;
        return first + (long) (span * place);
    }

    /** First object of the clump that the object lies in. */
    private int leader(int index) {
        int place = index / block;
        long draw = Draws.mix(~salt, place);
        if (largestClump < 2 || Draws.below(draw, 100) >= CLUMPED_PERCENT) {
            return index;
        }
        int size = 2 + Draws.below(draw << 13, largestClump - 1);
        int start = place * block + Draws.below(draw << 26, block - size + 1);
        return index >= start && index < start + size ? start : index;
    }
}
