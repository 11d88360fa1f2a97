// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.sheets.auth.KeyFiles;
import io.syncengine.connect.simulators.sheets.LoggedCall;
import io.syncengine.connect.simulators.sheets.SheetsOptions;
import io.syncengine.connect.simulators.sheets.access.Quota;
import io.syncengine.connect.simulators.sheets.faults.SheetsFault;
import io.syncengine.connect.simulators.sheets.faults.SheetsFaultRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * A first load by a sink in a JVM of its own, whose heap is smaller than what it writes. {@code -Dheap.rows=100000} is the
 * full size: a heap of 512 MiB and the connector's own settings, Google's quota, and a second for each answer.
 */
final class SmallHeapTest {

    private static final int ROWS = Integer.getInteger("heap.rows", 5_000);
    private static final boolean FULL = ROWS >= 100_000;
    private static final int FLUSH = 1000;
    private static final Duration HALF = FULL ? Duration.ofMillis(500) : Duration.ZERO;

    /** Minutes; only so that a process that hangs ends some day. */
    private static final long LIMIT = 60;

    @TempDir
    Path directory;

    @Test
    void aFirstLoadNeedsNoMoreThanTheHeapThatItHas() throws Exception {
        SheetsOptions options = SheetsOptions.usual(1).closed();
        try (TestSpreadsheet spreadsheet = TestSpreadsheet.open(FULL ? options : options.withQuota(Quota.none()))) {
            spreadsheet
                    .simulator()
                    .faults()
                    .add(SheetsFaultRule.on("*/spreadsheets/*", new SheetsFault.Delay(HALF, HALF)));

            assertThat(exit(spreadsheet)).as("ends well, see above").isZero();

            assertThat(spreadsheet.simulator().refused()).as("quota violations").isZero();
            assertThat(spreadsheet.tab("payments").orElseThrow().usedRows()).isEqualTo(ROWS + 1);
            List<LoggedCall> calls = spreadsheet.simulator().log().all().stream()
                    .filter(call -> call.principal().equals(KeyFiles.EMAIL))
                    .toList();
            long writes = calls.stream()
                    .filter(call -> call.path().endsWith(":batchUpdate"))
                    .count();
            System.out.println(ROWS + " rows: " + writes + " writes, " + (calls.size() - writes) + " reads");
            assertThat(writes).as("each of two claims writes twice").isLessThanOrEqualTo(ROWS / FLUSH + 8);
            assertThat(calls.size() - writes).as("and reads a few times").isLessThanOrEqualTo(writes * 11 / 10 + 14);
        }
    }

    private int exit(TestSpreadsheet spreadsheet) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Process sink = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        FULL ? "-Xmx512m" : "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Duser.timezone=UTC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadedSink.class.getName(),
                        settings(spreadsheet).toString(),
                        String.valueOf(ROWS))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(sink.waitFor(LIMIT, TimeUnit.MINUTES)).isTrue();
            return sink.exitValue();
        } finally {
            sink.destroyForcibly();
            System.out.println(Files.readString(output));
        }
    }

    private Path settings(TestSpreadsheet spreadsheet) throws IOException {
        Properties settings = new Properties();
        settings.putAll(spreadsheet.settings("flush.interval.ms", "5000", "overview.interval.ms", "60000"));
        if (FULL) {
            settings.remove("quota.reads.per.minute");
            settings.remove("quota.writes.per.minute");
        } else {
            settings.put("buffer.max.bytes", "2000000");
        }
        Path file = directory.resolve("settings");
        try (OutputStream out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        return file;
    }
}
