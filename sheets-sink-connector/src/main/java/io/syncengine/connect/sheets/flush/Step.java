// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import io.syncengine.connect.sheets.grid.SheetsException;
import org.jspecify.annotations.Nullable;

/**
 * What came of one try to carry out a batch.
 *
 * @param failure why a write was not applied
 */
record Step(Kind kind, @Nullable SheetsException failure) {

    enum Kind {
        /** The sheet is as it should be. */
        DONE,
        /** Something was not as expected, and is to be looked at again. */
        AGAIN,
        /** Nobody knew what became of the write, and it was kept from being applied. */
        LOST,
        /** Google does not accept the write. */
        REFUSED
    }

    static final Step DONE = new Step(Kind.DONE, null);
    static final Step AGAIN = new Step(Kind.AGAIN, null);
}
