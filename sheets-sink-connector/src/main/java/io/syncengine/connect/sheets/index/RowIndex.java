// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.index;

import io.syncengine.connect.sheets.row.RowKey;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The rows of a tab by key and the other way round. Invariants: a key has one row, the topmost of those that had it when
 * the tab was read; and each key's row has that key. Rows of people have no key.
 */
public final class RowIndex {

    private final List<@Nullable RowKey> keys = new ArrayList<>();
    private final Map<RowKey, Integer> rows = new HashMap<>();
    private final Map<RowKey, Long> contents = new HashMap<>();
    private final TreeMap<Integer, RowKey> copies = new TreeMap<>();

    /** Takes in the row below all that were added so far. */
    public void add(@Nullable RowKey key) {
        if (key != null && rows.putIfAbsent(key, keys.size()) != null) {
            copies.put(keys.size(), key);
            keys.add(null);
        } else {
            keys.add(key);
        }
    }

    /** Null if the key has no row. */
    public @Nullable Integer row(RowKey key) {
        return rows.get(key);
    }

    /** Null if the row has no key, or one that a row above has. */
    public @Nullable RowKey key(int row) {
        return row < keys.size() ? keys.get(row) : null;
    }

    /** Number of keys. */
    public int size() {
        return rows.size();
    }

    /** The lowest row that has a key, be it that of a row above; -1 if none has. */
    public int last() {
        for (int row = keys.size() - 1; row >= 0; row--) {
            if (keys.get(row) != null || copies.containsKey(row)) {
                return row;
            }
        }
        return -1;
    }

    /** Rows, from the top, whose key a row above them has, and that key. */
    public SortedMap<Integer, RowKey> copies() {
        return Collections.unmodifiableSortedMap(copies);
    }

    /** Keys from the topmost row on. */
    public List<RowKey> topmost(int most) {
        return keys.stream().filter(key -> key != null).limit(most).toList();
    }

    /** What was last written into a key's row, in short; null if that is not known. */
    public @Nullable Long content(RowKey key) {
        return contents.get(key);
    }

    public void wrote(RowKey key, long content) {
        contents.put(key, content);
    }

    /** What is in the row is not known any more. */
    public void forget(RowKey key) {
        contents.remove(key);
    }

    /** Rows were inserted that have these keys. */
    public void insert(int start, Collection<RowKey> inserted) {
        while (keys.size() < start) {
            keys.add(null);
        }
        boolean atEnd = start == keys.size();
        keys.addAll(start, inserted);
        if (atEnd && copies.isEmpty()) {
            int row = start;
            for (RowKey key : inserted) {
                rows.put(key, row++);
            }
        } else {
            moveCopies(row -> row < start ? row : row + inserted.size());
            number();
        }
    }

    /** Rows were deleted. */
    public void delete(SortedSet<Integer> deleted) {
        if (deleted.isEmpty()) {
            return;
        }
        List<@Nullable RowKey> left = new ArrayList<>(keys.size());
        for (int row = 0; row < keys.size(); row++) {
            RowKey key = keys.get(row);
            if (!deleted.contains(row)) {
                left.add(key);
            } else if (key != null) {
                contents.remove(key);
            }
        }
        copies.keySet().removeAll(deleted);
        moveCopies(row -> row - deleted.headSet(row).size());
        keys.clear();
        keys.addAll(left);
        number();
    }

    private void moveCopies(UnaryOperator<Integer> where) {
        Map<Integer, RowKey> moved = new HashMap<>();
        copies.forEach((row, key) -> moved.put(where.apply(row), key));
        copies.clear();
        copies.putAll(moved);
    }

    private void number() {
        rows.clear();
        for (int row = 0; row < keys.size(); row++) {
            RowKey key = keys.get(row);
            if (key != null) {
                rows.put(key, row);
            }
        }
    }
}
