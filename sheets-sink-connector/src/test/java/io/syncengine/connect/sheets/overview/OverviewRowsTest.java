// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.sheets.layout.Streams;
import io.syncengine.connect.sheets.row.CellText;
import io.syncengine.connect.sheets.row.RowKey;
import io.syncengine.connect.sheets.row.SheetRow;
import io.syncengine.connect.testing.ManualClock;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

final class OverviewRowsTest {

    private final TabStates states = new TabStates();
    private final OverviewRows overview = new OverviewRows("my-sheet", states, new ManualClock());

    private static Map<String, String> texts(SheetRow row) {
        return row.cells().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, cell -> CellText.of(cell.getValue())));
    }

    @Test
    void theFirstRowSaysWhatAllThisIs() {
        assertThat(overview.rows()).singleElement().satisfies(row -> {
            assertThat(row.stream()).isEqualTo(Streams.OVERVIEW);
            assertThat(row.key()).isEqualTo(RowKey.of(List.of("About")));
            assertThat(texts(row))
                    .as("nothing beside the text, which is long")
                    .containsOnlyKeys("Stream", "Tab")
                    .containsEntry("Stream", "About")
                    .hasEntrySatisfying("Tab", text -> assertThat(text).contains("add your own columns freely"));
        });
    }

    @Test
    void everyStreamHasARow() {
        states.seen("charges", "Charges 2026", 1234);
        states.wrote("charges", Instant.parse("2026-05-06T12:00:00.999Z"));
        states.account("charges", "acct_2");
        states.account("charges", "acct_1");
        states.account("charges", "");
        states.rejected("refunds");

        List<SheetRow> rows = overview.rows();

        assertThat(rows).hasSize(3);
        assertThat(texts(rows.get(1)))
                .containsEntry("Stream", "charges")
                .containsEntry("Tab", "Charges 2026")
                .containsEntry("Rows", "1234")
                .containsEntry("Last write (UTC)", "2026-05-06 12:00:00")
                .containsEntry("State", "in sync")
                .containsEntry("Rejected", "0")
                .containsEntry("Stripe account", "acct_1, acct_2")
                .containsEntry("Connector", "my-sheet");
        assertThat(texts(rows.get(2)))
                .containsEntry("Tab", "")
                .containsEntry("Last write (UTC)", "")
                .containsEntry("State", "check: rows were rejected")
                .containsEntry("Rejected", "1");
    }

    @Test
    void damageIsWorseThanRejection() {
        states.rejected("refunds");
        states.overwritten("refunds", 2);

        assertThat(texts(overview.rows().get(1)))
                .containsEntry("State", "check: rows were overwritten")
                .containsEntry("Overwritten", "2");
    }

    @Test
    void accountsWithoutEndAreNotListed() {
        for (int i = 0; i < 100; i++) {
            states.account("charges", "acct_" + i);
        }

        assertThat(texts(overview.rows().get(1)).get("Stripe account"))
                .endsWith(", …")
                .hasSizeLessThan(60);
    }
}
