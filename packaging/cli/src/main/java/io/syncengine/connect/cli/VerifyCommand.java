// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.syncengine.connect.cli.database.DatabaseAccess;
import io.syncengine.connect.cli.drift.DriftText;
import io.syncengine.connect.cli.drift.SourceSelection;
import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.outcome.ExitCode;
import io.syncengine.connect.cli.pipeline.LocalSettings;
import io.syncengine.connect.cli.pipeline.Pipeline;
import io.syncengine.connect.cli.worker.ConnectorClass;
import io.syncengine.connect.verify.DriftCheck;
import io.syncengine.connect.verify.DriftCheckException;
import io.syncengine.connect.verify.DriftReport;
import io.syncengine.connect.verify.Selection;
import io.syncengine.connect.verify.StreamDrift;
import io.syncengine.connect.verify.Target;
import io.syncengine.connect.verify.Tolerance;
import io.syncengine.connect.verify.account.StripeAccess;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/** Compares an account with the tables that it was synced into. */
@Command(
        name = "verify",
        description = {
            "Compare an account with its tables: count rows that are missing, stale (other contents) or extra (gone at"
                    + " Stripe), and name some. Both sides may change meanwhile: a row that differs is looked at again after"
                    + " --settle seconds.",
            "",
            "Reads every list once, as a first sync does. Ends with 0 where no row differs, with 3 where one does, and with"
                    + " 1 where none does but a stream could not be compared."
        })
final class VerifyCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_SETTLE = 3600;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private AccountOptions account = new AccountOptions();

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private RateOptions rate = new RateOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private StreamOptions streams = new StreamOptions();

    @Mixin
    private PipelineParameter file = new PipelineParameter();

    @Option(
            names = "--accounts",
            paramLabel = "LIST",
            split = ",",
            description =
                    "Connected accounts as well: all, or their ids. Default: stripe.connected.accounts of the source.")
    private List<String> accounts = List.of();

    @Option(
            names = "--ignore",
            paramLabel = "STREAM.MEMBER",
            split = ",",
            description = "Members of objects that do not count, such as *.metadata. Those that the source redacts or"
                    + " expands never do.")
    private List<String> ignored = List.of();

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Time in which a change has to arrive in its table. Default: ${DEFAULT-VALUE}.")
    private int settle;

    @Override
    public Integer call() throws CommandFailure, IOException, DriftCheckException, InterruptedException {
        if (settle < 0 || settle > MAX_SETTLE) {
            throw CommandFailure.usage("--settle must lie between 0 and " + MAX_SETTLE);
        }
        double callsPerSecond = rate.callsPerSecond();
        Plugins.require();
        Pipeline pipeline = file.read();
        LocalSettings source = pipeline.ofClass(ConnectorClass.STRIPE_SOURCE);
        LocalSettings sink = pipeline.ofClass(ConnectorClass.POSTGRES_SINK);
        Selection selection = selection(source);
        StripeAccess access = account.access(source, callsPerSecond);
        Tolerance usual = Tolerance.usual();
        Tolerance tolerance = new Tolerance(Duration.ofSeconds(settle), usual.looks(), usual.rows(), usual.examples());
        DriftText text = new DriftText(!selection.accounts().isEmpty());
        PrintWriter progress = spec().commandLine().getErr();
        DriftReport report = new DriftCheck(access, target(sink), selection, tolerance).run(stream -> {
            progress.println(text.progress(stream));
            progress.flush();
        });
        output.print(spec().commandLine().getOut(), JSON.readTree(report.toJson()), text.of(report));
        return exitCode(report);
    }

    private Selection selection(LocalSettings source) throws CommandFailure, IOException {
        SourceSelection configured = new SourceSelection(source);
        try {
            return Selection.usual()
                    .withStreams(streams.include(source), streams.exclude(source))
                    .withAccounts(accounts.isEmpty() ? configured.accounts() : accounts)
                    .withIgnored(configured.ignored())
                    .withIgnored(ignored);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--ignore: " + e.getMessage());
        }
    }

    private Target target(LocalSettings sink) throws CommandFailure, IOException {
        String format = database.tableFormat(sink);
        String schema = database.schema(sink);
        DatabaseAccess access = database.open(sink);
        return new Target(access::connect, schema, stream -> format.replace("${stream}", stream));
    }

    private static int exitCode(DriftReport report) {
        if (report.hasDrift()) {
            return ExitCode.UNHEALTHY;
        }
        boolean isAnyCompared =
                report.streams().stream().anyMatch(stream -> stream.state() == StreamDrift.State.COMPARED);
        return report.isComplete() && isAnyCompared ? ExitCode.OK : ExitCode.FAILURE;
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec, "picocli sets it");
    }
}
