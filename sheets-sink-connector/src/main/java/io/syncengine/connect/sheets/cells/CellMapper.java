// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.cells;

import io.syncengine.connect.protocol.ValueType;
import io.syncengine.connect.sheets.policy.TimeCells;
import io.syncengine.connect.sheets.row.CellValue;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;

/** Makes cells of the values of rows. For one thread. */
public final class CellMapper {

    /** Beyond, not every whole number is a double. */
    private static final long EXACT = 1L << 53;

    /** Digits before or after the point that are still written out. */
    private static final int PLAIN_DIGITS = 400;

    /** The years 1 to 9999; beyond, a number counts something else. */
    private static final long FIRST_SECOND = -62_135_596_800L;

    private static final long LAST_SECOND = 253_402_300_799L;
    private static final double NANOS = 1e9;

    private final CellRules rules;
    private final CellTexts texts;

    public CellMapper(CellRules rules) {
        this.rules = rules;
        this.texts = new CellTexts(rules.overflow());
    }

    /** What was changed in texts, for the metrics. */
    public CellTexts texts() {
        return texts;
    }

    /**
     * The cell of a value.
     *
     * @param type the value's; null only if the value is null
     * @param epoch whether a whole number counts seconds since 1970
     * @throws CellException if no cell can hold it
     */
    public CellValue cell(@Nullable ValueType type, @Nullable Object value, boolean epoch) throws CellException {
        if (type == null || value == null) {
            return CellValue.EMPTY;
        }
        return switch (type) {
            case BOOLEAN -> CellValue.bool((Boolean) value);
            case INT32, INT64 -> whole(((Number) value).longValue(), epoch);
            case FLOAT64 -> floating((Double) value);
            case DECIMAL -> decimal((BigDecimal) value);
            case TIMESTAMP -> moment((Instant) value);
            case BYTES -> text(Base64.getEncoder().encodeToString((byte[]) value));
            case STRING, JSON -> text((String) value);
            case DATE, TIME, UUID -> text(value.toString());
        };
    }

    /**
     * The cell of a text.
     *
     * @throws CellException if it is too long
     */
    public CellValue text(String value) throws CellException {
        String clean = texts.clean(value);
        return CellValue.text(texts.fit(rules.guarded() ? CellTexts.guard(clean) : clean));
    }

    /** The cell of a moment that people look at. */
    public CellValue moment(Instant value) {
        return rules.timestamps() == TimeCells.SERIAL && isDate(value.getEpochSecond())
                ? new CellValue.Moment(value.toEpochMilli())
                : exact(value);
    }

    /** The cell of a moment from which it can be read back to the millisecond, wherever the spreadsheet is. */
    public CellValue exact(Instant value) {
        return rules.timestamps() == TimeCells.EPOCH
                ? CellValue.number(value.getEpochSecond() + value.getNano() / NANOS)
                : CellValue.text(value.toString());
    }

    private CellValue whole(long value, boolean epoch) {
        if (epoch && isDate(value)) {
            return moment(Instant.ofEpochSecond(value));
        }
        boolean exact = value >= -EXACT && value <= EXACT;
        return exact && rules.integers() == NumberForm.NUMBER
                ? CellValue.number(value)
                : CellValue.text(Long.toString(value));
    }

    private static boolean isDate(long second) {
        return second >= FIRST_SECOND && second <= LAST_SECOND;
    }

    private static CellValue floating(double value) {
        return Double.isFinite(value) ? CellValue.number(value) : CellValue.text(Double.toString(value));
    }

    private static CellValue digits(BigDecimal value) {
        boolean plain = Math.abs((long) value.scale()) + value.precision() <= PLAIN_DIGITS;
        return CellValue.text(plain ? value.toPlainString() : value.toString());
    }

    private CellValue decimal(BigDecimal value) {
        double number = value.doubleValue();
        return rules.decimals() == NumberForm.NUMBER && Double.isFinite(number)
                ? CellValue.number(number)
                : digits(value);
    }
}
