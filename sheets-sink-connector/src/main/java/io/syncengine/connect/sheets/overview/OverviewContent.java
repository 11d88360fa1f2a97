// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.overview;

import io.syncengine.connect.sheets.row.CellValue;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The cells of the Overview tab: who writes here, and at its end a line for each tab, so that more tabs move nothing. All
 * lines are equally long.
 */
public final class OverviewContent {

    private static final String PRODUCT = "Written by Sync Engine for Kafka Connect";
    private static final String NOTE =
            "Columns with a name set by the connector are overwritten; add your own columns freely.";
    private static final List<String> HEAD =
            List.of("Tab", "Stream", "Rows", "Last write (UTC)", "State", "Rejected", "Overwritten");

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Columns of the tab. */
    public static final int COLUMNS = HEAD.size();

    private final String connector;

    /** @param connector name of the connector */
    public OverviewContent(String connector) {
        this.connector = connector;
    }

    /**
     * The whole tab.
     *
     * @param accounts ids of the Stripe accounts that rows came from; may be empty
     * @param tabs in the order in which they are listed
     */
    public List<List<CellValue>> cells(Collection<String> accounts, Collection<TabState> tabs, Instant now) {
        List<List<CellValue>> lines = new ArrayList<>();
        lines.add(line(PRODUCT));
        lines.add(line("Connector", connector));
        lines.add(line("Stripe account", accounts.isEmpty() ? "not known yet" : String.join(", ", accounts)));
        lines.add(line("As of (UTC)", UTC.format(now)));
        lines.add(line(NOTE));
        lines.add(line());
        lines.add(line(HEAD.toArray(String[]::new)));
        for (TabState tab : tabs) {
            lines.add(line(tab));
        }
        return lines;
    }

    /** Index of the line with the names of the columns, from 0. */
    public static int headLine() {
        return 6;
    }

    private static List<CellValue> line(String... texts) {
        List<CellValue> line = new ArrayList<>(COLUMNS);
        for (String text : texts) {
            line.add(CellValue.text(text));
        }
        return filled(line);
    }

    private static List<CellValue> line(TabState tab) {
        List<CellValue> line = new ArrayList<>(COLUMNS);
        line.add(CellValue.text(tab.title()));
        line.add(CellValue.text(tab.stream()));
        line.add(CellValue.number(tab.rows()));
        line.add(CellValue.text(moment(tab.lastWrite())));
        line.add(CellValue.text(tab.state()));
        line.add(CellValue.number(tab.rejected()));
        line.add(CellValue.number(tab.overwritten()));
        return line;
    }

    private static List<CellValue> filled(List<CellValue> line) {
        while (line.size() < COLUMNS) {
            line.add(CellValue.EMPTY);
        }
        return line;
    }

    private static String moment(@Nullable Instant moment) {
        return moment == null ? "" : UTC.format(moment);
    }
}
