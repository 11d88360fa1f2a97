// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.outcome.ExitCode;
import io.syncengine.connect.cli.pipeline.Deployment;
import io.syncengine.connect.cli.pipeline.Pipeline;
import io.syncengine.connect.cli.pipeline.PipelineFile;
import io.syncengine.connect.cli.pipeline.Pipelines;
import io.syncengine.connect.cli.pipeline.Secrets;
import io.syncengine.connect.cli.pipeline.SettingProblem;
import io.syncengine.connect.cli.pipeline.StateWait;
import io.syncengine.connect.cli.worker.Cluster;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/** Brings a cluster to what a pipeline's file says: all of it is checked before any of it is deployed. */
@Command(
        name = "create",
        description = {
            "Create the connectors of a pipeline's file, or change them to what it says. Everything is checked first: where"
                    + " a setting is refused, nothing is deployed. Run again, it changes nothing.",
            "",
            "The file is a JSON object: \"name\", \"source\", and \"sinks\", an object of the sinks by name. Each connector"
                    + " is an object of its settings, or the name of a file with one. See config/pipeline.json."
        })
final class PipelineCreate implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ConnectOptions connect = new ConnectOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private WaitOptions wait = new WaitOptions();

    @Option(names = "--check-only", description = "Check, and deploy nothing.")
    private boolean checkOnly;

    @Parameters(paramLabel = "FILE", description = "The pipeline's file.")
    private @Nullable Path file;

    @Override
    public Integer call() throws CommandFailure, IOException, InterruptedException {
        Pipeline pipeline = PipelineFile.read(Objects.requireNonNull(file, "picocli sets it"));
        ConnectRest rest = connect.rest();
        StateWait waiting = new StateWait(rest, wait.limit());
        Pipelines pipelines = new Pipelines(new Cluster(rest));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", pipeline.name());
        List<String> lines = new ArrayList<>();
        List<SettingProblem> problems = pipelines.problems(pipeline);
        if (!problems.isEmpty() || checkOnly) {
            json.set("problems", describe(pipeline, problems, lines));
            output.print(out(), json, lines);
            return problems.isEmpty() ? ExitCode.OK : ExitCode.FAILURE;
        }
        warn(new Secrets(rest), pipeline);
        ArrayNode changes = json.putArray("changes");
        for (Map.Entry<String, Map<String, String>> connector :
                pipeline.connectors().entrySet()) {
            Deployment deployment = pipelines.deploy(connector.getKey(), connector.getValue());
            String change = deployment.change().name().toLowerCase(Locale.ROOT);
            changes.addObject().put("connector", deployment.connector()).put("change", change);
            lines.add(deployment.connector() + ": " + change);
        }
        StateReport report = new StateReport(
                waiting.until(List.copyOf(pipeline.connectors().keySet()), PipelineCreate::isDeployed),
                PipelineCreate::isDeployed);
        json.set("states", report.json());
        lines.addAll(report.lines());
        output.print(out(), json, lines);
        return report.isReached() ? ExitCode.OK : ExitCode.UNHEALTHY;
    }

    /** Running, or as a person has left it: changing settings resumes nothing. */
    private static boolean isDeployed(ConnectorStatus status) {
        return status.isRunning()
                || status.state().equals("PAUSED")
                || status.state().equals("STOPPED");
    }

    private static ArrayNode describe(Pipeline pipeline, List<SettingProblem> problems, List<String> lines) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (SettingProblem problem : problems) {
            lines.add(problem.connector() + ": " + problem.setting() + ": " + problem.message());
            if (!problem.help().isEmpty()) {
                lines.add("    " + problem.help());
            }
            array.addObject()
                    .put("connector", problem.connector())
                    .put("setting", problem.setting())
                    .put("message", problem.message())
                    .put("help", problem.help());
        }
        lines.add(
                problems.isEmpty()
                        ? pipeline.name() + ": nothing is wrong"
                        : pipeline.name() + ": not deployed: " + problems.size() + " to correct");
        return array;
    }

    private void warn(Secrets secrets, Pipeline pipeline) throws IOException, InterruptedException {
        PrintWriter err = spec().commandLine().getErr();
        for (Map.Entry<String, Map<String, String>> connector :
                pipeline.connectors().entrySet()) {
            for (String setting : secrets.writtenOut(connector.getValue())) {
                err.println("stripe-sync: warning: " + connector.getKey() + ": " + setting
                        + " is written out, and Connect keeps it in clear; refer to it, such as by ${env:NAME}");
            }
        }
        err.flush();
    }

    private PrintWriter out() {
        return spec().commandLine().getOut();
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec, "picocli sets it");
    }
}
