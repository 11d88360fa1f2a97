// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.state;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A half-open part of a list, by the moment its objects were created, that is still to be read, newest first.
 *
 * @param from first second that belongs to it; null: it has no lower end
 * @param to first second above it; null: it has no upper end
 * @param after ids of the last objects read in it, the very last first, at most {@link #CURSORS}; of a list of v2 the query
 *     of the next page; empty: at its head
 * @param last second of the last object read in it; null: unknown, or at its head
 * @param parameter a query parameter, <code>name=value</code>, which chooses among the lists that a stream is read from;
 *     null: the list without it
 */
public record Range(
        @Nullable Long from,
        @Nullable Long to,
        List<String> after,
        @Nullable Long last,
        @Nullable String parameter) {

    /** How many ids are kept: should the last object be deleted meanwhile, the one before it still marks the place. */
    public static final int CURSORS = 3;

    /** The whole of a list. */
    public static final Range ALL = new Range(null, null, List.of(), null);

    public Range {
        after = List.copyOf(after);
        if (from != null && to != null && from >= to) {
            throw new IllegalArgumentException("range [" + from + ", " + to + ") is empty");
        }
        if (after.size() > CURSORS) {
            throw new IllegalArgumentException("range keeps " + after.size() + " cursors, at most " + CURSORS);
        }
        if (parameter != null && parameter.indexOf('=') <= 0) {
            throw new IllegalArgumentException("range has the parameter " + parameter + ", which is not name=value");
        }
    }

    /** A part of the list without a parameter. */
    public Range(@Nullable Long from, @Nullable Long to, List<String> after, @Nullable Long last) {
        this(from, to, after, last, null);
    }

    /** A part of a list of which nothing has been read. */
    public static Range unread(@Nullable Long from, @Nullable Long to) {
        return new Range(from, to, List.of(), null);
    }

    /** The whole of the list that the parameter chooses. */
    public static Range all(String name, String value) {
        return new Range(null, null, List.of(), null, name + "=" + value);
    }

    /** Another part of the same list. */
    public Range sibling(@Nullable Long newFrom, @Nullable Long newTo, List<String> newAfter, @Nullable Long newLast) {
        return new Range(newFrom, newTo, newAfter, newLast, parameter);
    }

    /** Whether objects of that second belong to it. */
    public boolean contains(long second) {
        return (from == null || second >= from) && (to == null || second < to);
    }
}
