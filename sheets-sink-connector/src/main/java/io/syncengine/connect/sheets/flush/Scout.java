// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import io.syncengine.connect.sheets.fence.Fence;
import io.syncengine.connect.sheets.grid.FailureKind;
import io.syncengine.connect.sheets.grid.GridRange;
import io.syncengine.connect.sheets.grid.GridView;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.grid.SpreadsheetGateway;
import io.syncengine.connect.sheets.grid.SpreadsheetInfo;
import io.syncengine.connect.sheets.grid.Tag;
import io.syncengine.connect.sheets.index.KeyColumns;
import io.syncengine.connect.sheets.index.RowIndex;
import io.syncengine.connect.sheets.layout.Streams;
import io.syncengine.connect.sheets.layout.TabLayout;
import io.syncengine.connect.sheets.layout.TagKeys;
import io.syncengine.connect.sheets.layout.TagReader;
import io.syncengine.connect.sheets.plan.RowRuns;
import io.syncengine.connect.sheets.plan.Tab;
import io.syncengine.connect.sheets.quota.Pace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Looks at the spreadsheet anew: which sheet, row and column is what, and where each key's row is. Tags and cells come from
 * different requests; a look counts only if the tags were the same before and after the cells were read.
 */
final class Scout {

    private static final List<String> KEYS =
            List.of(TagKeys.TAB, TagKeys.HEADER, TagKeys.COLUMN, TagKeys.REPLAY, Fence.KEY);

    /** Of all tabs in one request; a single tab may have more. */
    private static final int ROWS_A_READ = 100_000;

    private static final int IN_A_ROW = 5;
    private static final Duration PEOPLE_AT_WORK = Duration.ofSeconds(5);

    private final SpreadsheetGateway gateway;
    private final Consumer<List<Tag>> watcher;
    private final Streams streams;
    private final Book book;
    private final DeleteMemory memory;
    private final Pace pace;
    private final WriterEvents events;
    private final int mostRows;
    private long lastLook;

    /** @param watcher is shown the tags of every look */
    Scout(WriterParts parts, SpreadsheetGateway gateway, Consumer<List<Tag>> watcher, Book book, DeleteMemory memory) {
        this.gateway = gateway;
        this.watcher = watcher;
        this.streams = parts.streams();
        this.book = book;
        this.memory = memory;
        this.pace = parts.pace();
        this.events = parts.events();
        this.mostRows = parts.settings().limits().indexRows();
    }

    /** Milliseconds since 1970 of the last look. */
    long lastLook() {
        return lastLook;
    }

    /** Brings the book up to date: tabs that are doubted, that are new, or that have changed their shape are read. */
    void look() throws SheetsException, InterruptedException {
        for (int attempt = 1; !tryLook(); attempt++) {
            if (attempt % IN_A_ROW == 0) {
                pace.pause(PEOPLE_AT_WORK);
            }
        }
        lastLook = pace.millis();
        events.cells(book.cells());
    }

    private boolean tryLook() throws SheetsException, InterruptedException {
        SpreadsheetInfo info = gateway.describe();
        List<Tag> tags = gateway.search(KEYS);
        Map<String, TabLayout> layouts = layouts(info, tags);
        List<TabLayout> wanted =
                layouts.values().stream().filter(this::isWanted).toList();
        GridView view = new GridView();
        try {
            for (List<GridRange> ranges : requests(wanted)) {
                view.addAll(gateway.read(ranges));
            }
        } catch (SheetsException e) {
            if (e.kind() == FailureKind.REFUSED) {
                // Sizes or sheets have changed since they were described.
                return false;
            }
            throw e;
        }
        List<Tag> after = wanted.isEmpty() ? tags : gateway.search(KEYS);
        watcher.accept(after);
        if (!layouts(info, after).equals(layouts)) {
            return false;
        }
        adopt(info, layouts, wanted, view);
        return true;
    }

    private Map<String, TabLayout> layouts(SpreadsheetInfo info, List<Tag> tags) {
        Map<String, Integer> known = new HashMap<>();
        book.tabs().forEach(tab -> known.put(tab.stream(), tab.layout().sheetId()));
        return TagReader.layouts(info, tags, known);
    }

    private boolean isWanted(TabLayout layout) {
        Tab tab = book.tab(layout.stream());
        return tab == null
                || tab.isDoubted()
                || tab.layout().sheetId() != layout.sheetId()
                || tab.layout().header() != layout.header()
                || tab.layout().sheet().rows() != layout.sheet().rows()
                || tab.layout().sheet().columns() != layout.sheet().columns()
                || !tab.layout().columns().equals(layout.columns());
    }

    private List<List<GridRange>> requests(List<TabLayout> wanted) {
        List<List<GridRange>> requests = new ArrayList<>();
        List<GridRange> request = new ArrayList<>();
        long rows = 0;
        for (TabLayout layout : wanted) {
            if (!request.isEmpty() && rows + layout.sheet().rows() > ROWS_A_READ) {
                requests.add(request);
                request = new ArrayList<>();
                rows = 0;
            }
            request.addAll(ranges(layout));
            rows += layout.sheet().rows();
        }
        if (!request.isEmpty()) {
            requests.add(request);
        }
        return requests;
    }

    private List<GridRange> ranges(TabLayout layout) {
        List<GridRange> ranges = new ArrayList<>();
        if (layout.header() >= 0) {
            ranges.add(new GridRange(
                    layout.sheetId(),
                    layout.header(),
                    layout.header() + 1,
                    0,
                    layout.sheet().columns()));
        }
        TreeSet<Integer> columns = new TreeSet<>(
                KeyColumns.of(layout, streams.keyFields(layout.stream())).columns());
        if (layout.stream().equals(Streams.MEMORY)) {
            columns.addAll(layout.columns().values());
        }
        columns.remove(TabLayout.NONE);
        for (RowRuns.Run run : RowRuns.of(columns)) {
            ranges.add(new GridRange(layout.sheetId(), 0, layout.sheet().rows(), run.start(), run.end()));
        }
        return ranges;
    }

    private void adopt(SpreadsheetInfo info, Map<String, TabLayout> layouts, List<TabLayout> read, GridView view)
            throws SheetsException {
        book.described(info);
        for (Tab tab : List.copyOf(book.tabs())) {
            if (!layouts.containsKey(tab.stream())) {
                book.remove(tab.stream());
            }
        }
        for (TabLayout layout : read) {
            RowIndex index = index(layout, view);
            TabLayout seen = layout.withHeaders(view);
            Tab known = book.tab(layout.stream());
            if (known == null) {
                book.add(new Tab(seen, index, streams.keyFields(layout.stream())));
            } else {
                known.seen(seen, index);
            }
            if (layout.stream().equals(Streams.MEMORY)) {
                memory.load(layout, view);
            }
            events.tab(
                    layout.stream(),
                    layout.sheet().title(),
                    index.size(),
                    index.copies().size());
        }
        checkRows();
    }

    /**
     * Looks at what is kept in memory of every row, which nothing but this bounds.
     *
     * @throws SheetsException if it is more than may be kept
     */
    void checkRows() throws SheetsException {
        long rows = memory.size();
        for (Tab tab : book.tabs()) {
            rows += tab.stream().equals(Streams.MEMORY) ? 0 : tab.index().size();
        }
        if (rows > mostRows) {
            throw new SheetsException(
                    FailureKind.DENIED,
                    "The tabs have " + rows + " rows, with deletes that are remembered, more than index.max.rows="
                            + mostRows + " allows to keep in memory",
                    null);
        }
    }

    private RowIndex index(TabLayout layout, GridView view) {
        KeyColumns keys = KeyColumns.of(layout, streams.keyFields(layout.stream()));
        RowIndex index = new RowIndex();
        for (int row = 0; row < layout.sheet().rows(); row++) {
            index.add(row == layout.header() ? null : keys.read(view, row));
        }
        return index;
    }
}
