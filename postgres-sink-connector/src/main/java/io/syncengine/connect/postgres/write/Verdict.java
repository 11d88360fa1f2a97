// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.protocol.RowVersion;

/** What has to be done with a row, given what the database knows of its key. */
enum Verdict {
    /** Insert: there is no row. */
    NEW,
    /** Replace the row. */
    CHANGED,
    /** Remember the newer version of a row whose content is the same. */
    SEEN,
    /** Nothing: the row is there, or the delete is known. */
    UNCHANGED,
    /** Nothing: something newer is known. */
    STALE,
    /** Delete the row, if there is one, and remember that. */
    DELETE;

    /**
     * The verdict.
     *
     * @param sweptBefore versions of the row's account below it are gone, in milliseconds since 1970
     * @param replacement when rows that are there are replaced
     */
    static Verdict of(EncodedRow row, Stored stored, long sweptBefore, Replacement replacement) {
        RowVersion version = row.pending().row().version();
        return row.isDelete() ? ofDelete(version, stored) : ofUpsert(row, version, stored, sweptBefore, replacement);
    }

    private static Verdict ofUpsert(
            EncodedRow row, RowVersion version, Stored stored, long sweptBefore, Replacement replacement) {
        if (version.millis() < sweptBefore || !stored.isReplacedBy(version)) {
            return STALE;
        }
        RowVersion known = stored.row();
        if (known == null) {
            return NEW;
        }
        Long hash = stored.hash();
        if (known.isDelete() || !replacement.leaves(hash != null && hash == row.hash())) {
            return CHANGED;
        }
        return version.millis() == known.millis() ? UNCHANGED : SEEN;
    }

    private static Verdict ofDelete(RowVersion version, Stored stored) {
        RowVersion known = stored.row();
        if (known != null && !known.isDelete()) {
            return version.replaces(known) ? DELETE : STALE;
        }
        RowVersion deleted = known != null ? known : stored.remembered();
        if (deleted == null) {
            return DELETE;
        }
        if (version.replaces(deleted)) {
            return version.millis() == deleted.millis() ? UNCHANGED : DELETE;
        }
        return version.millis() < deleted.millis() ? STALE : UNCHANGED;
    }
}
