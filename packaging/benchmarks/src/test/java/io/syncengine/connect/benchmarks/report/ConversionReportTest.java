// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.benchmarks.measure.Conversion;
import io.syncengine.connect.benchmarks.measure.ConversionResult;
import org.junit.jupiter.api.Test;

import java.util.List;

class ConversionReportTest {

    private static final ConversionResult BASELINE = new ConversionResult(Conversion.BASELINE, 0.5, 0.01, 2480);
    private static final ConversionResult ROW = new ConversionResult(Conversion.STRUCT_TO_ROW, 1.25, Double.NaN, 600);

    @Test
    void givesMultiplesOfTheBaseline() {
        assertThat(new ConversionReport(List.of(ROW, BASELINE)).text()).isEqualTo("""
                | one row                                   | × baseline |   µs | ± µs | B of memory |
                |-------------------------------------------|-----------:|-----:|-----:|------------:|
                | JSON text of the row to UTF-8, by the JDK |       1.00 | 0.50 | 0.01 |       2,480 |
                | sink: Struct to row                       |       2.50 | 1.25 |  n/a |         600 |
                """);
    }

    @Test
    void hasNoMultiplesWithoutABaseline() {
        assertThat(new ConversionReport(List.of(ROW)).text()).contains("|        n/a | 1.25 |");
    }
}
