// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.change.Change;

import java.util.List;

/**
 * Rows to emit together.
 *
 * @param newest newest version among them; 0: none
 * @param bytes about their size
 */
record Rows(List<Change> changes, long newest, long bytes) {
    Rows {
        changes = List.copyOf(changes);
    }
}
