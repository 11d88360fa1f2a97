// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of a stream that differed at first: as many as are looked at again, and how many more there are. Single-threaded. */
final class Suspects {

    private final int most;
    private final Map<DriftKind, Map<String, Suspect>> rows = new EnumMap<>(DriftKind.class);
    private final Map<DriftKind, Long> unchecked = new EnumMap<>(DriftKind.class);

    /** @param most rows of each kind that are looked at again */
    Suspects(int most) {
        this.most = most;
    }

    void add(DriftKind kind, Suspect suspect) {
        Map<String, Suspect> known = rows.computeIfAbsent(kind, any -> new LinkedHashMap<>());
        if (known.size() < most || known.containsKey(suspect.id())) {
            known.put(suspect.id(), suspect);
        } else {
            unchecked.merge(kind, 1L, Long::sum);
        }
    }

    /** Those to look at again. */
    List<Suspect> all() {
        List<Suspect> all = new ArrayList<>();
        rows.values().forEach(some -> all.addAll(some.values()));
        return all;
    }

    long unchecked(DriftKind kind) {
        return unchecked.getOrDefault(kind, 0L);
    }
}
