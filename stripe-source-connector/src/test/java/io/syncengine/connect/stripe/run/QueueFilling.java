// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.change.ChangeBatch;

/** Puts batches into a queue as the engine does, for tests of those who take them out. */
public final class QueueFilling {

    private QueueFilling() {}

    public static void offer(RecordQueue queue, ChangeBatch... batches) {
        QueueLane lane = queue.newLane();
        for (ChangeBatch batch : batches) {
            lane.offer(batch);
        }
    }
}
