// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import org.jspecify.annotations.Nullable;

/** What the row of an object is called. */
public interface RowIds {

    /** Rows have the ids of their objects. */
    RowIds OWN = own -> own;

    /**
     * The id of the row.
     *
     * @param own the object's own id; null: it has none
     * @return null: the object is no row
     */
    @Nullable
    String of(@Nullable String own);

    /** Every object is the row of that id, whatever its own one. */
    static RowIds fixed(String id) {
        return own -> id;
    }

    /** Ids that repeat among parents. */
    static RowIds within(String parent) {
        return own -> own == null || own.isEmpty() ? null : parent + "/" + own;
    }
}
