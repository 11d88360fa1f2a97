// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.index;

import io.syncengine.connect.sheets.grid.CellRead;
import io.syncengine.connect.sheets.grid.SerialTime;
import io.syncengine.connect.sheets.policy.TimeCells;
import io.syncengine.connect.sheets.row.CellValue;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.OptionalLong;

/**
 * Reads the version of a row from its cell.
 *
 * @param zone of the spreadsheet
 */
public record Versions(TimeCells times, ZoneId zone) {

    /** Days that a serial number may be, 1900 to 9999: other numbers are no times. */
    private static final double LAST_DAY = 2_958_466;

    private static final double LAST_SECOND = 253_402_300_800d;

    /** Milliseconds since 1970; empty where the cell holds no time. */
    public OptionalLong millis(CellRead cell) {
        if (cell.value() instanceof CellValue.Text text) {
            try {
                return OptionalLong.of(
                        OffsetDateTime.parse(text.text()).toInstant().toEpochMilli());
            } catch (DateTimeException e) {
                return OptionalLong.empty();
            }
        }
        if (!(cell.value() instanceof CellValue.Number number) || number.number() < 0) {
            return OptionalLong.empty();
        }
        if (times == TimeCells.SERIAL) {
            return number.number() < LAST_DAY
                    ? OptionalLong.of(SerialTime.millis(number.number(), zone))
                    : OptionalLong.empty();
        }
        return number.number() < LAST_SECOND
                ? OptionalLong.of(Math.round(number.number() * 1000))
                : OptionalLong.empty();
    }
}
