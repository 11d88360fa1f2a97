// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.api.StripeClock;
import org.jspecify.annotations.Nullable;

/**
 * A read of rows from the start of an attempt until they have gone out, for which the events of their stream wait. Event
 * loop only.
 */
public final class ReadSpan {

    private final HorizonRule horizon;
    private final StripeClock clock;
    private final String stream;
    private HorizonRule.@Nullable Read read;

    /** @param stream name of the one whose rows are read */
    public ReadSpan(HorizonRule horizon, StripeClock clock, String stream) {
        this.horizon = horizon;
        this.clock = clock;
        this.stream = stream;
    }

    /** An attempt starts; the one before is over. */
    public void begin() {
        end();
        read = horizon.begin(stream, clock.now());
    }

    /** The rows have gone out, or are given up. Doing it twice does nothing. */
    public void end() {
        if (read != null) {
            read.end();
        }
    }

    /**
     * Stripe's clock when the attempt was sent.
     *
     * @param date the answer's {@code Date}
     */
    public long started(long date) {
        return read == null ? date : read.started();
    }
}
