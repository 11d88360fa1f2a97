// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.conversion;

import io.syncengine.connect.benchmarks.measure.Conversion;
import io.syncengine.connect.benchmarks.report.ConversionReport;
import io.syncengine.connect.benchmarks.report.Machine;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;

/** The command line of the benchmark of conversions. */
@Command(
        name = "packaging/benchmarks.sh conversions",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Measures by JMH what is done with each row on its way, without broker, worker and database.",
            "",
            "Rows are the wide ones of the comparison of sinks. What is told is how many times as long each conversion takes"
                    + " as the baseline of the same run; nothing else should run on the machine. The report goes to"
                    + " standard output.",
            ""
        },
        optionListHeading = "Options:%n")
public final class ConversionBenchmark implements Callable<Integer> {

    @Option(
            names = "--forks",
            paramLabel = "N",
            description = "JVMs in which each is measured. Default: ${DEFAULT-VALUE}.")
    private int forks = 2;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            description = "Seconds that it is measured in each, after as many to warm up. Default: ${DEFAULT-VALUE}.")
    private int iterations = 5;

    @Option(
            names = "--only",
            paramLabel = "LIST",
            hideParamSyntax = true,
            split = ",",
            description = "What is measured beside the baseline: ${COMPLETION-CANDIDATES}. Default: all.")
    private Set<Conversion> only = EnumSet.allOf(Conversion.class);

    @Option(names = "--output", paramLabel = "FILE", description = "Write the report there, too.")
    private @Nullable Path output;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help, and end.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    /** Runs it and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new ConversionBenchmark())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    @Override
    public Integer call() throws IOException, RunnerException {
        if (forks < 1 || iterations < 1) {
            throw new ParameterException(
                    new CommandLine(this), "benchmarks: --forks and --iterations have to be 1 or more");
        }
        Set<Conversion> measured = EnumSet.of(Conversion.BASELINE);
        measured.addAll(only);
        ConversionRun run = new ConversionRun(new Effort(forks, iterations), System.err);
        String table = new ConversionReport(run.run(measured)).text();
        String report = Machine.ofThis().describe() + "  \nMeasured by JMH: " + forks + " JVMs, " + iterations
                + " s in each; rows of 21 columns and 2.4 kB of JSON\n\n" + table;
        System.out.print(report);
        if (output != null) {
            Files.writeString(output, report);
        }
        return 0;
    }
}
