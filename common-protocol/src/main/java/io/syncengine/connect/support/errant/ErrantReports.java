// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.errant;

import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Reports records that cannot be stored, and knows which reports have arrived. Used by the task's thread. */
public final class ErrantReports {

    private final @Nullable ErrantRecordReporter reporter;
    private final Deque<Future<Void>> open = new ArrayDeque<>();

    /** @param reporter the worker's; null with {@code errors.tolerance=none} */
    public ErrantReports(@Nullable ErrantRecordReporter reporter) {
        this.reporter = reporter;
    }

    /**
     * Reports a record.
     *
     * @param reason without values of the record
     * @throws ConnectException if the worker takes no reports, or an earlier one was lost
     */
    public void report(SinkRecord record, DataException reason) {
        if (reporter == null) {
            throw new ConnectException(reason.getMessage()
                    + " (set errors.tolerance=all and a dead-letter queue to go on" + " without such records)");
        }
        Future<Void> report = reporter.report(record, reason);
        while (!open.isEmpty() && open.peek().isDone()) {
            settle(open.peek());
            open.remove();
        }
        open.add(report);
    }

    /**
     * Waits until all reports have arrived: only then may their records' offsets be committed.
     *
     * @throws ConnectException if one has not
     */
    public void awaitAll() {
        while (!open.isEmpty()) {
            settle(open.peek());
            open.remove();
        }
    }

    private static void settle(Future<Void> report) {
        try {
            report.get();
        } catch (ExecutionException e) {
            throw new ConnectException("a record that cannot be stored could not be reported either", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectException("interrupted while a bad record was being reported", e);
        }
    }
}
