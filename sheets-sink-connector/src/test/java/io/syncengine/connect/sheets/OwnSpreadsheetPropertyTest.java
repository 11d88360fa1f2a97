// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.sheets.flush.SimulatedTransport;
import io.syncengine.connect.sheets.google.Connection;
import io.syncengine.connect.sheets.google.DriveFiles;
import io.syncengine.connect.sheets.google.OwnSpreadsheet;
import io.syncengine.connect.sheets.google.SpreadsheetId.Content;
import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.sheets.SheetsOptions;
import io.syncengine.connect.simulators.sheets.SheetsSimulator;
import io.syncengine.connect.simulators.sheets.faults.SheetsFault;
import io.syncengine.connect.simulators.sheets.faults.SheetsFaultRule;
import io.syncengine.connect.simulators.sheets.files.SheetFile;
import io.syncengine.connect.simulators.sheets.grid.Workbook;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A connector's own spreadsheet while searches lag, answers are lost, requests are applied late, tasks are killed or are
 * replaced and go on, commits fail and people put it into the trash: a task never goes on behind rows that the spreadsheet
 * lacks, and in the end there is one that has them all. Each seed is one run; {@code -Down.seeds} says how many.
 */
final class OwnSpreadsheetPropertyTest {

    private static final int SEEDS = Integer.getInteger("own.seeds", 300);
    private static final int OPERATIONS = 100;
    /** How long a task may not notice that it was replaced: a consumer that is not heard of for so long is out. */
    private static final Duration UNAWARE = Duration.ofMinutes(5);

    private static final TopicPartition PARTITION = new TopicPartition("stripe.charges", 0);
    private static final Set<TopicPartition> ASSIGNED = Set.of(PARTITION);

    @Test
    void noRowIsEverPassedOver() {
        for (int seed = 1; seed <= SEEDS; seed++) {
            try {
                new Run(seed).play();
            } catch (SheetsException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e, e);
            }
        }
    }

    /** A task with the part of a worker that reads and commits for it. */
    private static final class Task {
        private final OwnSpreadsheet own;
        private final Refill refill;
        private long position;
        private boolean isTrusted;
        private Instant replaced = Instant.MAX;

        private Task(OwnSpreadsheet own, long position) {
            this.own = own;
            this.refill = new Refill(own);
            this.position = position;
        }
    }

    private static final class Run {
        private final Random random;
        private final Instant[] now = {Instant.parse("2026-11-26T00:00:00Z")};
        private final SheetsSimulator simulator;

        /** Offsets whose records a spreadsheet has. */
        private final Map<String, Set<Long>> rows = new HashMap<>();

        private final List<Task> replaced = new ArrayList<>();
        private Task task;
        private long end;
        private long committed;
        private int crashAt = Integer.MAX_VALUE;
        private boolean crashAfter;

        private Run(int seed) {
            random = new Random(seed);
            simulator = new SheetsSimulator(SheetsOptions.usual(seed), () -> now[0]);
            simulator.fileLag(Duration.ofSeconds(random.nextInt(3) * 20L));
            task = start();
        }

        private Task start() {
            return new Task(new OwnSpreadsheet(files(), "Books", List.of("ann@example.com"), () -> now[0]), committed);
        }

        private DriveFiles files() {
            Connection connection = new Connection(
                    new SimulatedTransport(simulator, new Crashes()),
                    request -> {},
                    "sink@example.com",
                    "http://localhost",
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1));
            return new DriveFiles(connection, "http://localhost", "sink");
        }

        private final class Crashes implements SimulatedTransport.Boundary {
            @Override
            public void before(SimRequest request) {
                if (--crashAt == 0 && !crashAfter) {
                    throw new SimulatedTransport.Crash("before");
                }
            }

            @Override
            public void after(SimRequest request) {
                if (crashAt == 0) {
                    throw new SimulatedTransport.Crash("after");
                }
            }
        }

        private void play() throws SheetsException {
            for (int i = 0; i < OPERATIONS; i++) {
                operate();
            }
            simulator.faults().clear();
            crashAt = Integer.MAX_VALUE;
            simulator.applyLate();
            settle();
            settle();
            Task next = start();
            assertThat(next.own.get()).isEqualTo(task.own.get());
            assertThat(next.own.content()).isEqualTo(Content.ALL);
            assertThat(simulator.roles(task.own.get())).containsEntry("ann@example.com", SheetFile.Role.WRITER);
        }

        /** A start after the searches have caught up. */
        private void settle() throws SheetsException {
            now[0] = now[0].plus(Duration.ofHours(1));
            task = start();
            for (int i = 0; task.position < end || task.own.content() != Content.ALL; i++) {
                assertThat(i).as("rounds until it is full").isLessThan(200);
                work(task, true);
                commit(task, true);
                now[0] = now[0].plus(Duration.ofMinutes(1));
            }
            assertThat(rows.get(task.own.get())).hasSize((int) end);
        }

        private void operate() throws SheetsException {
            end += random.nextInt(3);
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> guarded(() -> work(task, true));
                case 4, 5 -> commit(task, random.nextInt(3) > 0);
                case 6 -> now[0] = now[0].plus(Duration.ofSeconds(random.nextInt(3) * 320L + random.nextInt(15)));
                case 7 -> fault();
                case 8 -> {
                    crashAt = 1 + random.nextInt(3);
                    crashAfter = random.nextBoolean();
                }
                case 9 -> {
                    if (random.nextBoolean()) {
                        task.replaced = now[0];
                        replaced.add(task);
                    }
                    task = start();
                }
                case 10 -> zombie();
                default -> trash();
            }
        }

        private interface Doing {
            void run() throws SheetsException;
        }

        private void guarded(Doing doing) throws SheetsException {
            try {
                doing.run();
            } catch (SimulatedTransport.Crash e) {
                crashAt = Integer.MAX_VALUE;
                task = start();
            }
        }

        /** What was replaced goes on, but cannot commit. */
        private void zombie() throws SheetsException {
            replaced.removeIf(old -> now[0].isAfter(old.replaced.plus(UNAWARE)));
            if (!replaced.isEmpty()) {
                Task old = replaced.get(random.nextInt(replaced.size()));
                try {
                    work(old, false);
                    commit(old, false);
                } catch (SimulatedTransport.Crash e) {
                    crashAt = Integer.MAX_VALUE;
                    replaced.remove(old);
                }
            }
        }

        /** One round of the writer and of the worker. */
        private void work(Task some, boolean isLive) {
            String id;
            try {
                id = some.own.get();
            } catch (SheetsException e) {
                return;
            }
            Set<Long> there = rows.computeIfAbsent(id, key -> new TreeSet<>());
            if (isLive && some.own.content() == Content.ALL && !some.isTrusted) {
                some.isTrusted = true;
                for (long offset = 0; offset < committed; offset++) {
                    assertThat(there).as("what is committed").contains(offset);
                }
            }
            if (!some.refill.due(ASSIGNED).isEmpty()) {
                some.position = 0;
            }
            for (int i = random.nextInt(8); i >= 0 && some.position < end; i--) {
                some.refill.read(PARTITION, some.position);
                there.add(some.position);
                some.position++;
            }
        }

        /** @param isHeard whether it arrives at the broker */
        private void commit(Task some, boolean isHeard) {
            if (some.own.content() == Content.UNKNOWN) {
                return;
            }
            Map<TopicPartition, OffsetAndMetadata> offsets = Map.of(PARTITION, new OffsetAndMetadata(some.position));
            some.refill.committing(ASSIGNED, offsets, offsets);
            if (isHeard) {
                committed = some.position;
            }
        }

        private void fault() {
            SheetsFault fault = switch (random.nextInt(7)) {
                case 0 -> new SheetsFault.Status(429);
                case 1 -> new SheetsFault.Status(503);
                case 2 -> new SheetsFault.ApplyThenStatus(503);
                case 3 -> new SheetsFault.DropBefore();
                case 4 -> new SheetsFault.DropAfterApply();
                case 5 -> new SheetsFault.ApplyLate(Duration.ofSeconds(1 + random.nextInt(100)), 0, 503);
                default -> new SheetsFault.TruncateBody();
            };
            simulator
                    .faults()
                    .add(SheetsFaultRule.on("/drive/*", fault)
                            .nth(1 + random.nextInt(2))
                            .once());
        }

        /** A person's; the task that writes to it notices nothing. */
        private void trash() {
            List<Workbook> all = simulator.workbooks();
            if (random.nextInt(3) == 0 && !all.isEmpty()) {
                simulator.trash(all.get(random.nextInt(all.size())).id(), random.nextInt(3) > 0);
            }
        }
    }
}
