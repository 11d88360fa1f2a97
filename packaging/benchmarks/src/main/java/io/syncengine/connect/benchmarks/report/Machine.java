// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.report;

import io.syncengine.connect.benchmarks.proc.ProcessTable;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;

/**
 * The machine that a benchmark ran on.
 *
 * @param processor model; empty where unknown
 * @param cores that this JVM may use
 * @param memoryKib as the system gives it; empty where unknown
 * @param system name, version and architecture
 * @param java version and vendor
 * @param load average of the last minute: how much wanted to run; negative where unknown
 */
public record Machine(String processor, int cores, String memoryKib, String system, String java, double load) {

    private static final double KIB_IN_GIB = 1024 * 1024;

    public static Machine ofThis() {
        ProcessTable table = ProcessTable.ofThisMachine();
        Map<String, String> processor = table.facts("cpuinfo");
        return new Machine(
                processor.getOrDefault("model name", processor.getOrDefault("Hardware", "")),
                Runtime.getRuntime().availableProcessors(),
                table.facts("meminfo").getOrDefault("MemTotal", ""),
                property("os.name") + " " + property("os.version") + " " + property("os.arch"),
                "Java " + property("java.version") + " (" + property("java.vendor") + ")",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String property(String name) {
        return System.getProperty(name, "");
    }

    /** In one line. */
    public String describe() {
        StringBuilder text = new StringBuilder("Machine: ").append(cores).append(" cores");
        if (!processor.isEmpty()) {
            text.append(" of ").append(processor);
        }
        String digits = memoryKib.replaceAll("[^0-9]", "");
        if (!digits.isEmpty()) {
            text.append(String.format(Locale.ROOT, ", %.0f GiB", Long.parseLong(digits) / KIB_IN_GIB));
        }
        text.append(", ").append(system).append(", ").append(java);
        if (load >= 0) {
            text.append(String.format(Locale.ROOT, "; load at the end %.1f", load));
        }
        return text.toString();
    }
}
