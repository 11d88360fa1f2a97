// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.protocol.Row;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Rows that are being laid out as tuples, slice by slice, on another thread than the one that meanwhile asks the server
 * what it knows of their keys, or sends it the slices that are done.
 */
final class BatchEncoding {

    private static final int SLICE_ROWS = 256;

    private final TableTarget target;
    private final TupleBuffer tuples;
    private final List<PendingRow> pending;
    private final RowLayout.Misfits misfits = new RowLayout.Misfits();
    private final List<BadRow> bad = new ArrayList<>();
    private final List<CompletableFuture<Slice>> slices = new ArrayList<>();
    private final CompletableFuture<Void> whole;

    /**
     * Rows that are laid out.
     *
     * @param rows null for one that cannot be stored
     * @param bytes hold their tuples, also when the buffer has grown out of them since
     * @param start of the first tuple, behind which the others follow
     * @param end of the last
     */
    record Slice(List<@Nullable EncodedRow> rows, byte[] bytes, int start, int end) {}

    private BatchEncoding(Executor executor, TableTarget target, TupleBuffer tuples, List<PendingRow> pending) {
        this.target = target;
        this.tuples = tuples;
        this.pending = pending;
        for (int at = 0; at < pending.size(); at += SLICE_ROWS) {
            slices.add(new CompletableFuture<>());
        }
        whole = CompletableFuture.runAsync(this::run, executor).whenComplete((done, failure) -> end(failure));
    }

    /**
     * Starts it.
     *
     * @param target is prepared for the rows
     * @param tuples takes the tuples; nobody else may write to it, or look at it, before the rows are there
     */
    static BatchEncoding start(Executor executor, TableTarget target, TupleBuffer tuples, List<PendingRow> rows) {
        return new BatchEncoding(executor, target, tuples, rows);
    }

    /** What is laid out. */
    List<PendingRow> pending() {
        return pending;
    }

    /** Slices there are. */
    int slices() {
        return slices.size();
    }

    /** One of the slices; waits for it. */
    Slice slice(int index) {
        try {
            return slices.get(index).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** The rows in their order, null for one that cannot be stored. Waits for the last. */
    List<@Nullable EncodedRow> rows() {
        List<@Nullable EncodedRow> rows = new ArrayList<>(pending.size());
        for (int i = 0; i < slices.size(); i++) {
            rows.addAll(slice(i).rows());
        }
        return rows;
    }

    /** What all tuples take; of no meaning before all rows are there. */
    long bytes() {
        return tuples.position();
    }

    /** Waits for the last row, whatever becomes of it. */
    void await() {
        whole.handle((done, failure) -> done).join();
    }

    /** Rows that cannot be stored; of no meaning before all are there. */
    List<BadRow> bad() {
        return bad;
    }

    /** Values that did not fit their columns; of no meaning before all rows are there. */
    long misfits() {
        return misfits.values();
    }

    private void run() {
        for (int i = 0; i < slices.size(); i++) {
            int from = i * SLICE_ROWS;
            slices.get(i).complete(encode(pending.subList(from, Math.min(from + SLICE_ROWS, pending.size()))));
        }
    }

    private void end(@Nullable Throwable failure) {
        if (failure != null) {
            slices.forEach(slice -> slice.completeExceptionally(failure));
        }
    }

    private Slice encode(List<PendingRow> some) {
        int start = tuples.position();
        List<@Nullable EncodedRow> encoded = new ArrayList<>(some.size());
        for (PendingRow row : some) {
            encoded.add(encode(row));
        }
        return new Slice(encoded, tuples.array(), start, tuples.position());
    }

    private @Nullable EncodedRow encode(PendingRow row) {
        Row content = row.row();
        if (content.isDelete()) {
            return EncodedRow.delete(row);
        }
        try {
            return target.layout(content.shape()).encode(row, tuples, misfits);
        } catch (DataException e) {
            bad.add(BadRow.of(row, String.valueOf(e.getMessage())));
            return null;
        }
    }
}
