// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.race;

import io.syncengine.connect.protocol.RowVersion;
import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.change.ChangeBatch;
import io.syncengine.connect.stripe.state.StreamOffsets;
import io.syncengine.connect.stripe.state.StreamState;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What has reached Kafka: the last record of each key, what a sink makes of the records that compares versions, and the
 * offsets that came with them. The sink hears of a sweep when it is sent; who reads the last record of each key reads the
 * last sweep of each stream after that.
 */
final class Topics {

    /** A row as somebody knows it. {@code life} counts the kills before it. */
    record Row(RowVersion version, String raw, int life) {
        boolean isGone() {
            return version.isDelete();
        }
    }

    private final Map<String, Row> last = new HashMap<>();
    private final Map<String, Row> sink = new HashMap<>();
    private final Map<String, List<StreamState>> offsets = new HashMap<>();
    private final Map<String, Integer> committed = new HashMap<>();
    private final Map<String, Long> swept = new HashMap<>();
    private long records;
    private long sweeps;
    private long falls;
    private int life;

    /** Takes the first so many records of a batch. */
    void append(ChangeBatch batch, int count) {
        List<Change> changes = batch.changes();
        for (int i = 0; i < Math.min(count, changes.size()); i++) {
            row(batch.stream().name(), changes.get(i));
            boolean complete = i == changes.size() - 1 && batch.sweep().isEmpty();
            offset(batch.stream().name(), complete ? batch.after() : batch.before());
        }
        if (batch.sweep().isPresent() && count > changes.size()) {
            sweep(batch.stream().name(), batch.sweep().getAsLong() * 1000);
            offset(batch.stream().name(), batch.after());
        }
        if (batch.isHeartbeat() && count > 0) {
            offset(batch.stream().name(), batch.after());
        }
    }

    /** Takes a record that no batch holds; it changes no offset. */
    void append(String stream, Change change) {
        row(stream, change);
    }

    private void sweep(String stream, long before) {
        sweeps++;
        swept.merge(stream, before, Math::max);
        sink.entrySet()
                .removeIf(entry -> isOf(stream, entry.getKey())
                        && entry.getValue().version().millis() < before);
    }

    private static boolean isOf(String stream, String key) {
        return key.startsWith(stream + "/");
    }

    private void row(String stream, Change change) {
        records++;
        String key = stream + "/" + change.object().id();
        RowVersion version = RowVersion.stored(change.version() * 1000, change.delete());
        Row row = new Row(version, change.object().raw(), life);
        Row before = last.put(key, row);
        if (before != null && before.life() == life && before.version().millis() > version.millis()) {
            falls++;
        }
        Row kept = sink.get(key);
        if (version.millis() < swept.getOrDefault(stream, 0L)) {
            return;
        }
        if (kept == null || version.replaces(kept.version())) {
            sink.put(key, row);
        }
    }

    private void offset(String stream, StreamState state) {
        offsets.computeIfAbsent(stream, name -> new ArrayList<>()).add(state);
    }

    /**
     * The task was killed. Returns offsets as a worker may have committed them by now: each stream's some records old, but
     * never older than before.
     *
     * @param losesIds whether they do not hold the ids of events
     */
    Map<String, StreamState> commit(Random random, int mostRecords, boolean losesIds) {
        life++;
        Map<String, StreamState> states = new HashMap<>();
        offsets.forEach((stream, all) -> {
            int newest = all.size() - 1;
            int oldest = Math.max(committed.getOrDefault(stream, -1), newest - mostRecords);
            int place = oldest + random.nextInt(newest - oldest + 1);
            if (place >= 0) {
                committed.put(stream, place);
                Map<String, Object> offset = new HashMap<>(StreamOffsets.encode(all.get(place)));
                if (losesIds) {
                    offset.put(StreamOffsets.EVIDS, "");
                    offset.put(StreamOffsets.EVIDS_FULL, false);
                }
                states.put(stream, StreamOffsets.decode(offset, ""));
            }
        });
        return states;
    }

    Map<String, Row> last() {
        Map<String, Row> left = new HashMap<>(last);
        swept.forEach((stream, before) -> left.entrySet()
                .removeIf(entry -> isOf(stream, entry.getKey())
                        && entry.getValue().version().millis() < before));
        return left;
    }

    Map<String, Row> sink() {
        return sink;
    }

    StreamState newest(String stream) {
        List<StreamState> all = offsets.getOrDefault(stream, List.of(StreamState.fresh("")));
        return all.get(all.size() - 1);
    }

    long records() {
        return records;
    }

    /** Sweeps sent. */
    long sweeps() {
        return sweeps;
    }

    /** How often a record had a lower version than the one before it of its key, with no kill between them. */
    long falls() {
        return falls;
    }
}
