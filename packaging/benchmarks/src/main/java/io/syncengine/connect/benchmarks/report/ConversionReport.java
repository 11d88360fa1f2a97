// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.report;

import io.syncengine.connect.benchmarks.measure.Conversion;
import io.syncengine.connect.benchmarks.measure.ConversionResult;

import java.util.Comparator;
import java.util.List;

/** Conversions in the order in which they are listed, as multiples of the baseline of the same run. */
public final class ConversionReport {

    private final List<ConversionResult> results;

    public ConversionReport(List<ConversionResult> results) {
        this.results = results.stream()
                .sorted(Comparator.comparing(ConversionResult::conversion))
                .toList();
    }

    public String text() {
        MarkdownTable table = new MarkdownTable(List.of("one row", "× baseline", "µs", "± µs", "B of memory"));
        double baseline = baseline();
        for (ConversionResult result : results) {
            table.add(List.of(
                    result.conversion().title(),
                    Numbers.hundredths(result.micros() / baseline),
                    Numbers.hundredths(result.micros()),
                    Numbers.hundredths(result.error()),
                    Numbers.whole(result.bytes())));
        }
        return table.text();
    }

    /** NaN where it was not measured. */
    private double baseline() {
        return results.stream()
                .filter(result -> result.conversion() == Conversion.BASELINE)
                .mapToDouble(ConversionResult::micros)
                .findFirst()
                .orElse(Double.NaN);
    }
}
