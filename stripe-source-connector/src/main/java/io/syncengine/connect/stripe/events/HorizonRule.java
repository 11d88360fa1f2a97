// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The moment below which a stream's events may be emitted. A list or refetch read that is under way may show any state
 * since its request was sent, less what a replica is behind; an event from that time on must follow the read's rows and
 * not precede them, or the last record of a key would be the older one. Event loop only.
 */
public final class HorizonRule {

    /** One read under way. Ending it twice does nothing. */
    public final class Read {
        private final String stream;
        private final long started;

        private Read(String stream, long started) {
            this.stream = stream;
            this.started = started;
        }

        /** Stripe's clock when the request was sent. */
        public long started() {
            return started;
        }

        /** The read's rows have been handed on, or there will be none. */
        public void end() {
            List<Read> reads = outstanding.get(stream);
            if (reads != null && reads.remove(this) && reads.isEmpty()) {
                outstanding.remove(stream);
            }
        }
    }

    private final SyncRules rules;
    private final Map<String, List<Read>> outstanding = new HashMap<>();

    public HorizonRule(SyncRules rules) {
        this.rules = rules;
    }

    /** A list or refetch request of the stream is sent now. */
    Read begin(String stream, long now) {
        Read read = new Read(stream, now);
        outstanding.computeIfAbsent(stream, name -> new ArrayList<>()).add(read);
        return read;
    }

    /** Whether any read of the stream is under way. */
    boolean hasReads(String stream) {
        return outstanding.containsKey(stream);
    }

    /** First second whose events must wait; never above the limit. */
    public long of(String stream, long limit) {
        List<Read> reads = outstanding.get(stream);
        if (reads == null || !rules.has(SyncRules.Rule.HORIZON)) {
            return limit;
        }
        long horizon = limit;
        for (Read read : reads) {
            horizon = Math.min(horizon, read.started() - rules.settle());
        }
        return horizon;
    }
}
