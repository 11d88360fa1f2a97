// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.grid;

/** Where rows or columns are after some came, went or moved. Immutable. */
public abstract class Reindex {
    /** What {@link #of} answers for one that is gone. */
    public static final int GONE = -1;

    private Reindex() {}

    static Reindex inserted(int at, int count) {
        return new Reindex() {
            @Override
            public int of(int index) {
                return index < at ? index : index + count;
            }
        };
    }

    static Reindex deleted(int from, int to) {
        return new Reindex() {
            @Override
            public int of(int index) {
                if (index < from) {
                    return index;
                }
                return index < to ? GONE : index - (to - from);
            }
        };
    }

    static Reindex moved(int from, int to, int destination) {
        int count = to - from;
        return new Reindex() {
            @Override
            public int of(int index) {
                if (index >= from && index < to) {
                    return destination > from ? index + destination - to : index + destination - from;
                }
                if (destination > from) {
                    return index >= to && index < destination ? index - count : index;
                }
                return index >= destination && index < from ? index + count : index;
            }
        };
    }

    /** New index of an old one, or {@link #GONE}. */
    public abstract int of(int index);

    /**
     * What a stretch has become: from the first to the last of those that are left.
     *
     * @param from first
     * @param to behind the last
     */
    public Stretch of(int from, int to) {
        int first = from;
        while (first < to && of(first) == GONE) {
            first++;
        }
        int last = to - 1;
        while (last > first && of(last) == GONE) {
            last--;
        }
        if (first >= to) {
            return Stretch.NOTHING;
        }
        return new Stretch(Math.min(of(first), of(last)), Math.max(of(first), of(last)) + 1);
    }

    /**
     * Rows or columns in a row.
     *
     * @param from first
     * @param to behind the last
     */
    public record Stretch(int from, int to) {
        static final Stretch NOTHING = new Stretch(0, 0);

        public boolean isNothing() {
            return from >= to;
        }
    }
}
