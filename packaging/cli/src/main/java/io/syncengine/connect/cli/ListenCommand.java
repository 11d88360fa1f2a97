// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.cli.listen.Arrival;
import io.syncengine.connect.cli.listen.Arrivals;
import io.syncengine.connect.cli.listen.CommittedRows;
import io.syncengine.connect.cli.listen.SocketMode;
import io.syncengine.connect.cli.listen.TopicEvents;
import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.outcome.ExitCode;
import io.syncengine.connect.cli.pipeline.Pipelines;
import io.syncengine.connect.cli.pipeline.SettingProblem;
import io.syncengine.connect.cli.pipeline.StateWait;
import io.syncengine.connect.cli.worker.Cluster;
import io.syncengine.connect.cli.worker.Deployed;
import io.syncengine.connect.quickstart.runtime.ConnectRest;
import io.syncengine.connect.quickstart.runtime.ConnectorStatus;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** Has a source receive events as they happen, on a machine that Stripe cannot reach, and shows them. */
@Command(
        name = "listen",
        description = {
            "Have the source of a pipeline receive events as they happen, over the socket of Stripe's own command line, and"
                    + " show what comes; for development. At the end the source gets its former settings back.",
            "",
            "With --bootstrap each event is shown; without, how many rows have come. Nothing is lost without the socket:"
                    + " the source polls for events all the time."
        })
final class ListenCommand implements Callable<Integer> {

    private static final int MAX_SECONDS = 86_400;

    /** Where the source's topics begin. */
    private static final String PREFIX = "topic.prefix";

    private static final String DEFAULT_PREFIX = "stripe.";
    private static final Set<String> RESTING = Set.of("PAUSED", "STOPPED");

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ConnectOptions connect = new ConnectOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private WaitOptions wait = new WaitOptions();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Option(names = "--live", description = "With a live key too, which is refused otherwise.")
    private boolean live;

    @Option(names = "--for", paramLabel = "SECONDS", description = "End after so long. Default: at Ctrl-C.")
    private @Nullable Integer seconds;

    @Parameters(paramLabel = "NAME", description = "The pipeline, or its source.")
    private @Nullable String name;

    @Override
    public Integer call() throws CommandFailure, IOException, InterruptedException {
        Integer limit = seconds;
        if (limit != null && (limit < 1 || limit > MAX_SECONDS)) {
            throw CommandFailure.usage("--for must lie between 1 and " + MAX_SECONDS);
        }
        ConnectRest rest = connect.rest();
        Cluster cluster = new Cluster(rest);
        Pipelines pipelines = new Pipelines(cluster);
        Deployed source = pipelines.source(Objects.requireNonNull(name, "picocli sets it"));
        if (RESTING.contains(source.status().state())) {
            throw CommandFailure.of(
                    source.name() + " is " + source.status().state() + " and receives nothing: resume it first");
        }
        SocketMode mode = new SocketMode(cluster, source, live);
        List<SettingProblem> problems = pipelines.problems(source.name(), mode.settings());
        if (!problems.isEmpty()) {
            throw refusal(source.name(), problems);
        }
        StateWait waiting = new StateWait(rest, wait.limit());
        try (Arrivals arrivals = arrivals(rest, source)) {
            // Before the source changes, so that nothing is missed.
            arrivals.next();
            // At Ctrl-C nothing else is run any more; otherwise it finds nothing left to do.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> endAtCtrlC(source.name(), mode), "end-listening"));
            try {
                mode.begin();
                await(waiting, source.name());
                show(arrivals, rest, source.name());
            } finally {
                end(source.name(), mode);
            }
        }
        return ExitCode.OK;
    }

    private CommandFailure refusal(String source, List<SettingProblem> problems) {
        StringBuilder text = new StringBuilder(source).append(" cannot listen");
        String separator = ": ";
        for (SettingProblem problem : problems) {
            text.append(separator).append(problem.setting()).append(": ").append(problem.message());
            separator = "; ";
        }
        boolean isModeRefused =
                problems.stream().anyMatch(problem -> problem.setting().equals(SocketMode.MODE));
        return CommandFailure.of(text + (isModeRefused && !live ? " (here: --live)" : ""));
    }

    private Arrivals arrivals(ConnectRest rest, Deployed source) throws CommandFailure, IOException {
        Optional<String> brokers = kafka.bootstrap();
        if (brokers.isEmpty()) {
            return new CommittedRows(rest, source.name());
        }
        String prefix = source.config().getOrDefault(PREFIX, DEFAULT_PREFIX);
        if (prefix.contains("${")) {
            throw CommandFailure.usage(
                    "--bootstrap: " + PREFIX + " of " + source.name() + " is a reference that only the"
                            + " worker can follow; leave --bootstrap out to see how many rows come");
        }
        return TopicEvents.of(brokers.get(), kafka.settings(), prefix);
    }

    private static void await(StateWait waiting, String source)
            throws CommandFailure, IOException, InterruptedException {
        ConnectorStatus status = Objects.requireNonNull(
                waiting.until(List.of(source), ConnectorStatus::isRunning).get(source));
        if (!status.isRunning()) {
            throw CommandFailure.of(
                    source + " does not run: " + status.failure().orElse(status.state()));
        }
    }

    private void show(Arrivals arrivals, ConnectRest rest, String source)
            throws CommandFailure, IOException, InterruptedException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("connector", source).put("listening", true);
        output.printLine(out(), json, List.of(source + " listens; Ctrl-C ends it"));
        Integer limit = seconds;
        long begin = System.nanoTime();
        while (limit == null
                || System.nanoTime() - begin < Duration.ofSeconds(limit).toNanos()) {
            for (Arrival arrival : arrivals.next()) {
                output.printLine(out(), arrival.json(), List.of(arrival.line()));
            }
            Optional<String> failure = rest.status(source).failure();
            if (failure.isPresent()) {
                throw CommandFailure.of(source + " has failed: " + failure.get());
            }
        }
    }

    private void end(String source, SocketMode mode) throws IOException, InterruptedException {
        if (!mode.end()) {
            err().println("stripe-sync: " + source + " was changed meanwhile, and is left as it is now");
            err().flush();
        }
    }

    private void endAtCtrlC(String source, SocketMode mode) {
        try {
            end(source, mode);
        } catch (IOException e) {
            err().println("stripe-sync: " + source + " still listens: " + e.getMessage());
            err().flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private PrintWriter out() {
        return spec().commandLine().getOut();
    }

    private PrintWriter err() {
        return spec().commandLine().getErr();
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec, "picocli sets it");
    }
}
