// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.protocol.ValueType;
import io.syncengine.connect.sheets.policy.TimeCells;
import io.syncengine.connect.sheets.row.CellValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.UUID;

final class CellMapperTest {

    private static final long EXACT = 1L << 53;
    private static final Instant MOMENT = Instant.parse("2026-05-06T12:00:00.250Z");

    private final CellMapper mapper = new CellMapper(CellRules.DEFAULT);

    private static CellMapper with(NumberForm integers, NumberForm decimals, TimeCells times) {
        return new CellMapper(new CellRules(integers, decimals, times, CellOverflow.ERROR, Set.of(), false));
    }

    private CellValue cell(ValueType type, Object value) throws CellException {
        return mapper.cell(type, value, false);
    }

    @ParameterizedTest
    @EnumSource(ValueType.class)
    void nullIsNothing(ValueType type) throws CellException {
        assertThat(cell(type, null)).isEqualTo(CellValue.EMPTY);
        assertThat(cell(null, null)).isEqualTo(CellValue.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@x",
                "'x",
                "00123",
                "1E5",
                "TRUE",
                "2026-01-01",
                "https://example.com",
                "\uD83D\uDE00",
                "a\nb",
                "a\tb",
                " "
            })
    void textStaysTheTextItIs(String text) throws CellException {
        assertThat(cell(ValueType.STRING, text)).isEqualTo(new CellValue.Text(text));
        assertThat(cell(ValueType.JSON, text)).isEqualTo(new CellValue.Text(text));
        assertThat(mapper.texts().cleaned()).isZero();
    }

    @Test
    void anEmptyTextIsNothing() throws CellException {
        assertThat(cell(ValueType.STRING, "")).isEqualTo(CellValue.EMPTY);
    }

    @Test
    void wholeNumbersAreNumbersAsLongAsNoneIsRounded() throws CellException {
        assertThat(cell(ValueType.INT64, EXACT)).isEqualTo(CellValue.number(EXACT));
        assertThat(cell(ValueType.INT64, -EXACT)).isEqualTo(CellValue.number(-EXACT));
        assertThat(cell(ValueType.INT64, EXACT + 1)).isEqualTo(CellValue.text("9007199254740993"));
        assertThat(cell(ValueType.INT64, Long.MIN_VALUE)).isEqualTo(CellValue.text("-9223372036854775808"));
        assertThat(cell(ValueType.INT32, 7)).isEqualTo(CellValue.number(7));
    }

    @Test
    void wholeNumbersAreTextWhereThatIsWanted() throws CellException {
        CellMapper texts = with(NumberForm.TEXT, NumberForm.TEXT, TimeCells.ISO);

        assertThat(texts.cell(ValueType.INT64, 42L, false)).isEqualTo(CellValue.text("42"));
    }

    @Test
    void numbersThatAreNoneAreText() throws CellException {
        assertThat(cell(ValueType.FLOAT64, 1.5)).isEqualTo(CellValue.number(1.5));
        assertThat(cell(ValueType.FLOAT64, Double.NaN)).isEqualTo(CellValue.text("NaN"));
        assertThat(cell(ValueType.FLOAT64, Double.NEGATIVE_INFINITY)).isEqualTo(CellValue.text("-Infinity"));
    }

    @ParameterizedTest
    @CsvSource({"0.10, 0.10", "1E5, 100000", "12345678901234567890.123456789, 12345678901234567890.123456789"})
    void decimalsKeepEveryDigit(BigDecimal value, String text) throws CellException {
        assertThat(cell(ValueType.DECIMAL, value)).isEqualTo(CellValue.text(text));
    }

    @Test
    void decimalsWithAnExponentWithoutEndAreNotWrittenOut() throws CellException {
        assertThat(cell(ValueType.DECIMAL, new BigDecimal("1E+1000000"))).isEqualTo(CellValue.text("1E+1000000"));
    }

    @Test
    void decimalsAreNumbersWhereThatIsWanted() throws CellException {
        CellMapper numbers = with(NumberForm.NUMBER, NumberForm.NUMBER, TimeCells.ISO);

        assertThat(numbers.cell(ValueType.DECIMAL, new BigDecimal("0.10"), false))
                .isEqualTo(CellValue.number(0.1));
        assertThat(numbers.cell(ValueType.DECIMAL, new BigDecimal("1E+400"), false))
                .isInstanceOf(CellValue.Text.class);
    }

    @Test
    void momentsAreWrittenInThreeWays() throws CellException {
        assertThat(cell(ValueType.TIMESTAMP, MOMENT)).isEqualTo(CellValue.text("2026-05-06T12:00:00.250Z"));
        assertThat(with(NumberForm.NUMBER, NumberForm.TEXT, TimeCells.EPOCH).cell(ValueType.TIMESTAMP, MOMENT, false))
                .isEqualTo(CellValue.number(1_778_068_800.25));
        CellMapper serial = with(NumberForm.NUMBER, NumberForm.TEXT, TimeCells.SERIAL);
        assertThat(serial.cell(ValueType.TIMESTAMP, MOMENT, false))
                .isEqualTo(new CellValue.Moment(MOMENT.toEpochMilli()));
        assertThat(serial.exact(MOMENT)).isEqualTo(CellValue.text("2026-05-06T12:00:00.250Z"));
    }

    @Test
    void numbersOfSecondsAreMomentsIfSomebodySaysSo() throws CellException {
        assertThat(mapper.cell(ValueType.INT64, 1_778_068_800L, true))
                .isEqualTo(CellValue.text("2026-05-06T12:00:00Z"));
        assertThat(mapper.cell(ValueType.INT64, 1_778_068_800_000L, true))
                .as("milliseconds are no seconds")
                .isEqualTo(CellValue.number(1_778_068_800_000L));
    }

    @Test
    void theRestIsText() throws CellException {
        UUID id = UUID.fromString("8c5c0d8e-7d3f-4b11-9a43-111111111111");

        assertThat(cell(ValueType.BOOLEAN, true)).isEqualTo(CellValue.bool(true));
        assertThat(cell(ValueType.BYTES, new byte[] {0, (byte) 255})).isEqualTo(CellValue.text("AP8="));
        assertThat(cell(ValueType.DATE, LocalDate.of(2026, 1, 2))).isEqualTo(CellValue.text("2026-01-02"));
        assertThat(cell(ValueType.TIME, LocalTime.of(1, 2, 3))).isEqualTo(CellValue.text("01:02:03"));
        assertThat(cell(ValueType.UUID, id)).isEqualTo(CellValue.text(id.toString()));
    }

    @Test
    void exportsAreGuardedIfSomebodySaysSo() throws CellException {
        CellMapper guarding = new CellMapper(
                new CellRules(NumberForm.NUMBER, NumberForm.TEXT, TimeCells.ISO, CellOverflow.ERROR, Set.of(), true));

        for (String risky : new String[] {"=1", "+1", "-1", "@x", "\tx", "\rx"}) {
            assertThat(guarding.cell(ValueType.STRING, risky, false)).isEqualTo(CellValue.text("'" + risky));
        }
        assertThat(guarding.cell(ValueType.STRING, "1=1", false)).isEqualTo(CellValue.text("1=1"));
        assertThat(guarding.cell(ValueType.INT64, -1L, false)).isEqualTo(CellValue.number(-1));
        assertThat(guarding.cell(ValueType.STRING, "", false)).isEqualTo(CellValue.EMPTY);
    }

    @Test
    void aTextThatIsTooLongIsRefusedWithoutBeingQuoted() throws CellException {
        String longest = "x".repeat(CellTexts.LIMIT);

        assertThat(cell(ValueType.STRING, longest)).isEqualTo(CellValue.text(longest));
        assertThatThrownBy(() -> cell(ValueType.STRING, longest + "y"))
                .isInstanceOf(CellException.class)
                .hasMessageContaining("50001")
                .hasMessageContaining("cell.overflow=truncate")
                .hasMessageNotContaining("xx");
    }
}
