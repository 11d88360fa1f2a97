// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import io.syncengine.connect.sheets.fence.Fence;
import io.syncengine.connect.sheets.fence.Outcome;
import io.syncengine.connect.sheets.grid.Change;
import io.syncengine.connect.sheets.grid.EchoRange;
import io.syncengine.connect.sheets.grid.FailureKind;
import io.syncengine.connect.sheets.grid.GridView;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.grid.SpreadsheetGateway;
import io.syncengine.connect.sheets.quota.Pace;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Writes that end in a definite answer, whatever Google or the network said. */
final class FencedWrites {

    /**
     * What became of a write.
     *
     * @param view the echo; null if the answer was lost
     * @param failure why it failed at first; null if it did not
     */
    record Answer(
            Outcome outcome,
            @Nullable GridView view,
            @Nullable SheetsException failure) {

        boolean isRefused() {
            return failure != null && failure.kind() == FailureKind.REFUSED;
        }
    }

    private final SpreadsheetGateway gateway;
    private final Fence fence;
    private final Pace pace;
    private final WriterEvents events;

    FencedWrites(SpreadsheetGateway gateway, Fence fence, Pace pace, WriterEvents events) {
        this.gateway = gateway;
        this.fence = fence;
        this.pace = pace;
        this.events = events;
    }

    Answer send(List<Change> changes, List<EchoRange> echo) throws SheetsException, InterruptedException {
        String nonce = fence.nonce();
        List<Change> all = new ArrayList<>(fence.head(nonce));
        all.addAll(changes);
        try {
            GridView view = gateway.write(all, echo);
            fence.applied(nonce);
            return new Answer(Outcome.APPLIED, view, null);
        } catch (SheetsException e) {
            if (e.kind() != FailureKind.REFUSED && e.kind() != FailureKind.UNCLEAR) {
                throw e;
            }
            Outcome outcome = fence.resolve(nonce, pace.millis());
            events.resolved(outcome);
            return new Answer(outcome, null, e);
        }
    }
}
