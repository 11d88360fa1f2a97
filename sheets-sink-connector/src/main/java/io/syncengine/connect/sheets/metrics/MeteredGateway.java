// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.metrics;

import io.syncengine.connect.sheets.grid.Change;
import io.syncengine.connect.sheets.grid.EchoRange;
import io.syncengine.connect.sheets.grid.FailureKind;
import io.syncengine.connect.sheets.grid.GridRange;
import io.syncengine.connect.sheets.grid.GridView;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.grid.SpreadsheetGateway;
import io.syncengine.connect.sheets.grid.SpreadsheetInfo;
import io.syncengine.connect.sheets.grid.Tag;

import java.util.List;

/** A gateway whose requests are counted as Google counts them. */
public final class MeteredGateway implements SpreadsheetGateway {

    private final SpreadsheetGateway gateway;
    private final SinkMetrics metrics;

    public MeteredGateway(SpreadsheetGateway gateway, SinkMetrics metrics) {
        this.gateway = gateway;
        this.metrics = metrics;
    }

    private interface Request<T> {
        T send() throws SheetsException, InterruptedException;
    }

    private <T> T counted(Request<T> request) throws SheetsException, InterruptedException {
        try {
            return request.send();
        } catch (SheetsException e) {
            if (e.kind() == FailureKind.THROTTLED) {
                metrics.quotaRefused();
            }
            throw e;
        }
    }

    @Override
    public SpreadsheetInfo describe() throws SheetsException, InterruptedException {
        metrics.read();
        return counted(gateway::describe);
    }

    @Override
    public List<Tag> search(List<String> keys) throws SheetsException, InterruptedException {
        metrics.read();
        return counted(() -> gateway.search(keys));
    }

    @Override
    public GridView read(List<GridRange> ranges) throws SheetsException, InterruptedException {
        metrics.read();
        return counted(() -> gateway.read(ranges));
    }

    @Override
    public GridView write(List<Change> changes, List<EchoRange> echo) throws SheetsException, InterruptedException {
        metrics.wrote();
        return counted(() -> gateway.write(changes, echo));
    }
}
