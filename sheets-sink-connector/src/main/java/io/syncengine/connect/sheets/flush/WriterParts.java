// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import io.syncengine.connect.sheets.grid.SpreadsheetGateway;
import io.syncengine.connect.sheets.layout.Streams;
import io.syncengine.connect.sheets.policy.WriterSettings;
import io.syncengine.connect.sheets.quota.Pace;
import io.syncengine.connect.sheets.quota.RequestWindow;
import io.syncengine.connect.sheets.row.PendingRows;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What a writer is made of.
 *
 * @param gateway tries each request once
 * @param window of the account
 * @param overviewInterval at least so long between two writes of the overview
 */
public record WriterParts(
        WriterSettings settings,
        SpreadsheetGateway gateway,
        RequestWindow window,
        PendingRows pending,
        WriterListener listener,
        WriterEvents events,
        OverviewSource overview,
        Duration overviewInterval,
        Pace pace,
        RandomGenerator random) {

    Streams streams() {
        return new Streams(settings.tabs());
    }
}
