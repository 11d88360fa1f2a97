// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.sinks;

import io.syncengine.connect.benchmarks.measure.Figures;
import io.syncengine.connect.quickstart.QuickstartException;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM that runs one sink, from its first assignment to the last. */
final class SinkJvm implements AutoCloseable {

    private final Contestant contestant;
    private final Path errors;
    private final Process process;
    private final BufferedWriter assignments;
    private final BufferedReader answers;

    private SinkJvm(Contestant contestant, Path errors, Process process) {
        this.contestant = contestant;
        this.errors = errors;
        this.process = process;
        this.assignments = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts it.
     *
     * @param directory for logs and a recording
     * @param profile record it with Java Flight Recorder
     */
    static SinkJvm start(Contestant contestant, Path directory, boolean profile) throws IOException {
        String name = contestant.name().replaceAll("[^A-Za-z0-9]+", "-");
        Path arguments = directory.resolve(name + ".args");
        Files.writeString(
                arguments, "-cp \"" + System.getProperty("java.class.path").replace("\\", "\\\\") + "\"\n");
        Path errors = directory.resolve(name + ".err");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + contestant.heapMegabytes() + "m",
                "-XX:+UseG1GC",
                "-XX:MaxGCPauseMillis=20",
                "-XX:InitiatingHeapOccupancyPercent=35",
                "-XX:+ExplicitGCInvokesConcurrent",
                "-Duser.timezone=UTC",
                "-Dlog4j2.configurationFile=classpath:quickstart-log4j2.xml",
                "-Dquickstart.log=" + directory.resolve(name + ".log")));
        if (profile) {
            // Standard output is for answers, and the recorder says there that it began.
            command.add("-Xlog:jfr+startup=off");
            command.add("-XX:StartFlightRecording=settings=profile,filename=" + directory.resolve(name + ".jfr"));
            command.add("-XX:FlightRecorderOptions=stackdepth=128");
        }
        command.add("@" + arguments);
        command.add(SinkChild.class.getName());
        command.add(contestant.taskClass());
        if (contestant.folder() != null) {
            command.add(contestant.folder());
        }
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        return new SinkJvm(contestant, errors, process);
    }

    /**
     * Has the sink do something.
     *
     * @throws QuickstartException if it cannot; tells why
     */
    List<Figures> run(Assignment assignment) throws IOException, QuickstartException {
        String answer;
        try {
            assignments.write(Lines.of(assignment));
            assignments.newLine();
            assignments.flush();
            answer = answers.readLine();
        } catch (IOException e) {
            // It has ended, and its errors tell more than the broken pipe.
            answer = null;
        }
        if (answer == null) {
            throw new QuickstartException(contestant.name() + " failed; end of " + errors + ":\n" + endOfErrors());
        }
        return Lines.figures(answer);
    }

    private String endOfErrors() throws IOException {
        List<String> lines = Files.readAllLines(errors, StandardCharsets.UTF_8);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    /** Ends it; waits for the end where a recording is to be written. */
    @Override
    public void close() throws IOException {
        try {
            assignments.close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
