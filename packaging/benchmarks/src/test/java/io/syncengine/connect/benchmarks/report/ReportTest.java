// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.benchmarks.measure.Part;
import io.syncengine.connect.benchmarks.measure.Phase;
import io.syncengine.connect.benchmarks.measure.PhaseResult;
import io.syncengine.connect.benchmarks.measure.Span;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class ReportTest {

    private static Span span(double rows, double seconds, double worker, Map<String, Double> threads) {
        return new Span(
                rows,
                seconds,
                Map.of(
                        Part.WORKER, worker * rows,
                        Part.DATABASE, 70 * rows,
                        Part.ACCOUNT, 30 * rows,
                        Part.DRIVER, Double.NaN),
                threads);
    }

    private static PhaseResult result(Phase phase, double worker) {
        return new PhaseResult(
                phase,
                span(2_000, 4, worker, Map.of("stripe-http-1", 40_000.0, "C2 CompilerThre", 2_000.0, "main", 10.0)),
                span(1_000, 1, worker / 2, Map.of("stripe-http-1", 15_000.0, "stripe-http-2", 1_000.0)),
                300 * 1024 * 1024,
                24);
    }

    @Test
    void showsEachPhaseWholeAndItsSecondHalf() {
        String text = new Report(List.of(result(Phase.TOGETHER, 195))).text();

        assertThat(cells(text, "source and sink"))
                .containsExactly(
                        "source and sink",
                        "2,000",
                        "500",
                        "195.0",
                        "1.00",
                        "1.63",
                        "70.0",
                        "30.0",
                        "n/a",
                        "300",
                        "12.0");
        assertThat(cells(text, "– second half"))
                .containsExactly(
                        "– second half", "1,000", "1,000", "97.5", "0.50", "0.81", "70.0", "30.0", "n/a", "", "");
    }

    @Test
    void dealsTheWorkersTimeToItsThreads() {
        String text = new Report(List.of(result(Phase.TOGETHER, 195))).text();

        assertThat(cells(text, "source: calls")).containsExactly("source: calls and answers", "20.0 / 16.0");
        assertThat(cells(text, "just-in-time")).containsExactly("just-in-time compilers", "1.0 / 0.0");
        assertThat(cells(text, "other")).containsExactly("other", "0.0 / 0.0");
    }

    @Test
    void showsTheMedianRunOfEachPhaseInTheOrderOfPhases() {
        String text = new Report(List.of(
                        result(Phase.SOURCE, 90),
                        result(Phase.TOGETHER, 300),
                        result(Phase.SOURCE, 70),
                        result(Phase.TOGETHER, 100),
                        result(Phase.TOGETHER, 200)))
                .text();

        assertThat(cells(text, "source and sink")).contains("200.0");
        assertThat(cells(text, "source only")).contains("70.0");
        assertThat(text.indexOf("| source and sink")).isLessThan(text.indexOf("| source only"));
    }

    @Test
    void leavesCallsOutWhereNoneAreMade() {
        assertThat(cells(new Report(List.of(result(Phase.SINK, 90))).text(), "sink only"))
                .endsWith("300", "");
    }

    private static List<String> cells(String text, String begin) {
        String line = text.lines()
                .filter(each -> each.startsWith("| " + begin))
                .findFirst()
                .orElseThrow();
        return List.of(line.substring(1, line.length() - 1).split("\\|", -1)).stream()
                .map(String::strip)
                .toList();
    }
}
