// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets;

import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A sink in a JVM of its own, whose heap is what it may take: a first load as fast as records are taken, then a second task
 * on the filled tab. Started by {@link SmallHeapTest}.
 */
final class LoadedSink {

    private static final int POLL = 500;
    private static final int FIELDS = 26;

    private LoadedSink() {}

    /** @param arguments a file with the task's settings, and how many rows to write */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> settings = settings(arguments[0]);
        int rows = Integer.parseInt(arguments[1]);
        long begin = System.nanoTime();
        try (RunningSheetsSink sink = new RunningSheetsSink(settings)) {
            for (int first = 0; first < rows; first += POLL) {
                while (!sink.context.paused().isEmpty()) {
                    sink.put();
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
                }
                sink.put(poll(first, Math.min(rows, first + POLL), 1));
            }
            awaitDurable(sink);
        }
        System.out.println("load took " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin) + " s");
        peak("load");
        try (RunningSheetsSink sink = new RunningSheetsSink(settings)) {
            sink.put(poll(0, 1, 2));
            awaitDurable(sink);
        }
        peak("claim of a filled tab");
    }

    private static void awaitDurable(RunningSheetsSink sink) {
        while (!sink.isDurable()) {
            sink.put();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static Map<String, String> settings(String file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = new FileInputStream(file)) {
            properties.load(in);
        }
        Map<String, String> settings = new LinkedHashMap<>();
        properties.forEach((name, value) -> settings.put((String) name, (String) value));
        return settings;
    }

    /** Thirty columns with those of the key, the version and the time of the write. */
    private static List<SinkRecord> poll(int first, int end, int second) {
        Payments payments = new Payments("stripe.payments", 0, first);
        List<SinkRecord> poll = new ArrayList<>();
        for (int row = first; row < end; row++) {
            String id = "py_" + "0".repeat(17) + row;
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("id", id);
            value.put("_account_id", Payments.ACCOUNT);
            value.put("_updated_at", Payments.START + second);
            for (int field = 0; field < FIELDS; field++) {
                value.put("field_" + field, value(row, field));
            }
            poll.add(payments.record(Map.of("id", id, "_account_id", Payments.ACCOUNT), value, second));
        }
        return poll;
    }

    private static @Nullable Object value(int row, int field) {
        return switch (field % 3) {
            case 0 -> (long) row;
            case 1 -> "text " + row % 1000 + " " + field;
            default -> null;
        };
    }

    private static void peak(String what) {
        long peak = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                peak += pool.getPeakUsage().getUsed();
                pool.resetPeakUsage();
            }
        }
        System.out.println("heap at most " + (peak >> 20) + " MiB of "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MiB, " + what);
    }
}
