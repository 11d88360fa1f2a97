// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.race;

import io.syncengine.connect.race.Topics.Row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far an observer is from the truth.
 *
 * @param stale keys that exist, known by another state than they have
 * @param missing keys that exist and are not known
 * @param ghosts keys that are known and do not exist
 */
record Finding(List<String> stale, List<String> missing, List<String> ghosts) {

    static Finding of(Map<String, String> truth, Map<String, Row> known) {
        List<String> stale = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        Map<String, Row> left = new HashMap<>(known);
        left.values().removeIf(Row::isGone);
        truth.forEach((key, raw) -> {
            Row row = left.remove(key);
            if (row == null) {
                missing.add(key);
            } else if (!row.raw().equals(raw)) {
                stale.add(key);
            }
        });
        return new Finding(stale, missing, List.copyOf(left.keySet()));
    }

    boolean isClean() {
        return stale.isEmpty() && missing.isEmpty() && ghosts.isEmpty();
    }

    /** {@code stale / missing / ghosts} */
    String counts() {
        return stale.size() + " / " + missing.size() + " / " + ghosts.size();
    }
}
