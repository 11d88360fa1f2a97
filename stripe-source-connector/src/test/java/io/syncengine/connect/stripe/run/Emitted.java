// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.change.ChangeBatch;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.state.StreamState;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * A record as the task would make it of a batch.
 *
 * @param change null: a heartbeat, or a sweep
 * @param sweep version below which rows go; null: it is no sweep
 * @param state what its offset holds
 */
record Emitted(
        String stream, @Nullable Change change, @Nullable Long sweep, StreamState state) {

    static List<Emitted> of(ChangeBatch batch) {
        String stream = batch.stream().name();
        List<Emitted> records = new ArrayList<>();
        for (int i = 0; i < batch.changes().size(); i++) {
            boolean last = i == batch.changes().size() - 1 && batch.sweep().isEmpty();
            records.add(new Emitted(stream, batch.changes().get(i), null, last ? batch.after() : batch.before()));
        }
        batch.sweep().ifPresent(before -> records.add(new Emitted(stream, null, before, batch.after())));
        if (records.isEmpty()) {
            records.add(new Emitted(stream, null, null, batch.after()));
        }
        return records;
    }

    boolean isHeartbeat() {
        return change == null && sweep == null;
    }

    boolean isRow() {
        return change != null;
    }

    /** The row in short, such as {@code cus_1 v2 event} or {@code cus_1 deleted refetch}. */
    String row() {
        if (change == null) {
            return "heartbeat";
        }
        String text = change.delete() ? "deleted" : text(change);
        return change.object().id() + " " + text + " " + change.origin().code();
    }

    Origin origin() {
        return java.util.Objects.requireNonNull(change).origin();
    }

    private static String text(Change change) {
        String raw = change.object().raw();
        String mark = "\"description\":\"";
        int from = raw.indexOf(mark) + mark.length();
        return raw.substring(from, raw.indexOf('"', from));
    }
}
