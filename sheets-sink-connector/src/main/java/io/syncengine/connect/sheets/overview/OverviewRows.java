// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.overview;

import io.syncengine.connect.protocol.RowVersion;
import io.syncengine.connect.sheets.flush.OverviewSource;
import io.syncengine.connect.sheets.layout.Streams;
import io.syncengine.connect.sheets.row.CellValue;
import io.syncengine.connect.sheets.row.DeliveryTicket;
import io.syncengine.connect.sheets.row.RowKey;
import io.syncengine.connect.sheets.row.SheetRow;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rows of the Overview tab: one that says what all this is, then one for each stream. */
public final class OverviewRows implements OverviewSource {

    private static final String ABOUT = "About";
    private static final String ABOUT_TEXT = "Written by Sync Engine for Kafka Connect. Columns with a name set by the"
            + " connector are overwritten; add your own columns freely.";

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Nobody waits for these rows. */
    private static final DeliveryTicket NO_TICKET = new DeliveryTicket() {
        @Override
        public void done() {}

        @Override
        public void rejected(String reason) {}
    };

    private final String connector;
    private final TabStates states;
    private final Clock clock;

    /** @param connector its name */
    public OverviewRows(String connector, TabStates states, Clock clock) {
        this.connector = connector;
        this.states = states;
        this.clock = clock;
    }

    @Override
    public List<SheetRow> rows() {
        List<SheetRow> rows = new ArrayList<>();
        // Alone in its row, so that it shows over the empty cells beside it.
        rows.add(row(ABOUT, Map.of("Tab", CellValue.text(ABOUT_TEXT))));
        for (TabStates.Snapshot state : states.all()) {
            rows.add(row(state.stream(), cells(state)));
        }
        return rows;
    }

    private Map<String, CellValue> cells(TabStates.Snapshot state) {
        Map<String, CellValue> cells = new LinkedHashMap<>();
        cells.put("Tab", CellValue.text(state.title()));
        cells.put("Rows", CellValue.number(state.rows()));
        cells.put("Last write (UTC)", CellValue.text(state.lastWrite() == null ? "" : UTC.format(state.lastWrite())));
        cells.put("State", CellValue.text(state(state)));
        cells.put("Rejected", CellValue.number(state.rejected()));
        cells.put("Overwritten", CellValue.number(state.overwritten()));
        cells.put("Stripe account", CellValue.text(state.accounts()));
        cells.put("Connector", CellValue.text(connector));
        return cells;
    }

    private static String state(TabStates.Snapshot state) {
        if (state.overwritten() > 0) {
            return "check: rows were overwritten";
        }
        return state.rejected() > 0 ? "check: rows were rejected" : "in sync";
    }

    private SheetRow row(String key, Map<String, CellValue> rest) {
        Map<String, CellValue> cells = new LinkedHashMap<>();
        cells.put(Streams.OVERVIEW_KEY, CellValue.text(key));
        cells.putAll(rest);
        RowVersion now = RowVersion.stored(clock.millis(), false);
        return new SheetRow(Streams.OVERVIEW, RowKey.of(List.of(key)), now, cells, 0, NO_TICKET);
    }
}
