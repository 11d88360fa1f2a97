// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.outcome.ExitCode;
import io.syncengine.connect.cli.status.ConnectorReport;
import io.syncengine.connect.cli.status.KafkaLag;
import io.syncengine.connect.cli.status.LagReader;
import io.syncengine.connect.cli.status.StatusJson;
import io.syncengine.connect.cli.status.StatusReader;
import io.syncengine.connect.cli.status.StatusText;
import io.syncengine.connect.cli.worker.Cluster;
import io.syncengine.connect.quickstart.runtime.ConnectRest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Shows what connectors do now. */
@Command(
        name = "status",
        description = {
            "Show how far each stream is, what is skipped and why, what has failed, and how far the sinks are, from what"
                    + " the cluster reports and what the connectors have committed; with --bootstrap, how many records each"
                    + " sink is behind.",
            "",
            "Ends with 3 when a connector or a task has failed, or a stream meets errors. A stream that is skipped, and a"
                    + " connector that is paused, are well."
        })
final class StatusCommand implements Callable<Integer> {

    private static final String CLEAR = "\u001b[H\u001b[2J";
    private static final int MAX_INTERVAL = 3600;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ConnectOptions connect = new ConnectOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(names = "--watch", description = "Show it again and again, until Ctrl-C; with --json, a line each time.")
    private boolean watch;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            defaultValue = "2",
            description = "Pause between two looks of --watch. Default: ${DEFAULT-VALUE}.")
    private int interval;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "Pipelines or connectors. Default: all of ours, and what shares a pipeline with them.")
    private List<String> names = List.of();

    @Override
    public Integer call() throws CommandFailure, IOException, InterruptedException {
        if (interval < 1 || interval > MAX_INTERVAL) {
            throw CommandFailure.usage("--interval must lie between 1 and " + MAX_INTERVAL);
        }
        ConnectRest rest = connect.rest();
        Optional<String> brokers = kafka.bootstrap();
        if (brokers.isEmpty()) {
            return show(rest, LagReader.NONE);
        }
        try (KafkaLag lag = new KafkaLag(brokers.get(), kafka.settings())) {
            return show(rest, lag);
        }
    }

    private int show(ConnectRest rest, LagReader lags) throws CommandFailure, IOException, InterruptedException {
        StatusReader reader = new StatusReader(new Cluster(rest), lags);
        PrintWriter out =
                Objects.requireNonNull(spec, "picocli sets it").commandLine().getOut();
        if (!watch) {
            List<ConnectorReport> reports = reader.read(names);
            output.print(out, StatusJson.of(reports), StatusText.of(reports));
            return isHealthy(reports) ? ExitCode.OK : ExitCode.UNHEALTHY;
        }
        while (true) {
            look(reader, out);
            Thread.sleep(interval * 1000L);
        }
    }

    private void look(StatusReader reader, PrintWriter out) throws CommandFailure, InterruptedException {
        try {
            List<ConnectorReport> reports = reader.read(names);
            if (!output.isJson() && System.console() != null) {
                out.print(CLEAR);
            }
            output.printLine(out, StatusJson.of(reports), StatusText.of(reports));
        } catch (IOException e) {
            // A worker that restarts comes back; whoever watches wants to see that too.
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("error", e.getMessage());
            output.printLine(out, json, List.of("stripe-sync: " + e.getMessage()));
        }
    }

    private static boolean isHealthy(List<ConnectorReport> reports) {
        return reports.stream().allMatch(report -> report.problems().isEmpty());
    }
}
