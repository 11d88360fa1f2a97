// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets;

import io.syncengine.connect.sheets.fence.Outcome;
import io.syncengine.connect.sheets.flush.WriterEvents;
import io.syncengine.connect.sheets.layout.Streams;
import io.syncengine.connect.sheets.metrics.RowOutcome;
import io.syncengine.connect.sheets.metrics.SinkMetrics;
import io.syncengine.connect.sheets.overview.TabStates;

import java.time.Clock;
import java.util.Locale;

/** What the writer does, told to the metrics and to the tab for people; the connector's own tabs do not count. */
final class Reporting implements WriterEvents {

    private final SinkMetrics metrics;
    private final TabStates states;
    private final Clock clock;

    Reporting(SinkMetrics metrics, TabStates states, Clock clock) {
        this.metrics = metrics;
        this.states = states;
        this.clock = clock;
    }

    @Override
    public void wrote(String stream, int upserts, int deletes, int stale, int equal) {
        if (Streams.isOwn(stream)) {
            return;
        }
        metrics.tab(stream).count(RowOutcome.WRITTEN, upserts);
        metrics.tab(stream).count(RowOutcome.DELETED, deletes);
        metrics.tab(stream).count(RowOutcome.STALE, stale);
        metrics.tab(stream).count(RowOutcome.UNCHANGED, equal);
        if (upserts + deletes > 0) {
            states.wrote(stream, clock.instant());
        }
    }

    @Override
    public void resolved(Outcome outcome) {
        metrics.resolved(outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    @Override
    public void rescanned() {
        metrics.rescanned();
    }

    @Override
    public void damaged(String stream, int rows) {
        metrics.tab(stream).count(RowOutcome.OVERWRITTEN, rows);
        states.overwritten(stream, rows);
    }

    @Override
    public void tab(String stream, String title, int rows, int copies) {
        if (!Streams.isOwn(stream)) {
            metrics.tab(stream).holds(rows, copies);
            states.seen(stream, title, rows);
        }
    }

    @Override
    public void cells(long cells) {
        metrics.cellsUsed(cells);
    }
}
