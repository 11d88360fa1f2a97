// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.simulators.sheets.grid.Cell;
import io.syncengine.connect.simulators.sheets.grid.Formula;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import io.syncengine.connect.simulators.sheets.grid.Workbook;
import io.syncengine.connect.simulators.sheets.render.CellText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalculatorTest {
    private final Workbook workbook = Workbook.empty("w", "W");
    private final Sheet sheet = workbook.add(0, "My books", 10, 5, 0);

    private String shown(String formula) {
        Cell[] cells = {
            Cell.number(3),
            Cell.number(4),
            Cell.text("five"),
            Cell.flag(true),
            Cell.EMPTY.withFormula(new Formula(formula))
        };
        sheet.row(0, sheet.row(0).with(0, 5, column -> cells[column]));
        return CellText.of(new Calculator(workbook).value(sheet, 0, 4), null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "= 1 / 1024|0.0009765625",
                "=1+2*3^2|19",
                "=-2^2|4",
                "=(1+2)*3%|0.09",
                "=A1&\"x\"&C1|3xfive",
                "=A1<B1|TRUE",
                "=\"a\"=\"A\"|TRUE",
                "=SUM(A1:D1)|7",
                "=SUM(A1:B1, 10)|17",
                "=COUNTA(A1:D1)|4",
                "=COUNTIF(A1:B1, \">3\")|1",
                "=SUMIF(A1:B1, 3)|3",
                "=AVERAGE('My books'!A1:B1)|3.5",
                "=IF(D1, \"yes\", \"no\")|yes",
                "=IFERROR(1/0, \"none\")|none",
                "=MAX(A:A)|3",
                "=ROUND(2.345, 2)|2.35",
                "=ROW()|1",
                "=C1+1|#VALUE!",
                "=A1/0|#DIV/0!",
                "=E1|#REF!",
                "=Elsewhere!A1|#REF!",
                "=NOSUCH(1)|#NAME?",
                "=1+|#ERROR!"
            },
            quoteCharacter = '`')
    void comesTo(String formula, String shown) {
        assertThat(shown(formula)).isEqualTo(shown);
    }
}
