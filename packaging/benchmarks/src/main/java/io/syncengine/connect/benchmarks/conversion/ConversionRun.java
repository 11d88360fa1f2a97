// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.conversion;

import io.syncengine.connect.benchmarks.measure.Conversion;
import io.syncengine.connect.benchmarks.measure.ConversionResult;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Has JMH measure conversions. */
final class ConversionRun {

    /** What JMH's profiler calls the bytes that an operation takes. */
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Effort effort;
    private final PrintStream progress;

    /** @param progress takes what JMH says meanwhile */
    ConversionRun(Effort effort, PrintStream progress) {
        this.effort = effort;
        this.progress = progress;
    }

    /** In any order. */
    List<ConversionResult> run(Set<Conversion> conversions) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .shouldFailOnError(true)
                .addProfiler(GCProfiler.class)
                // Not those of this JVM, which is made to start fast.
                .jvmArgs("-Xms512m", "-Xmx512m", "-XX:+UseG1GC", "-Duser.timezone=UTC");
        effort.applyTo(options);
        for (Conversion conversion : conversions) {
            options.include("^" + Pattern.quote(Conversions.class.getName() + "." + conversion.method()) + "$");
        }
        List<ConversionResult> results = new ArrayList<>();
        Runner runner =
                new Runner(options.build(), OutputFormatFactory.createFormatInstance(progress, VerboseMode.NORMAL));
        for (RunResult result : runner.run()) {
            results.add(result(result));
        }
        return results;
    }

    private static ConversionResult result(RunResult result) {
        String name = result.getParams().getBenchmark();
        Result<?> time = result.getPrimaryResult();
        Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
        return new ConversionResult(
                Conversion.ofMethod(name.substring(name.lastIndexOf('.') + 1)),
                time.getScore(),
                time.getScoreError(),
                allocated == null ? Double.NaN : allocated.getScore());
    }
}
