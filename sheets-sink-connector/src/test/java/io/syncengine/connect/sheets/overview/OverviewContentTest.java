// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.sheets.row.CellText;
import io.syncengine.connect.sheets.row.CellValue;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

final class OverviewContentTest {

    private static final Instant NOW = Instant.parse("2026-05-06T12:00:00.999Z");

    private static List<List<String>> texts(List<List<CellValue>> cells) {
        return cells.stream()
                .map(line -> line.stream().map(CellText::of).toList())
                .toList();
    }

    @Test
    void tellsWhoWritesAndWhatEachTabHolds() {
        List<TabState> tabs = List.of(
                new TabState("Charges 2026", "charges", 1234, NOW.minusSeconds(5), 0, 0),
                new TabState("refunds", "refunds", 0, null, 2, 0),
                new TabState("payouts", "payouts", 7, NOW, 2, 1));

        List<List<CellValue>> cells = new OverviewContent("my-sheet").cells(List.of("acct_1"), tabs, NOW);

        assertThat(texts(cells))
                .contains(
                        List.of("Connector", "my-sheet", "", "", "", "", ""),
                        List.of("Stripe account", "acct_1", "", "", "", "", ""),
                        List.of("As of (UTC)", "2026-05-06 12:00:00", "", "", "", "", ""),
                        List.of("Charges 2026", "charges", "1234", "2026-05-06 11:59:55", "in sync", "0", "0"),
                        List.of("refunds", "refunds", "0", "", "check: rows rejected", "2", "0"),
                        List.of("payouts", "payouts", "7", "2026-05-06 12:00:00", "check: rows overwritten", "2", "1"));
        assertThat(cells).allSatisfy(line -> assertThat(line).hasSize(OverviewContent.COLUMNS));
        assertThat(texts(cells).get(OverviewContent.headLine())).startsWith("Tab", "Stream");
    }

    @Test
    void moreTabsMoveNothing() {
        OverviewContent content = new OverviewContent("c");
        List<List<CellValue>> none = content.cells(List.of(), List.of(), NOW);

        assertThat(content.cells(List.of(), List.of(new TabState("a", "a", 1, null, 0, 0)), NOW))
                .startsWith(none.toArray(List[]::new))
                .hasSize(none.size() + 1);
        assertThat(texts(none)).contains(List.of("Stripe account", "not known yet", "", "", "", "", ""));
    }
}
