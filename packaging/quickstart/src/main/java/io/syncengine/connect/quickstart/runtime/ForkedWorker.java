// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.runtime;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Broker and worker in a JVM of their own that may be killed without warning and started again on the same data and
 * ports. The child runs on this JVM's class path without its tests, so keep connectors off it: they come from {@code
 * plugin.path}.
 */
public final class ForkedWorker implements AutoCloseable {

    private static final List<String> DEFAULT_OPTIONS = List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dlog4j2.configurationFile=classpath:quickstart-log4j2.xml",
            "-Duser.timezone=UTC");

    private final NodeSettings settings;
    private final List<String> options;
    private final Map<String, String> environment;
    private @Nullable Process process;

    private ForkedWorker(NodeSettings settings, List<String> options, Map<String, String> environment) {
        this.settings = settings;
        this.options = List.copyOf(options);
        this.environment = Map.copyOf(environment);
    }

    /** A node that is not started yet. */
    public static ForkedWorker of(NodeSettings settings) {
        return new ForkedWorker(settings, DEFAULT_OPTIONS, Map.of());
    }

    /** The same with more JVM options; of two that disagree the later counts. */
    public ForkedWorker withOptions(List<String> more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(more);
        return new ForkedWorker(settings, all, environment);
    }

    /** The same with more environment variables, which {@code ${env:NAME}} in a connector's configuration reads. */
    public ForkedWorker withEnvironment(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(environment);
        all.putAll(more);
        return new ForkedWorker(settings, options, all);
    }

    public NodeSettings settings() {
        return settings;
    }

    public ConnectRest rest() {
        return new ConnectRest(settings.restUrl());
    }

    /** What broker and worker logged, over all starts. */
    public Path logFile() {
        return settings.directory().resolve("node.log");
    }

    /** What its JVM printed: little, and the cause when it could not start. */
    private Path outputFile() {
        return settings.directory().resolve("node.out");
    }

    /**
     * Starts the JVM and waits until the worker answers requests about connectors.
     *
     * @throws IOException if it ended, or did not answer within the limit; the message holds the end of its log
     */
    public void start(Duration limit) throws IOException, InterruptedException {
        if (isAlive()) {
            throw new IllegalStateException("already started");
        }
        Files.createDirectories(settings.directory());
        Path file = settings.directory().resolve("node.properties");
        NodeFile.write(settings, file);
        Process started = launch(file);
        process = started;
        if (!rest().awaitReady(limit, started::isAlive)) {
            String what = started.isAlive() ? "is not ready after " + limit.toSeconds() + " s" : "ended at its start";
            kill();
            throw new IOException("the node " + what + ", end of its log:\n" + LogTail.of(logFile(), 30) + "\n"
                    + LogTail.of(outputFile(), 10));
        }
    }

    private Process launch(Path file) throws IOException {
        // The class path goes through a file: it is longer than some systems take on a command line.
        Path arguments = settings.directory().resolve("java.args");
        Files.writeString(arguments, "-cp \"" + classPath().replace("\\", "\\\\") + "\"\n");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-Dquickstart.log=" + logFile());
        command.add("@" + arguments);
        command.add(NodeMain.class.getName());
        command.add(file.toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(outputFile().toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** A JVM can only share classes of jars, and nothing of a node is among the tests. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    public boolean isAlive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /** Process id of the running JVM. */
    public long pid() {
        return running().pid();
    }

    /** CPU time that the running JVM has used since its start. */
    public Duration cpuTime() {
        return running().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Ends it as {@code kill -9} does: nothing is flushed, nothing is told to anybody. */
    public void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().waitFor();
        }
    }

    /**
     * Asks it to stop and waits; kills it when the limit has passed.
     *
     * @return whether it stopped by itself
     */
    public boolean stop(Duration limit) throws InterruptedException {
        Process running = process;
        if (running == null) {
            return true;
        }
        running.destroy();
        boolean stopped = running.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (!stopped) {
            kill();
        }
        return stopped;
    }

    /** Kills it if it runs. */
    @Override
    public void close() {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process running() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("not started");
        }
        return running;
    }
}
