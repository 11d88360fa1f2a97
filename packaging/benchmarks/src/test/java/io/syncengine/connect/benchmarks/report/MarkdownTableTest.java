// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.List;

class MarkdownTableTest {

    @Test
    void alignsTextLeftAndNumbersRight() {
        MarkdownTable table = new MarkdownTable(List.of("phase", "rows"));
        table.add(List.of("source only", "7"));
        table.add(List.of("", "100,000"));

        assertThat(table.text()).isEqualTo("""
                | phase       |    rows |
                |-------------|--------:|
                | source only |       7 |
                |             | 100,000 |
                """);
    }

    @Test
    void refusesALineThatDoesNotFit() {
        MarkdownTable table = new MarkdownTable(List.of("phase", "rows"));

        assertThatIllegalArgumentException().isThrownBy(() -> table.add(List.of("alone")));
    }
}
