// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

/**
 * The version of a row, and the one rule by which versions of the same key are compared. The greater time wins. At equal
 * times a delete beats an upsert, and otherwise the record that was read later wins. Where the source gives no version
 * the Kafka timestamp is taken, and ties are decided by arrival alone. A tombstone repeats a delete that is known
 * already; it never raises that delete's version.
 *
 * @param millis time of the version in milliseconds since 1970, on the source's clock
 * @param kind what the version does to the row
 * @param byArrival whether the time is the Kafka timestamp for want of a version in the record
 */
public record RowVersion(long millis, RowKind kind, boolean byArrival) {

    /** The version of a row or of a remembered delete that a sink finds in its target. */
    public static RowVersion stored(long millis, boolean deleted) {
        return new RowVersion(millis, deleted ? RowKind.DELETE : RowKind.UPSERT, false);
    }

    /** Whether the row is gone with this version. */
    public boolean isDelete() {
        return kind != RowKind.UPSERT;
    }

    /**
     * Whether a record of this version takes the place of one of the other version that was read before it. Where it
     * does not, it is stale.
     */
    public boolean replaces(RowVersion earlier) {
        return replaces(earlier, false);
    }

    /**
     * The same for a record that may have been delivered before the other already, since workers deliver some twice:
     * what it says at the same time must not come out on top of what followed it the first time.
     *
     * @param deliveredBefore whether the record precedes the other in the same partition
     */
    public boolean replaces(RowVersion earlier, boolean deliveredBefore) {
        if (kind == RowKind.TOMBSTONE && earlier.isDelete()) {
            return false;
        }
        if (millis != earlier.millis) {
            return millis > earlier.millis;
        }
        if (deliveredBefore) {
            return isDelete() && !earlier.isDelete() && !byArrival;
        }
        return isDelete() || !earlier.isDelete() || byArrival;
    }

    /**
     * Whether what a record of this version does is known only once the other, which was read before it and waits to be
     * written, has met what is in the target. Both are tombstones' doing: one that is later than a delete repeats it if
     * the delete is carried out, but is a delete itself if that meets a newer row; and an older record counts behind a
     * tombstone that only repeats a still older delete.
     */
    public boolean dependsOn(RowVersion waiting) {
        return kind == RowKind.TOMBSTONE
                ? waiting.isDelete() && millis > waiting.millis
                : waiting.kind == RowKind.TOMBSTONE && !replaces(waiting);
    }
}
