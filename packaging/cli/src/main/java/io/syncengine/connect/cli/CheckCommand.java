// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.cli.check.AccountCheck;
import io.syncengine.connect.cli.check.DatabaseCheck;
import io.syncengine.connect.cli.check.Finding;
import io.syncengine.connect.cli.check.KeyCheck;
import io.syncengine.connect.cli.check.WorkerCheck;
import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.outcome.ExitCode;
import io.syncengine.connect.cli.pipeline.LocalSettings;
import io.syncengine.connect.cli.pipeline.Pipeline;
import io.syncengine.connect.cli.pipeline.Pipelines;
import io.syncengine.connect.cli.pipeline.SettingProblem;
import io.syncengine.connect.cli.worker.Cluster;
import io.syncengine.connect.cli.worker.ConnectorClass;
import io.syncengine.connect.quickstart.runtime.ConnectRest;
import io.syncengine.connect.verify.account.StripeAccess;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Finds out whether a pipeline would work, before it is deployed. */
@Command(
        name = "check",
        description = {
            "Check the key, the account and its streams, the database, the sheet, the worker and its plugins. Each line says"
                    + " whether that is well, and what to do where it is not. Changes nothing.",
            "",
            "With a pipeline's file and a worker, the worker has its plugins check every setting, live, from where they will"
                    + " run. Without a worker, what can be checked from here is. Ends with 3 where anything fails."
        })
final class CheckCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ConnectOptions connect = new ConnectOptions();

    @Mixin
    private AccountOptions account = new AccountOptions();

    @Mixin
    private StreamOptions streams = new StreamOptions();

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private SheetOptions sheet = new SheetOptions();

    @Mixin
    private RateOptions rate = new RateOptions();

    @Mixin
    private PipelineParameter file = new PipelineParameter();

    @Mixin
    private OutputOptions output = new OutputOptions();

    private final List<Finding> findings = new ArrayList<>();

    @Override
    public Integer call() throws CommandFailure, IOException, InterruptedException {
        double callsPerSecond = rate.callsPerSecond();
        Plugins.require();
        Pipeline pipeline = file.read();
        boolean isTried = worker(pipeline);
        account(pipeline.ofClass(ConnectorClass.STRIPE_SOURCE), callsPerSecond, isTried);
        LocalSettings sink = pipeline.ofClass(ConnectorClass.POSTGRES_SINK);
        if (!isTried && (!file.isGiven() || !sink.written().isEmpty())) {
            database(sink);
        }
        LocalSettings sheets = pipeline.ofClass(ConnectorClass.SHEETS_SINK);
        if (sheet.isGiven() || (!isTried && !sheets.written().isEmpty())) {
            findings.add(sheet.finding(sheets));
        }
        print(Objects.requireNonNull(spec, "picocli sets it").commandLine().getOut());
        return findings.stream().anyMatch(Finding::isFailure) ? ExitCode.UNHEALTHY : ExitCode.OK;
    }

    /** Returns whether a worker has tried all settings. */
    private boolean worker(Pipeline pipeline) throws CommandFailure, InterruptedException, IOException {
        Set<String> needed = file.isGiven()
                ? pipeline.connectors().values().stream()
                        .map(settings -> ConnectorClass.shortName(settings.getOrDefault("connector.class", "")))
                        .collect(Collectors.toSet())
                : Set.of(ConnectorClass.STRIPE_SOURCE);
        ConnectRest rest = connect.rest();
        try {
            findings.addAll(new WorkerCheck(rest, ProductVersion.release()).findings(needed));
            return file.isGiven() && settings(pipeline, rest);
        } catch (IOException e) {
            String message = FailureReport.message(e);
            findings.add(
                    connect.isGiven()
                            ? Finding.failure("worker", message, "start the worker, or correct --url")
                            : Finding.warning(
                                    "worker", message, "give --url to check a worker and its plugins as well"));
            return false;
        }
    }

    private boolean settings(Pipeline pipeline, ConnectRest rest) throws IOException, InterruptedException {
        Map<String, List<SettingProblem>> problems = new Pipelines(new Cluster(rest))
                .problems(pipeline).stream().collect(Collectors.groupingBy(SettingProblem::connector));
        for (String connector : pipeline.connectors().keySet()) {
            List<SettingProblem> found = problems.getOrDefault(connector, List.of());
            if (found.isEmpty()) {
                findings.add(Finding.ok(connector, "the worker takes every setting"));
            }
            for (SettingProblem problem : found) {
                findings.add(Finding.failure(connector, problem.setting() + ": " + problem.message(), problem.help()));
            }
        }
        return true;
    }

    private void account(LocalSettings source, double callsPerSecond, boolean isTried)
            throws IOException, InterruptedException {
        try {
            StripeAccess access = account.access(source, callsPerSecond);
            Finding key = KeyCheck.of(access.key());
            findings.add(key);
            if (!key.isFailure()) {
                findings.addAll(
                        new AccountCheck(access, source.text("stripe.account.id"), streams.select(source)).findings());
            }
        } catch (CommandFailure e) {
            String message = String.valueOf(e.getMessage());
            String remedy = "give --api-key-file, or the variable STRIPE_API_KEY";
            findings.add(
                    isTried
                            ? Finding.warning("key", message + "; the worker alone has tried it", remedy)
                            : Finding.failure("key", message, remedy));
        }
    }

    private void database(LocalSettings sink) throws IOException {
        try {
            if (database.isGiven(sink)) {
                findings.addAll(new DatabaseCheck(database.access(sink), database.schema(sink)).findings());
            } else {
                findings.add(Finding.warning(
                        "database",
                        "none is given",
                        "give --database-url, or a pipeline's file, to check one as well"));
            }
        } catch (CommandFailure e) {
            findings.add(Finding.failure(
                    "database", String.valueOf(e.getMessage()), "correct it by --database-url and its fellows"));
        }
    }

    private void print(PrintWriter out) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("ok", findings.stream().noneMatch(Finding::isFailure));
        ArrayNode checks = json.putArray("checks");
        List<String> lines = new ArrayList<>();
        int width = findings.stream()
                .mapToInt(finding -> finding.subject().length())
                .max()
                .orElse(1);
        for (Finding finding : findings) {
            checks.addObject()
                    .put("level", finding.level().word())
                    .put("subject", finding.subject())
                    .put("message", finding.message())
                    .put("remedy", finding.remedy());
            lines.add(String.format(
                    Locale.ROOT,
                    "%-7s  %-" + width + "s  %s",
                    finding.level().word(),
                    finding.subject(),
                    finding.message()));
            if (!finding.remedy().isEmpty()) {
                lines.add(" ".repeat(width + 11) + "-> " + finding.remedy());
            }
        }
        output.print(out, json, lines);
    }
}
