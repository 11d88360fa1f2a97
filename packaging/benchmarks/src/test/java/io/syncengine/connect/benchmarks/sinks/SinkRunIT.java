// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.benchmarks.measure.Figures;
import io.syncengine.connect.benchmarks.measure.SinkPhase;
import io.syncengine.connect.benchmarks.measure.SinkResult;
import io.syncengine.connect.benchmarks.measure.SinkRole;
import io.syncengine.connect.benchmarks.measure.SinkSetting;
import io.syncengine.connect.benchmarks.sinks.rows.RowTable;
import io.syncengine.connect.benchmarks.sinks.rows.RowWidth;
import io.syncengine.connect.benchmarks.sinks.task.CopyTask;
import io.syncengine.connect.benchmarks.sinks.task.TaskDrive;
import io.syncengine.connect.quickstart.QuickstartException;
import io.syncengine.connect.quickstart.sync.ComponentArchives;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class SinkRunIT {

    private static final int ROWS = 300;
    private static final Path CHECKOUT = Path.of(System.getProperty("checkout", "../.."));

    @TempDir
    private static Path directory;

    private static BenchDatabase database;
    private static Contestant ours;

    private static final Contestant LIMIT = new Contestant(
            "L",
            CopyTask.class.getName(),
            null,
            128,
            Map.of(CopyTask.URL, Contestant.URL + "?user=" + Contestant.USER, CopyTask.TABLE, "bench.charges"));

    @BeforeAll
    static void start() throws QuickstartException, IOException, SQLException, InterruptedException {
        List<Path> archives = ComponentArchives.find(CHECKOUT).stream()
                .filter(archive -> archive.toString().contains("postgres-sink"))
                .toList();
        ComponentArchives.unpack(archives, directory.resolve("plugins"));
        ours = SinkBenchmark.ours(directory.resolve("plugins"), Map.of());
        database = BenchDatabase.start(directory.resolve("postgresql"), null);
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    /** Says that it has taken all, but loses a row. */
    public static final class LossyTask extends SinkTask {

        private final CopyTask task = new CopyTask();

        @Override
        public String version() {
            return task.version();
        }

        @Override
        public void start(Map<String, String> settings) {
            task.start(settings);
        }

        @Override
        public void put(Collection<SinkRecord> records) {
            task.put(new ArrayList<>(records).subList(1, records.size()));
        }

        @Override
        public void stop() {
            task.stop();
        }
    }

    @Test
    void measuresTheSinkFromItsArchiveInAJvmOfItsOwn() throws QuickstartException, IOException {
        SinkPlan plan = new SinkPlan(
                List.of(new SinkPlan.Entry(LIMIT, SinkRole.LIMIT, true), new SinkPlan.Entry(ours, SinkRole.OURS, true)),
                EnumSet.allOf(SinkSetting.class),
                ROWS,
                1,
                100);

        List<SinkResult> results;
        try (SinkJvm limit = SinkJvm.start(LIMIT, directory, false);
                SinkJvm sink = SinkJvm.start(ours, directory, false)) {
            results = new SideBySide(plan, database, line -> {}).run(List.of(limit, sink));
        }

        assertThat(results).hasSize(2 + 5 + 3 + 5 + 3).allSatisfy(result -> {
            assertThat(result.figures().records()).isEqualTo(ROWS);
            assertThat(result.figures().isWhole()).isTrue();
            assertThat(result.figures().seconds()).isPositive();
            assertThat(result.figures().longestPutMillis()).isPositive();
        });
        assertThat(wal(results, SinkPhase.UPDATE)).isGreaterThan(500);
        assertThat(wal(results, SinkPhase.REPLAY)).isLessThan(100);
    }

    @Test
    void runsOnProgramsOfAnotherServer()
            throws QuickstartException, IOException, SQLException, InterruptedException, ReflectiveOperationException {
        Path programs;
        try (Stream<Path> files = Files.walk(directory.resolve("postgresql/programs"))) {
            programs = files.filter(file -> file.endsWith("bin/initdb"))
                    .findFirst()
                    .orElseThrow()
                    .getParent();
        }

        try (BenchDatabase installed = BenchDatabase.start(directory.resolve("installed"), programs)) {
            Figures figures = new SinkRun(TaskDrive.loader(null), CopyTask.class.getName())
                    .run(insert(installed))
                    .get(0);

            assertThat(figures.isWhole()).isTrue();
            assertThat(installed.description()).startsWith("PostgreSQL 18");
            assertThat(installed.port()).isNotEqualTo(database.port());
        }
    }

    @Test
    void saysThatAServerHasNoPrograms() {
        assertThatThrownBy(() -> BenchDatabase.start(directory.resolve("none"), directory))
                .isInstanceOf(QuickstartException.class)
                .hasMessageContaining("initdb");
    }

    private static Assignment insert(BenchDatabase server) {
        return new Assignment(
                server.observerUrl(),
                Map.of(CopyTask.URL, server.observerUrl(), CopyTask.TABLE, RowTable.SCHEMA + "." + RowTable.NAME),
                RowWidth.NARROW,
                ROWS,
                ROWS,
                true,
                List.of(SinkPhase.INSERT));
    }

    private static double wal(List<SinkResult> results, SinkPhase phase) {
        return results.stream()
                .filter(result -> result.role() == SinkRole.OURS && result.setting() == SinkSetting.WIDE)
                .map(SinkResult::figures)
                .filter(figures -> figures.phase() == phase)
                .mapToDouble(figures -> figures.walBytes() / figures.records())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void noticesThatRowsAreMissing() throws IOException, SQLException, ReflectiveOperationException {
        SinkRun run = new SinkRun(TaskDrive.loader(null), LossyTask.class.getName());

        Figures figures = run.run(insert(database)).get(0);

        assertThat(figures.isCommitted()).isTrue();
        assertThat(figures.isWhole()).isFalse();
    }
}
