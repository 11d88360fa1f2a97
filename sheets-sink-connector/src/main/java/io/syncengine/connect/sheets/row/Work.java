// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.row;

import io.syncengine.connect.protocol.Sweep;

import java.util.List;

/** What the writer does in one go. */
public sealed interface Work {

    /**
     * Rows to write.
     *
     * @param rows oldest first, at least one, each stream and key once
     */
    record Rows(List<SheetRow> rows) implements Work {
        public Rows {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A sweep to carry out. All rows of its stream that were read before it have been taken before.
     *
     * @param stream of the tab, as rows name it
     */
    record Sweeping(String stream, Sweep sweep, DeliveryTicket ticket) implements Work {}
}
