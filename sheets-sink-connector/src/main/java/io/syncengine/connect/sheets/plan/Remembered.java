// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.plan;

import io.syncengine.connect.protocol.RowVersion;
import io.syncengine.connect.sheets.row.RowKey;
import org.jspecify.annotations.Nullable;

/** Deletes and sweeps that are remembered. */
public interface Remembered {

    /** The version of a key's delete; null if none is remembered. */
    @Nullable
    RowVersion delete(String stream, RowKey key);

    /**
     * Rows of the account with an older version are gone.
     *
     * @param livemode as the row says; empty if it says nothing
     * @return milliseconds since 1970, {@link Long#MIN_VALUE} if there was no sweep
     */
    long sweptBefore(String stream, String account, String livemode);
}
