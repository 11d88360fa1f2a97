// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import io.syncengine.connect.sheets.row.SheetRow;

import java.util.List;

/** What the tab for people says. Called by the writer's thread. */
public interface OverviewSource {

    /** Its rows just now, of the stream {@code Streams.OVERVIEW}, by arrival; empty where there is no such tab. */
    List<SheetRow> rows();
}
