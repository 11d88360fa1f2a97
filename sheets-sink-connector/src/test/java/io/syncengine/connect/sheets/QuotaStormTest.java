// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.syncengine.connect.simulators.sheets.faults.SheetsFault;
import io.syncengine.connect.simulators.sheets.faults.SheetsFaultRule;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * A time in which Google refuses everything for its quota: the consumer is not held up, and memory stays within its
 * bounds. {@code -Dstorm.seconds=120} is the full size, in which the time that {@code put} takes is looked at too: on a busy
 * machine it says nothing, so by default no time is.
 */
final class QuotaStormTest {

    private static final int SECONDS = Integer.getInteger("storm.seconds", 0);
    private static final int BUFFER = SECONDS == 0 ? 200_000 : 64 << 20;

    /** What the writer has taken and may have to put back. */
    private static final int FLUSH = 100_000;

    private static final int POLL = 500;
    private static final int POLLS = 40;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Payments payments = new Payments();
    private final List<Long> nanos = new ArrayList<>();
    private TestSpreadsheet spreadsheet;
    private RunningSheetsSink sink;
    private int records;

    @BeforeEach
    void start() throws IOException {
        spreadsheet = TestSpreadsheet.open();
        sink = new RunningSheetsSink(
                spreadsheet, "buffer.max.bytes", String.valueOf(BUFFER), "flush.max.bytes", String.valueOf(FLUSH));
        sink.put(payments.row("first", 1, 1));
        sink.awaitDurable();
    }

    @AfterEach
    void stop() {
        sink.close();
        spreadsheet.close();
    }

    private List<SinkRecord> poll(int size) {
        List<SinkRecord> poll = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            records++;
            poll.add(payments.row("p" + records, 1, records));
        }
        return poll;
    }

    private static long bufferBytes() {
        try {
            return (Long) ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(
                            new ObjectName("io.syncengine.connect:type=sheets-sink,connector=sheets-sink,task=0"),
                            "buffer-bytes");
        } catch (JMException e) {
            throw new AssertionError(e);
        }
    }

    /** As a worker does it: what is paused brings no records. */
    private void goRound() {
        List<SinkRecord> poll = sink.context.paused().isEmpty() ? poll(POLL) : List.of();
        long before = System.nanoTime();
        sink.put(poll);
        nanos.add(System.nanoTime() - before);
    }

    @Test
    void holdsUpNeitherTheConsumerNorMoreThanTheBuffer() {
        spreadsheet.simulator().faults().add(SheetsFaultRule.always(new SheetsFault.Status(429)));
        sink.put(poll(POLL));
        long onePoll = bufferBytes();
        await().atMost(LIMIT)
                .until(() -> spreadsheet.simulator().log().all().stream().anyMatch(call -> call.status() == 429));
        long applied = applied();

        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (nanos.size() < POLLS || System.nanoTime() < end) {
            goRound();
            assertThat(bufferBytes()).isLessThanOrEqualTo(BUFFER + onePoll + FLUSH);
            if (SECONDS > 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }

        assertThat(applied()).as("it is stormy all the time").isEqualTo(applied);
        assertThat(sink.context.paused()).isNotEmpty();
        assertThat(sink.committed()).containsEntry("stripe.payments-0", 1L);
        report();
        spreadsheet.simulator().faults().clear();
        if (SECONDS == 0) {
            sink.awaitDurable();
            assertThat(spreadsheet.column("payments", "id"))
                    .hasSize(records + 1)
                    .doesNotHaveDuplicates();
        }
    }

    private long applied() {
        return spreadsheet.simulator().log().all().stream()
                .filter(call -> call.isApplied())
                .count();
    }

    private void report() {
        if (SECONDS > 0) {
            long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
            long p99 = TimeUnit.NANOSECONDS.toMicros(sorted[sorted.length * 99 / 100]);
            System.out.println(sorted.length + " calls of put, p99 " + p99 + " us, longest "
                    + TimeUnit.NANOSECONDS.toMicros(Arrays.stream(sorted).max().orElse(0)) + " us");
            assertThat(p99).isLessThan(5000);
        }
    }
}
