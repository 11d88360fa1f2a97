// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import io.syncengine.connect.sheets.plan.Intent;
import io.syncengine.connect.sheets.row.RowKey;
import io.syncengine.connect.sheets.row.SheetRow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is still to be done of some work. Each stream and key has one intent at most. */
final class Batch {

    private record Place(String stream, RowKey key) {}

    private final Map<Place, Intent> intents = new LinkedHashMap<>();
    private final Map<Place, Intent> first = new LinkedHashMap<>();
    private final Map<SheetRow, String> rejected;

    Batch(Collection<? extends Intent> intents) {
        this(intents, new HashMap<>());
    }

    private Batch(Collection<? extends Intent> intents, Map<SheetRow, String> rejected) {
        this.rejected = rejected;
        intents.forEach(this::add);
    }

    /** Takes in an intent, unless there is one for its key. */
    void add(Intent intent) {
        intents.putIfAbsent(new Place(intent.stream(), intent.key()), intent);
    }

    /** Takes in an intent that is carried out by itself, before all others. */
    void addFirst(Intent intent) {
        first.put(new Place(intent.stream(), intent.key()), intent);
    }

    /** Whether others are to follow now that those that come first are through. */
    boolean goesOn() {
        boolean goesOn = !first.isEmpty();
        first.clear();
        return goesOn;
    }

    /** Whether there is an intent for a key. */
    boolean has(String stream, RowKey key) {
        return intents.containsKey(new Place(stream, key));
    }

    boolean isEmpty() {
        return now().isEmpty();
    }

    int size() {
        return now().size();
    }

    /** Those that are to be carried out now. */
    List<Intent> intents() {
        return List.copyOf(now());
    }

    private Collection<Intent> now() {
        return first.isEmpty() ? intents.values() : first.values();
    }

    Map<String, List<Intent>> byStream() {
        Map<String, List<Intent>> streams = new LinkedHashMap<>();
        for (Intent intent : now()) {
            streams.computeIfAbsent(intent.stream(), stream -> new ArrayList<>())
                    .add(intent);
        }
        return streams;
    }

    /** Rows that have no place in the sheet, through no fault of the others. */
    void reject(Intent intent, String reason) {
        intents.remove(new Place(intent.stream(), intent.key()));
        if (intent instanceof Intent.Put put) {
            rejected.put(put.row(), reason);
        } else if (intent instanceof Intent.Remove remove) {
            rejected.put(remove.row(), reason);
        }
    }

    /** Reasons by row, those of halves included. */
    Map<SheetRow, String> rejected() {
        return rejected;
    }

    /** Two batches of about half the size, which tell their rejected rows to this one. */
    List<Batch> halves() {
        List<Intent> all = intents();
        int middle = all.size() / 2;
        return List.of(
                new Batch(all.subList(0, middle), rejected), new Batch(all.subList(middle, all.size()), rejected));
    }
}
