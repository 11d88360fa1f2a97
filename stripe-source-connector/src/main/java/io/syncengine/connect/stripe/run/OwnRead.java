// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.state.Range;
import io.syncengine.connect.stripe.state.StreamState;

/**
 * A read of what the account itself has where a list shows it of connected accounts only. It goes before the first page of
 * each pass: a pass with a page applied has it too, also after a restart. Event loop only.
 */
interface OwnRead {

    /** The list of accounts, which leaves out the one that asks. */
    String LIST = "/v1/accounts";

    /** Why a pass is partial that lacks what is the account's own. */
    String PARTIAL = "own account";

    /** Whether it is to be done before anything else of the list. */
    boolean isDue();

    int underWay();

    /** Begins it, or goes on with it. */
    void read();

    /** Calls it off; it is due again. */
    void cancel();

    /** Whether no page of the pass has been applied. */
    static boolean isUntouched(StreamState state) {
        if (state.ranges().size() != 1) {
            return false;
        }
        Range range = state.ranges().get(0);
        return range.after().isEmpty()
                && range.last() == null
                && (range.to() == null || range.to() > state.passes().began());
    }
}
