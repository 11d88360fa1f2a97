// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.record;

import io.syncengine.connect.stripe.change.ChangeBatch;
import io.syncengine.connect.stripe.run.EngineFailure;
import io.syncengine.connect.stripe.run.RecordQueue;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code poll()} returns: as many batches as are there, up to a number of rows. On exactly-once workers each poll is
 * a transaction, so that a poll for each page would cost more than its rows; and a batch that were parted could have its
 * first rows sent again. So only one of a page that is larger than that number is, and never one of events. For one thread.
 */
public final class RecordFeed {

    private final RecordQueue queue;
    private final ChangeRecords records;
    private final int maxRows;
    private @Nullable ChangeBatch batch;
    private int next;

    /** @param maxRows rows in one hand-over; tombstones are not counted; a batch of events may have more */
    public RecordFeed(RecordQueue queue, ChangeRecords records, int maxRows) {
        this.queue = queue;
        this.records = records;
        this.maxRows = maxRows;
    }

    /**
     * The next records, in the order of the queue.
     *
     * @param wait how long to wait for the first at most
     * @return null when there are none
     * @throws EngineFailure when the engine has failed and everything before has been returned
     */
    public @Nullable List<SourceRecord> poll(Duration wait) throws EngineFailure, InterruptedException {
        ChangeBatch current = batch != null ? batch : queue.poll(wait);
        List<SourceRecord> made = new ArrayList<>();
        int rows = 0;
        while (current != null) {
            int left = current.changes().size() - next;
            if (rows > 0 && rows + left > maxRows) {
                break;
            }
            int end = next + (current.endsEvents() ? left : Math.min(left, maxRows));
            made.addAll(records.of(current, next, end));
            rows += Math.max(1, end - next);
            next = end;
            if (next < current.changes().size()) {
                break;
            }
            next = 0;
            current = rows < maxRows ? more() : null;
        }
        batch = current;
        return made.isEmpty() ? null : made;
    }

    /** The worker has done with a record that was returned here: it is committed, or was dropped on its way. Any thread. */
    public static void committed(SourceRecord record) {
        ChangeRecords.committed(record);
    }

    /** What is there already; a failure waits until the records before it are with the worker. */
    private @Nullable ChangeBatch more() throws InterruptedException {
        try {
            return queue.poll(Duration.ZERO);
        } catch (EngineFailure e) {
            return null;
        }
    }
}
