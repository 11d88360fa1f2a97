// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

final class RowKeyTest {

    @Test
    void isAJsonArrayOfTheTextsOfItsCells() {
        assertThat(RowKey.of(List.of("cus_1", "acct_1")).canonical()).isEqualTo("[\"cus_1\",\"acct_1\"]");
        assertThat(RowKey.of(List.of("a\"b\\c\n", "")).canonical()).isEqualTo("[\"a\\\"b\\\\c\\u000a\",\"\"]");
    }

    @Test
    void keepsPartsApartWhateverTheyHold() {
        assertThat(RowKey.of(List.of("a\",\"b", ""))).isNotEqualTo(RowKey.of(List.of("a", "b\",\"")));
        assertThat(RowKey.of(List.of("a", "b"))).isNotEqualTo(RowKey.of(List.of("a,b")));
    }

    @Test
    void isTheSameForANumberAndItsText() {
        assertThat(CellText.of(CellValue.number(42))).isEqualTo("42");
        assertThat(CellText.of(CellValue.number(-0.0))).isEqualTo("0");
        assertThat(CellText.of(CellValue.number(1_234_567_890_123d))).isEqualTo("1234567890123");
        assertThat(CellText.of(CellValue.number(1.5e-7))).isEqualTo("0.00000015");
        assertThat(CellText.of(CellValue.text("42"))).isEqualTo("42");
        assertThat(CellText.of(CellValue.bool(true))).isEqualTo("TRUE");
        assertThat(CellText.of(CellValue.EMPTY)).isEmpty();
    }

    @Test
    void isNotShown() {
        assertThat(RowKey.of(List.of("cus_secret"))).asString().doesNotContain("secret");
    }
}
