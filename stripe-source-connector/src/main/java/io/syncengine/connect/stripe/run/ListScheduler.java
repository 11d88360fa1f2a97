// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import java.util.List;

/**
 * Shares reading among the streams that are being listed: one further read for each in turn, as long as calls and the
 * queue have room. Event loop only.
 */
final class ListScheduler {

    /** Two parts at least, so that one slow page does not hold up a stream. */
    private static final int LEAST = 2;

    private static final int ROWS_OF_A_READ = 100;

    private final EngineContext context;
    private final List<StreamRun> streams;
    private final int maxUnderWay;
    private int next;
    private boolean filling;
    private boolean again;

    ListScheduler(EngineContext context, List<StreamRun> streams) {
        this.context = context;
        this.streams = streams;
        this.maxUnderWay = context.config().connector().limits().maxInFlight();
    }

    /** Begins what reads there is room for. A call that comes while it is at it makes it look again afterwards. */
    void fill() {
        again = true;
        if (filling) {
            return;
        }
        filling = true;
        try {
            while (again) {
                again = false;
                fillOnce();
            }
        } finally {
            filling = false;
        }
    }

    private void fillOnce() {
        int underWay = 0;
        for (StreamRun stream : streams) {
            underWay += stream.list().underWay();
        }
        context.queue().expect(underWay * ROWS_OF_A_READ);
        int idle = 0;
        while (idle < streams.size() && underWay < maxUnderWay) {
            StreamRun stream = streams.get(next);
            next = (next + 1) % streams.size();
            if (!stream.list().hasMore() || stream.list().underWay() >= wantedReads(stream)) {
                idle++;
            } else if (context.queue().hasRoomForMore()) {
                stream.list().readMore();
                underWay++;
                context.queue().expect(underWay * ROWS_OF_A_READ);
                idle = 0;
            } else {
                return;
            }
        }
    }

    /** Reads that a stream should have under way: its share of all, and no more than its endpoint takes. */
    int wantedReads(StreamRun stream) {
        int listing = 0;
        for (StreamRun other : streams) {
            listing += other.list().isOver() ? 0 : 1;
        }
        int share = Math.max(LEAST, (maxUnderWay + listing - 1) / Math.max(1, listing));
        return Math.max(
                1, Math.min(share, context.client().parallelism(stream.list().route())));
    }
}
