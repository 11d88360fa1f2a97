// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.listen;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.quickstart.runtime.CommittedOffset;
import io.syncengine.connect.quickstart.runtime.ConnectRest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts rows by the positions that a source commits: all that Connect's REST API tells. */
public final class CommittedRows implements Arrivals {

    private static final long PAUSE_MS = 1000;

    private final ConnectRest rest;
    private final String connector;
    private final Map<JsonNode, Long> rows = new HashMap<>();
    private boolean begun;

    public CommittedRows(ConnectRest rest, String connector) {
        this.rest = rest;
        this.connector = connector;
    }

    @Override
    public List<Arrival> next() throws IOException, InterruptedException {
        if (begun) {
            Thread.sleep(PAUSE_MS);
        }
        List<Arrival> arrivals = new ArrayList<>();
        for (CommittedOffset position : rest.offsets(connector)) {
            long total = position.offset().path("rows").asLong();
            Long before = rows.put(position.partition(), total);
            // A list that is read again counts from the start.
            long since = before == null || before > total ? 0 : before;
            if (begun && total > since) {
                arrivals.add(new RowCount(position.partition().path("stream").asText(), total - since, total));
            }
        }
        begun = true;
        return arrivals;
    }

    @Override
    public void close() {
        // Nothing is held between calls.
    }
}
