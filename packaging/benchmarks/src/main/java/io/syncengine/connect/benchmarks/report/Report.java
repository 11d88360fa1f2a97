// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.report;

import io.syncengine.connect.benchmarks.measure.Part;
import io.syncengine.connect.benchmarks.measure.Phase;
import io.syncengine.connect.benchmarks.measure.PhaseResult;
import io.syncengine.connect.benchmarks.measure.Span;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The results of all runs as two tables: what each phase cost, and which of the worker's threads it cost. */
public final class Report {

    /** CPU time that broker and worker may spend on a row, in microseconds. */
    private static final double BUDGET = 195;

    /** What they should spend. */
    private static final double AIM = 120;

    private final List<PhaseResult> results = new ArrayList<>();

    /** @param all of several runs; for each phase the one of median CPU time is shown */
    public Report(List<PhaseResult> all) {
        for (Phase phase : Phase.values()) {
            List<PhaseResult> ofPhase = all.stream()
                    .filter(result -> result.phase() == phase)
                    .sorted(Comparator.comparingDouble(result -> result.whole().microsPerRow(Part.WORKER)))
                    .toList();
            if (!ofPhase.isEmpty()) {
                results.add(ofPhase.get((ofPhase.size() - 1) / 2));
            }
        }
    }

    public String text() {
        return costs() + "\nCPU time of the worker's threads in µs a row, whole run / second half:\n\n" + threads();
    }

    private String costs() {
        MarkdownTable table = new MarkdownTable(List.of(
                "CPU time in µs a row",
                "rows",
                "rows/s",
                "worker and broker",
                "of " + Numbers.whole(BUDGET),
                "of " + Numbers.whole(AIM),
                "PostgreSQL",
                "simulated Stripe",
                "this program",
                "worker's peak MiB",
                "list calls per 1,000 rows"));
        for (PhaseResult result : results) {
            table.add(line(
                    result.phase().title(),
                    result.whole(),
                    Numbers.mebibytes(result.peakBytes()),
                    result.phase() == Phase.SINK ? "" : Numbers.tenths(result.listCallsPerThousandRows())));
            table.add(line("– second half", result.secondHalf(), "", ""));
        }
        return table.text();
    }

    private static List<String> line(String title, Span span, String peak, String calls) {
        double worker = span.microsPerRow(Part.WORKER);
        return List.of(
                title,
                Numbers.whole(span.rows()),
                Numbers.whole(span.rowsPerSecond()),
                Numbers.tenths(worker),
                Numbers.hundredths(worker / BUDGET),
                Numbers.hundredths(worker / AIM),
                Numbers.tenths(span.microsPerRow(Part.DATABASE)),
                Numbers.tenths(span.microsPerRow(Part.ACCOUNT)),
                Numbers.tenths(span.microsPerRow(Part.DRIVER)),
                peak,
                calls);
    }

    private String threads() {
        List<String> titles = new ArrayList<>(List.of("threads"));
        results.forEach(result -> titles.add(result.phase().title()));
        MarkdownTable table = new MarkdownTable(titles);
        Map<String, List<String>> lines = new TreeMap<>();
        for (int column = 0; column < results.size(); column++) {
            Map<String, Double> whole = perRow(results.get(column).whole());
            Map<String, Double> half = perRow(results.get(column).secondHalf());
            for (String group : ThreadGroups.names()) {
                lines.computeIfAbsent(group, name -> new ArrayList<>())
                        .add(Numbers.tenths(whole.getOrDefault(group, 0.0)) + " / "
                                + Numbers.tenths(half.getOrDefault(group, 0.0)));
            }
        }
        for (String group : ThreadGroups.names()) {
            List<String> cells = new ArrayList<>(List.of(group));
            cells.addAll(lines.getOrDefault(group, List.of()));
            table.add(cells);
        }
        return table.text();
    }

    private static Map<String, Double> perRow(Span span) {
        Map<String, Double> micros = new TreeMap<>();
        span.threadMicros()
                .forEach((name, used) -> micros.merge(ThreadGroups.of(name), used / span.rows(), Double::sum));
        return micros;
    }
}
