// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.outcome.ExitCode;
import io.syncengine.connect.cli.pipeline.PipelineName;
import io.syncengine.connect.cli.pipeline.Pipelines;
import io.syncengine.connect.cli.pipeline.Secrets;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** Commands on a pipeline as a whole. */
@Command(
        name = "pipeline",
        description = "Create, look at, pause, resume, restart and delete a source and its sinks as one.",
        subcommands = PipelineCreate.class)
final class PipelineCommand {

    private static final String NAME = "Name of the pipeline.";

    @Spec
    private @Nullable CommandSpec spec;

    @Command(name = "list", description = "List the pipelines of the cluster.")
    int list(@Mixin ConnectOptions connect, @Mixin OutputOptions output)
            throws CommandFailure, IOException, InterruptedException {
        Map<String, List<Deployed>> pipelines = new Pipelines(new Cluster(connect.rest())).all();
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        List<String> lines = new ArrayList<>();
        pipelines.forEach((name, connectors) -> {
            ObjectNode pipeline = json.addObject();
            pipeline.put("name", name);
            ArrayNode parts = pipeline.putArray("connectors");
            List<String> texts = new ArrayList<>();
            for (Deployed connector : connectors) {
                parts.add(summary(connector));
                texts.add(connector.name() + " " + state(connector.status()));
            }
            lines.add(name + ": " + String.join(", ", texts));
        });
        if (lines.isEmpty()) {
            lines.add("No pipelines. Create one with: stripe-sync pipeline create FILE");
        }
        output.print(out(), json, lines);
        return ExitCode.OK;
    }

    @Command(name = "show", description = "Show the settings of a pipeline's connectors; secrets are hidden.")
    int show(
            @Mixin ConnectOptions connect,
            @Mixin OutputOptions output,
            @Parameters(paramLabel = "NAME", description = NAME) String name)
            throws CommandFailure, IOException, InterruptedException {
        ConnectRest rest = connect.rest();
        Secrets secrets = new Secrets(rest);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", name);
        ObjectNode sinks = JsonNodeFactory.instance.objectNode();
        List<String> lines = new ArrayList<>();
        for (Deployed connector : new Pipelines(new Cluster(rest)).connectors(name)) {
            PipelineName part = PipelineName.of(connector.name()).orElseThrow();
            ObjectNode settings = JsonNodeFactory.instance.objectNode();
            lines.add(connector.name() + " " + state(connector.status()));
            secrets.hide(connector.config()).forEach((setting, value) -> {
                if (!setting.equals("name")) {
                    settings.put(setting, value);
                    lines.add("  " + setting + " = " + value);
                }
            });
            if (part.isSource()) {
                json.set(PipelineName.SOURCE, settings);
            } else {
                sinks.set(part.part(), settings);
            }
        }
        json.set("sinks", sinks);
        output.print(out(), json, lines);
        return ExitCode.OK;
    }

    @Command(name = "pause", description = "Pause a pipeline: nothing is read or written until it is resumed.")
    int pause(
            @Mixin ConnectOptions connect,
            @Mixin OutputOptions output,
            @Mixin WaitOptions wait,
            @Parameters(paramLabel = "NAME", description = NAME) String name)
            throws CommandFailure, IOException, InterruptedException {
        ConnectRest rest = connect.rest();
        List<String> connectors = names(rest, name);
        for (String connector : connectors) {
            rest.pause(connector);
        }
        return report(output, new StateWait(rest, wait.limit()), connectors, PipelineCommand::isPaused);
    }

    @Command(name = "resume", description = "Resume a pipeline that is paused or stopped.")
    int resume(
            @Mixin ConnectOptions connect,
            @Mixin OutputOptions output,
            @Mixin WaitOptions wait,
            @Parameters(paramLabel = "NAME", description = NAME) String name)
            throws CommandFailure, IOException, InterruptedException {
        ConnectRest rest = connect.rest();
        List<String> connectors = sinksFirst(rest, name);
        for (String connector : connectors) {
            rest.resume(connector);
        }
        return report(output, new StateWait(rest, wait.limit()), connectors, ConnectorStatus::isRunning);
    }

    @Command(
            name = "restart",
            description = "Restart a pipeline's connectors and tasks, those that have failed as well.")
    int restart(
            @Mixin ConnectOptions connect,
            @Mixin OutputOptions output,
            @Mixin WaitOptions wait,
            @Parameters(paramLabel = "NAME", description = NAME) String name)
            throws CommandFailure, IOException, InterruptedException {
        ConnectRest rest = connect.rest();
        List<String> connectors = sinksFirst(rest, name);
        for (String connector : connectors) {
            rest.restart(connector);
        }
        return report(output, new StateWait(rest, wait.limit()), connectors, ConnectorStatus::isRunning);
    }

    @Command(
            name = "delete",
            description = "Delete a pipeline's connectors. Rows, topics and spreadsheets stay; so do positions, for a"
                    + " pipeline of the same name to go on from, unless they are reset.")
    int delete(
            @Mixin ConnectOptions connect,
            @Mixin OutputOptions output,
            @Mixin ConfirmOptions confirmation,
            @Option(
                            names = "--reset-offsets",
                            description = "Forget positions too, and remove the webhook endpoint that the source made.")
                    boolean resetOffsets,
            @Parameters(paramLabel = "NAME", description = NAME) String name)
            throws CommandFailure, IOException, InterruptedException {
        ConnectRest rest = connect.rest();
        List<String> connectors = names(rest, name);
        confirmation.confirm("Delete " + String.join(", ", connectors) + "?");
        if (resetOffsets) {
            new OffsetReset(rest).all(connectors);
        }
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        List<String> lines = new ArrayList<>();
        for (String connector : connectors) {
            rest.delete(connector);
            json.add(connector);
            lines.add(connector + ": deleted");
        }
        output.print(out(), json, lines);
        return ExitCode.OK;
    }

    private int report(OutputOptions output, StateWait wait, List<String> connectors, Predicate<ConnectorStatus> wanted)
            throws IOException, InterruptedException {
        StateReport report = new StateReport(wait.until(connectors, wanted), wanted);
        output.print(out(), report.json(), report.lines());
        return report.isReached() ? ExitCode.OK : ExitCode.UNHEALTHY;
    }

    private static boolean isPaused(ConnectorStatus status) {
        return status.state().equals("PAUSED") && status.taskStates().stream().allMatch("PAUSED"::equals);
    }

    /** The source first: what stops the flow from where it comes. */
    private static List<String> names(ConnectRest rest, String pipeline)
            throws CommandFailure, IOException, InterruptedException {
        return new Pipelines(new Cluster(rest))
                .connectors(pipeline).stream().map(Deployed::name).toList();
    }

    private static List<String> sinksFirst(ConnectRest rest, String pipeline)
            throws CommandFailure, IOException, InterruptedException {
        List<String> names = new ArrayList<>(names(rest, pipeline));
        Collections.reverse(names);
        return names;
    }

    private static ObjectNode summary(Deployed connector) {
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        summary.put("name", connector.name());
        summary.put("type", connector.type());
        summary.put("state", state(connector.status()));
        return summary;
    }

    private static String state(ConnectorStatus status) {
        return status.isFailed() ? "FAILED" : status.state();
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec, "picocli sets it").commandLine().getOut();
    }
}
