// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.proc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The processes of this machine. What the system does not tell, of a process that has ended too, is NaN or empty. */
public final class ProcessTable {

    private static final String PEAK = "VmHWM:";
    private static final double KIB = 1024;
    private static final double NANOS_PER_MICRO = 1000;

    private final Path root;

    ProcessTable(Path root) {
        this.root = root;
    }

    public static ProcessTable ofThisMachine() {
        return new ProcessTable(Path.of("/proc"));
    }

    /** CPU time that a process and its ended children have used since their start, in microseconds. */
    public double cpuMicros(long pid) {
        return stat(root.resolve(Long.toString(pid))).map(ProcessStat::micros).orElse(Double.NaN);
    }

    /**
     * CPU time that the main thread of a process has used, in microseconds: finer than {@link #cpuMicros}, and the same for
     * a program without other threads, such as a server of PostgreSQL.
     */
    public double mainThreadMicros(long pid) {
        return text(root.resolve(Long.toString(pid)).resolve("schedstat"))
                .map(times -> Double.parseDouble(times.strip().split(" ")[0]) / NANOS_PER_MICRO)
                .orElse(Double.NaN);
    }

    /**
     * CPU time that a process has used with all its children, in microseconds.
     *
     * @param except a child that is left out
     */
    public double cpuMicrosWithChildren(long pid, long except) {
        double sum = cpuMicros(pid);
        for (Path process : numbered(root)) {
            if (!process.endsWith(Long.toString(except))) {
                sum += stat(process)
                        .filter(child -> child.parent() == pid)
                        .map(ProcessStat::micros)
                        .orElse(0.0);
            }
        }
        return sum;
    }

    /** The threads of a process that live now. */
    Map<Long, ProcessStat> threads(long pid) {
        Map<Long, ProcessStat> threads = new HashMap<>();
        for (Path thread : numbered(root.resolve(Long.toString(pid)).resolve("task"))) {
            stat(thread)
                    .ifPresent(stat ->
                            threads.put(Long.valueOf(thread.getFileName().toString()), stat));
        }
        return threads;
    }

    /** The process that started another; empty when that is unknown. */
    public Optional<Long> parent(long pid) {
        return stat(root.resolve(Long.toString(pid))).map(ProcessStat::parent);
    }

    /** Most memory that a process has held at a time, shared pages included, in bytes. */
    public double peakBytes(long pid) {
        return text(root.resolve(Long.toString(pid)).resolve("status"))
                .flatMap(status -> field(status, PEAK))
                .map(value -> Double.parseDouble(value.replace("kB", "").strip()) * KIB)
                .orElse(Double.NaN);
    }

    /** What the system says about the machine in a file such as {@code meminfo}, by the names it gives. */
    public Map<String, String> facts(String file) {
        Map<String, String> facts = new HashMap<>();
        text(root.resolve(file))
                .ifPresent(all -> all.lines().forEach(line -> {
                    int colon = line.indexOf(':');
                    if (colon > 0) {
                        facts.putIfAbsent(
                                line.substring(0, colon).strip(),
                                line.substring(colon + 1).strip());
                    }
                }));
        return facts;
    }

    private static Optional<String> field(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst();
    }

    private static List<Path> numbered(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file ->
                            Character.isDigit(file.getFileName().toString().charAt(0)))
                    .toList();
        } catch (IOException | UncheckedIOException ended) {
            return List.of();
        }
    }

    private static Optional<ProcessStat> stat(Path process) {
        return text(process.resolve("stat")).map(ProcessStat::parse);
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException ended) {
            return Optional.empty();
        }
    }
}
