// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.policy.DeleteMode;
import io.syncengine.connect.sheets.row.CellValue;
import io.syncengine.connect.simulators.sheets.faults.SheetsFault;
import io.syncengine.connect.simulators.sheets.faults.SheetsFaultRule;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Records in any order and again, crashes around every request, everything that can happen to a request, other tasks and
 * people at work: at rest the tab holds the newest version of every row, once, and people find what they typed. Each seed is
 * one run; {@code -Dmodel.seeds} and {@code -Dmodel.first.seed} choose them.
 */
final class ModelTest {

    private static final int SEEDS = Integer.getInteger("model.seeds", 2000);
    private static final int FIRST = Integer.getInteger("model.first.seed", 1);
    private static final int OPERATIONS = 25;
    private static final int IDS = 12;

    @Test
    void theTabEqualsTheNewestVersions() {
        IntStream.range(FIRST, FIRST + SEEDS).parallel().forEach(ModelTest::play);
    }

    private static void play(int seed) {
        try {
            new Run(seed).play();
        } catch (Exception | AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e, e);
        }
    }

    private static final class Run {
        private final Random random;
        private final SinkUnderTest sink;
        private final People people;

        /**
         * Whether people edit between look and write too, where they may be overwritten, and then are told. Nobody can
         * tell them if the task crashes in that moment, so it does not in such a run.
         */
        private final boolean inTheMoment;

        private final Set<String> deleted = new HashSet<>();
        private boolean movesColumns;
        private boolean swept;
        private long second;
        private boolean started;

        private Run(int seed) {
            random = new Random(seed);
            inTheMoment = seed % 4 == 0;
            sink = new SinkUnderTest(seed, SinkUnderTest.settings(DeleteMode.HARD, 1 + random.nextInt(8)));
            people = new People(sink, random);
        }

        private void play() throws Exception {
            for (int i = 0; i < OPERATIONS; i++) {
                operate();
            }
            sink.simulator.faults().clear();
            sink.crashAt = Integer.MAX_VALUE;
            settle();
            sink.simulator.applyLate();
            if (people.rowsLost()) {
                sink.log.rewind(0);
            }
            settle();
            // A row whose version a person took is not swept: nobody knows how old it is.
            if (swept && people.versionsLost()) {
                SheetCheck.atRestButForUnversioned(sink);
            } else {
                SheetCheck.atRest(sink);
            }
            people.checkHeaders();
            if (!inTheMoment) {
                assertThat(sink.damaged).isZero();
                Set<String> lasting = new HashSet<>();
                for (int id = 0; id < IDS && !swept; id++) {
                    lasting.add("ch_" + id);
                }
                lasting.removeAll(deleted);
                people.check(lasting);
            }
        }

        private void operate() throws Exception {
            switch (random.nextInt(14)) {
                case 0, 1, 2, 3 -> records();
                case 4, 5, 6 -> step();
                case 7, 8, 9 -> edit();
                case 10 -> fault();
                case 11 -> {
                    if (!inTheMoment) {
                        crash();
                    }
                }
                case 12 -> {
                    if (!inTheMoment) {
                        rarely();
                    }
                }
                default -> sink.pace.pause(Duration.ofSeconds(random.nextInt(400)));
            }
        }

        /** Who sorts leaves the header out, so that nobody goes on to do what was meant for rows below another one. */
        private void edit() {
            int header = sink.header();
            people.edit();
            if (sink.header() != header) {
                sink.simulator.faults().clear();
            }
        }

        private void records() {
            for (int i = 1 + random.nextInt(5); i > 0; i--) {
                second += random.nextInt(3);
                String id = "ch_" + random.nextInt(IDS);
                long version = Math.max(0, second - (random.nextInt(4) == 0 ? random.nextInt(10) : 0));
                switch (random.nextInt(10)) {
                    case 0 -> {
                        deleted.add(id);
                        sink.log.delete(id, version);
                        sink.log.tombstone(id, version);
                    }
                    case 1 -> {
                        // One that follows a delete repeats it, whatever its time.
                        if (sink.log.expected().containsKey(id)) {
                            deleted.add(id);
                            sink.log.tombstone(id, second);
                        }
                    }
                    default -> sink.log.upsert(id, version, values());
                }
            }
            if (random.nextInt(12) == 0) {
                swept = true;
                sink.log.sweep(Math.max(0, second - random.nextInt(20)));
            }
        }

        private Map<String, CellValue> values() {
            Map<String, CellValue> values = new LinkedHashMap<>();
            values.put("amount", CellValue.number(random.nextInt(1000)));
            values.put("paid", random.nextInt(3) == 0 ? CellValue.EMPTY : CellValue.bool(random.nextBoolean()));
            values.put("description", CellValue.text("=text " + random.nextInt(1000)));
            if (random.nextInt(6) == 0) {
                values.put("extra_" + random.nextInt(3), CellValue.text("x" + random.nextInt(10)));
            }
            return values;
        }

        private void step() throws Exception {
            guarded(() -> sink.step());
        }

        private interface Doing {
            void run() throws SheetsException, InterruptedException;
        }

        /** A task that crashes is started again, as often as it takes. */
        private void guarded(Doing doing) throws Exception {
            try {
                if (!started) {
                    started = true;
                    sink.start();
                }
                doing.run();
            } catch (SimulatedTransport.Crash e) {
                sink.crashAt = Integer.MAX_VALUE;
                guarded(() -> sink.restart());
            }
        }

        private void settle() throws Exception {
            guarded(() -> sink.drain());
            guarded(() -> sink.drain());
        }

        private void fault() {
            SheetsFault fault = switch (random.nextInt(inTheMoment ? 11 : 8)) {
                case 0 -> new SheetsFault.Status(429);
                case 1 -> new SheetsFault.Status(random.nextBoolean() ? 503 : 500);
                case 2 -> new SheetsFault.ApplyThenStatus(503);
                case 3 -> new SheetsFault.DropBefore();
                case 4 -> new SheetsFault.DropAfterApply();
                case 5 ->
                    new SheetsFault.ApplyLate(
                            Duration.ofSeconds(1 + random.nextInt(170)),
                            random.nextInt(5),
                            random.nextBoolean() ? 0 : 503);
                case 6 -> new SheetsFault.Html502();
                case 7 -> new SheetsFault.TruncateBody();
                default -> new SheetsFault.EditBefore(inTheMoment());
            };
            boolean write = random.nextInt(3) > 0;
            SheetsFaultRule rule = write ? SheetsFaultRule.on("*:batchUpdate", fault) : SheetsFaultRule.always(fault);
            sink.simulator.faults().add(rule.nth(1 + random.nextInt(3)).once());
        }

        /**
         * What a write has put into columns that were moved or inserted in its moment is taken back by the next write, in
         * whose moment nobody edits.
         */
        private ArrayNode inTheMoment() {
            ArrayNode edit = SinkUnderTest.json(people.inTheMoment());
            boolean moves = edit.toString().contains("COLUMNS");
            if (moves || movesColumns) {
                sink.simulator.faults().clear();
            }
            movesColumns = moves;
            return edit;
        }

        private void crash() {
            sink.crashAt = sink.requests + 1 + random.nextInt(8);
            sink.crashAfter = random.nextBoolean();
        }

        private void rarely() throws Exception {
            switch (random.nextInt(3)) {
                case 0 -> guarded(() -> sink.restart());
                case 1 -> sink.log.rewind(sink.log.size() == 0 ? 0 : random.nextInt(sink.log.size()));
                default -> zombie();
            }
        }

        /** A task that was replaced and does not know it. */
        private void zombie() throws Exception {
            SpreadsheetWriter old = sink.writer();
            guarded(() -> sink.restart());
            sink.log.upsert("ch_" + random.nextInt(IDS), second, values());
            try {
                old.step(Duration.ZERO);
            } catch (SheetsException | SimulatedTransport.Crash expected) {
                sink.crashAt = Integer.MAX_VALUE;
            }
            guarded(() -> sink.restart());
        }
    }
}
