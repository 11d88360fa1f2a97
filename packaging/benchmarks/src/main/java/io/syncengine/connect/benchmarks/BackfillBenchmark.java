// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks;

import io.syncengine.connect.benchmarks.measure.Phase;
import io.syncengine.connect.benchmarks.measure.PhaseResult;
import io.syncengine.connect.benchmarks.report.Machine;
import io.syncengine.connect.benchmarks.report.Report;
import io.syncengine.connect.quickstart.QuickstartException;
import io.syncengine.connect.quickstart.runtime.ConnectRestException;
import io.syncengine.connect.quickstart.sync.Directories;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** The command line of the end-to-end benchmark. */
@Command(
        name = "packaging/benchmarks.sh",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Measures what a backfill costs on this machine: rows a second, CPU time a row by process, memory, calls.",
            "",
            "A simulated Stripe, a PostgreSQL, and a JVM with a Kafka broker and a Connect worker that loads the component"
                    + " archives; nothing else should run on the machine. The report goes to standard output.",
            ""
        },
        optionListHeading = "Options:%n")
public final class BackfillBenchmark implements Callable<Integer> {

    private static final int LEAST_ROWS = 1000;

    @Option(names = "--rows", paramLabel = "N", description = "Objects of the account. Default: ${DEFAULT-VALUE}.")
    private int rows = 100_000;

    @Option(
            names = "--streams",
            paramLabel = "LIST",
            hideParamSyntax = true,
            split = ",",
            description = "What they are: names or patterns. Default: charges.")
    private List<String> streams = List.of("charges");

    @Option(
            names = "--runs",
            paramLabel = "N",
            description =
                    "Repeat all, and report the run of median CPU time for each phase. Default: ${DEFAULT-VALUE}.")
    private int runs = 1;

    @Option(
            names = "--phases",
            paramLabel = "LIST",
            hideParamSyntax = true,
            split = ",",
            description = "What is measured: ${COMPLETION-CANDIDATES}; sink includes source. Default: all.")
    private Set<Phase> phases = EnumSet.allOf(Phase.class);

    @Option(
            names = "--jvm",
            paramLabel = "KIND",
            description = "The worker's JVM: production, as Kafka's scripts start it, parallel, or quickstart. Default:"
                    + " ${DEFAULT-VALUE}.")
    private WorkerJvm jvm = WorkerJvm.PRODUCTION;

    @Option(
            names = "--source-setting",
            paramLabel = "KEY=VALUE",
            description = "A setting of the source on top of, or instead of, the shipped ones. May be repeated.")
    private Map<String, String> source = Map.of();

    @Option(names = "--sink-setting", paramLabel = "KEY=VALUE", description = "The same for the sink.")
    private Map<String, String> sink = Map.of();

    @Option(names = "--worker-setting", paramLabel = "KEY=VALUE", description = "The same for the worker.")
    private Map<String, String> worker = Map.of();

    @Option(
            names = "--profile",
            description = "Record each worker with Java Flight Recorder, which costs some CPU time. Implies --keep.")
    private boolean profile;

    @Option(names = "--keep", description = "Leave logs, topics and database in the directory.")
    private boolean keep;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description =
                    "Where it works; what an earlier run left in it goes. Default: packaging/benchmarks/target/run in the checkout.")
    private @Nullable Path directory;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help, and end.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    /** Runs it and ends the JVM with its exit code. */
    public static void main(String[] args) {
        CommandLine command = new CommandLine(new BackfillBenchmark()).setCaseInsensitiveEnumValuesAllowed(true);
        command.setExecutionExceptionHandler((e, line, parsed) -> {
            if (e instanceof QuickstartException || e instanceof ConnectRestException) {
                line.getErr().println("benchmarks: " + e.getMessage());
            } else {
                e.printStackTrace(line.getErr());
            }
            return 1;
        });
        System.exit(command.execute(args));
    }

    @Override
    public Integer call() throws QuickstartException, IOException, SQLException, InterruptedException {
        if (rows < LEAST_ROWS) {
            throw new QuickstartException("--rows is " + rows + ": give " + LEAST_ROWS + " or more");
        }
        BenchmarkOptions options = options();
        List<PhaseResult> results = new ArrayList<>();
        try (Site site = Site.open(options)) {
            Benchmark benchmark = new Benchmark(options, site, System.err::println);
            for (int run = 1; run <= options.runs(); run++) {
                results.addAll(benchmark.run(run));
            }
        }
        System.out.println(Machine.ofThis().describe() + "  ");
        System.out.println(options.describe());
        System.out.println();
        System.out.print(new Report(results).text());
        if (!options.keep()) {
            Directories.delete(options.directory());
        }
        return 0;
    }

    private BenchmarkOptions options() {
        Path home = Path.of(System.getProperty("benchmarks.home", "."));
        Path chosen = directory;
        return new BenchmarkOptions(
                home,
                chosen != null ? chosen : home.resolve("packaging/benchmarks/target/run"),
                rows,
                streams,
                runs,
                phases,
                jvm,
                profile,
                keep || profile,
                source,
                sink,
                worker);
    }
}
