// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.syncengine.connect.sheets.fence.Outcome;
import io.syncengine.connect.sheets.google.Connection;
import io.syncengine.connect.sheets.google.GoogleGateway;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.layout.TagKeys;
import io.syncengine.connect.sheets.policy.CellsOverflow;
import io.syncengine.connect.sheets.policy.ColumnPolicy;
import io.syncengine.connect.sheets.policy.CopiedRows;
import io.syncengine.connect.sheets.policy.DeleteMode;
import io.syncengine.connect.sheets.policy.FenceMode;
import io.syncengine.connect.sheets.policy.Limits;
import io.syncengine.connect.sheets.policy.MissingColumn;
import io.syncengine.connect.sheets.policy.MissingTab;
import io.syncengine.connect.sheets.policy.Protection;
import io.syncengine.connect.sheets.policy.RowDamage;
import io.syncengine.connect.sheets.policy.SheetPolicies;
import io.syncengine.connect.sheets.policy.TabRules;
import io.syncengine.connect.sheets.policy.TimeCells;
import io.syncengine.connect.sheets.policy.WriterSettings;
import io.syncengine.connect.sheets.quota.RequestWindow;
import io.syncengine.connect.sheets.quota.RequestWindows;
import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.sheets.SheetsOptions;
import io.syncengine.connect.simulators.sheets.SheetsSimulator;
import io.syncengine.connect.simulators.sheets.grid.Dimension;
import io.syncengine.connect.simulators.sheets.grid.Metadata;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import io.syncengine.connect.simulators.sheets.grid.Workbook;
import io.syncengine.connect.support.thread.TaskThreads;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A writer and a simulated spreadsheet, in one thread and in a time of their own. */
final class SinkUnderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    final VirtualPace pace;
    final SheetsSimulator simulator;
    final String spreadsheet;
    final TestLog log = new TestLog();
    final List<Outcome> outcomes = new ArrayList<>();
    /** Of streams, how often their topics were to be read again. */
    private final Map<String, Integer> asked = new TreeMap<>();

    private boolean replayDue;

    /** Behind what has to be durable for a replay to be over; negative if there is none. */
    private int replayEnd = -1;

    private boolean late;
    int damaged;
    int rescans;
    int requests;
    int crashAt = Integer.MAX_VALUE;
    boolean crashAfter;

    /** Of each request, half before and half after it is applied. */
    Duration latency = Duration.ZERO;

    private final Random random;
    private final RequestWindow window;
    private WriterSettings settings;
    private SpreadsheetWriter writer;

    SinkUnderTest(long seed) {
        this(seed, settings(DeleteMode.HARD, 50));
    }

    SinkUnderTest(long seed, WriterSettings settings) {
        this(seed, settings, SheetsOptions.usual(seed));
    }

    SinkUnderTest(long seed, WriterSettings settings, SheetsOptions options) {
        this.random = new Random(seed);
        this.settings = settings;
        this.pace = new VirtualPace();
        this.simulator = new SheetsSimulator(options, pace);
        this.spreadsheet = simulator.create("Books");
        this.window = RequestWindows.ofTheWorker().of("test-" + seed + "-" + System.nanoTime());
        this.writer = newWriter();
    }

    /** Another connector of the same account in the same worker, on a spreadsheet of its own. */
    SinkUnderTest(SinkUnderTest other) {
        this.random = new Random(2);
        this.settings = other.settings;
        this.pace = other.pace;
        this.simulator = other.simulator;
        this.spreadsheet = simulator.create("More books");
        this.window = other.window;
        this.writer = newWriter();
    }

    static WriterSettings settings(DeleteMode deletes, int flushRows) {
        return new WriterSettings(
                new TabRules(
                        stream -> stream,
                        true,
                        stream -> List.of("id", "_account_id"),
                        "_updated_at",
                        "_synced_at",
                        TimeCells.ISO),
                new SheetPolicies(
                        deletes,
                        CopiedRows.KEEP,
                        ColumnPolicy.APPEND,
                        MissingColumn.RECREATE,
                        MissingTab.RECREATE,
                        RowDamage.REPLAY,
                        Protection.NONE,
                        CellsOverflow.FAIL),
                new Limits(
                        flushRows,
                        1_500_000,
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(10),
                        10_000_000,
                        1_000_000,
                        Duration.ofDays(35),
                        55,
                        55),
                FenceMode.AUTO,
                true);
    }

    void settings(WriterSettings other) {
        settings = other;
        writer = newWriter();
    }

    /** Another task of the same connector, or of another one, on the same spreadsheet. */
    SpreadsheetWriter newWriter() {
        Connection connection = new Connection(
                new SimulatedTransport(simulator, new Boundary()),
                request -> {},
                "sink@example.com",
                "http://localhost",
                Duration.ofSeconds(10),
                Duration.ofSeconds(190));
        WriterParts parts = new WriterParts(
                settings,
                new GoogleGateway(connection, spreadsheet),
                window,
                log,
                new Listener(),
                new Events(),
                List::of,
                Duration.ofMinutes(1),
                pace,
                random);
        return new SpreadsheetWriter(parts, TaskThreads.named("unused", SinkUnderTest.class));
    }

    SpreadsheetWriter writer() {
        return writer;
    }

    private final class Boundary implements SimulatedTransport.Boundary {
        @Override
        public void before(SimRequest request) {
            requests++;
            pace.pause(latency.dividedBy(2));
            if (requests == crashAt && !crashAfter) {
                throw new SimulatedTransport.Crash("before " + request.path());
            }
        }

        @Override
        public void after(SimRequest request) {
            pace.pause(latency.dividedBy(2));
            if (requests == crashAt && crashAfter) {
                throw new SimulatedTransport.Crash("after " + request.path());
            }
        }
    }

    private final class Listener implements WriterListener {
        @Override
        public void flushed() {
            // Tickets say it.
        }

        @Override
        public void replay(String stream) {
            asked.merge(stream, 1, Integer::sum);
            replayDue = true;
        }

        @Override
        public Origin origin() {
            return late ? Origin.LATER : Origin.START;
        }

        @Override
        public boolean isLate(String stream) {
            return late;
        }
    }

    private final class Events implements WriterEvents {
        @Override
        public void wrote(String stream, int upserts, int deletes, int stale, int equal) {
            // Counted by nobody.
        }

        @Override
        public void resolved(Outcome outcome) {
            outcomes.add(outcome);
        }

        @Override
        public void rescanned() {
            rescans++;
        }

        @Override
        public void damaged(String stream, int rows) {
            damaged += rows;
        }

        @Override
        public void tab(String stream, String title, int rows, int copies) {
            // As above.
        }

        @Override
        public void cells(long cells) {
            // As above.
        }
    }

    void start() throws SheetsException, InterruptedException {
        writer.claim();
    }

    /** A new task takes the place of this one. */
    void restart() throws SheetsException, InterruptedException {
        log.restart();
        late = log.position() > 0;
        asked.clear();
        replayDue = false;
        replayEnd = -1;
        writer = newWriter();
        writer.claim();
    }

    /** Carries out one piece of work; topics that are to be read again are. */
    void step() throws SheetsException, InterruptedException {
        writer.step(Duration.ZERO);
        if (replayDue) {
            replayDue = false;
            replayEnd = Math.max(replayEnd, log.position());
            log.readAgain();
        }
        if (replayEnd >= 0 && log.durable() >= replayEnd) {
            replayEnd = -1;
            asked.forEach(writer::replayed);
            writer.step(Duration.ZERO);
        }
    }

    void drain() throws SheetsException, InterruptedException {
        for (int i = 0; !log.isDrained() || replayDue || replayEnd >= 0; i++) {
            if (i > 10_000) {
                throw new AssertionError("never comes to rest");
            }
            step();
        }
    }

    /** A person edits the spreadsheet. */
    void edit(String requests) {
        simulator.edit(spreadsheet, json(requests));
    }

    static ArrayNode json(String requests) {
        try {
            return (ArrayNode) JSON.readTree(requests.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Workbook workbook() {
        return simulator.workbook(spreadsheet);
    }

    /** The tab of the stream; null if there is none. */
    @Nullable
    Sheet tab() {
        return tab(TestLog.STREAM);
    }

    @Nullable
    Sheet tab(String stream) {
        Workbook book = workbook();
        for (Metadata tag : book.metadata()) {
            if (tag.key().equals(TagKeys.TAB) && tag.value().equals(stream)) {
                return book.sheet(tag.sheetId()).orElse(null);
            }
        }
        return null;
    }

    /** Fields by column of the tab. */
    TreeMap<Integer, String> fields() {
        TreeMap<Integer, String> fields = new TreeMap<>();
        for (Metadata tag : columnTags()) {
            fields.put(((Metadata.OnLine) tag.place()).index(), tag.value());
        }
        return fields;
    }

    /** Tags that say which column of the tab is which field's. */
    List<Metadata> columnTags() {
        List<Metadata> tags = new ArrayList<>();
        Sheet tab = tab();
        for (Metadata tag : workbook().metadata()) {
            if (tab != null
                    && tag.key().equals(TagKeys.COLUMN)
                    && tag.sheetId() == tab.id()
                    && tag.place() instanceof Metadata.OnLine line
                    && line.dimension() == Dimension.COLUMNS) {
                tags.add(tag);
            }
        }
        return tags;
    }

    int header() {
        Sheet tab = tab();
        for (Metadata tag : workbook().metadata()) {
            if (tab != null
                    && tag.key().equals(TagKeys.HEADER)
                    && tag.sheetId() == tab.id()
                    && tag.place() instanceof Metadata.OnLine line) {
                return line.index();
            }
        }
        return -1;
    }
}
