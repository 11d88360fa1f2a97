// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.sheets.grid.SheetsException;
import io.syncengine.connect.sheets.row.CellValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Rows that Google does not take, among others that it does. */
final class PoisonTest {

    private static final int ROWS = 40;
    private static final CellValue TOO_LONG = CellValue.text("x".repeat(50_001));

    private SinkUnderTest sink;

    @BeforeEach
    void start() throws Exception {
        sink = new SinkUnderTest(1);
        sink.start();
        sink.log.upsert("ch_0", 1, Map.of("text", CellValue.text("there")));
        sink.drain();
    }

    private void rows(Set<Integer> poison) {
        for (int id = 0; id < ROWS; id++) {
            sink.log.upsert("ch_" + id, 5, Map.of("text", poison.contains(id) ? TOO_LONG : CellValue.text("fine")));
        }
    }

    private void assertOnlyThoseAreLeftOut(Set<Integer> poison) throws Exception {
        rows(poison);

        sink.drain();

        Set<String> left = new TreeSet<>();
        SheetCheck.rows(sink).forEach((id, cells) -> {
            if ("fine".equals(cells.get("text"))) {
                left.add(id);
            }
        });
        Set<String> expected = new TreeSet<>();
        for (int id = 0; id < ROWS; id++) {
            if (!poison.contains(id)) {
                expected.add("ch_" + id);
            }
        }
        assertThat(left).isEqualTo(expected);
        assertThat(sink.log.rejected())
                .hasSize(poison.size())
                .allMatch(text -> text.contains("Google refuses the row"));
        assertThat(sink.log.rejected().stream().map(text -> text.split(":")[0]))
                .containsExactlyInAnyOrderElementsOf(
                        poison.stream().map(id -> "ch_" + id).toList());
    }

    @Test
    void aNewRowIsRejectedAlone() throws Exception {
        int before = sink.requests;

        assertOnlyThoseAreLeftOut(Set.of(23));

        assertThat(sink.requests - before)
                .as("halves, halves of halves, and what is asked about each refusal")
                .isLessThan(100);
    }

    @Test
    void aChangedRowIsRejectedAndKeepsWhatItHad() throws Exception {
        assertOnlyThoseAreLeftOut(Set.of(0));

        assertThat(SheetCheck.rows(sink).get("ch_0")).containsEntry("text", "there");
    }

    @Test
    void severalAreRejectedTogether() throws Exception {
        assertOnlyThoseAreLeftOut(Set.of(0, 1, 17, 39));
    }

    @Test
    void whatNoRowIsAtFaultForEndsTheTask() {
        sink.edit("[{'addProtectedRange':{'protectedRange':{'range':{'sheetId':"
                + sink.tab().id() + "},'warningOnly':false,'editors':{'users':['person@example.com']}}}}]");
        rows(Set.of());

        assertThatThrownBy(() -> sink.drain())
                .isInstanceOf(SheetsException.class)
                .hasMessageContaining("protected");
        assertThat(sink.log.rejected()).isEmpty();
    }
}
