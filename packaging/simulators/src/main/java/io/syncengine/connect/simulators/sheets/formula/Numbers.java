// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.formula;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as people see them where no format says otherwise. */
public final class Numbers {
    private static final MathContext SHOWN = new MathContext(10, RoundingMode.HALF_UP);
    private static final MathContext SHORT = new MathContext(6, RoundingMode.HALF_UP);
    private static final double LARGE = 1e15;
    private static final double SMALL = 1e-9;

    private Numbers() {}

    /** Whole numbers in full, others with ten digits, very large and very small ones with a power of ten. */
    public static String plain(double number) {
        if (number == 0) {
            return "0";
        }
        double size = Math.abs(number);
        if (size >= LARGE || size < SMALL) {
            return scientific(number);
        }
        BigDecimal exact = BigDecimal.valueOf(number);
        BigDecimal shown = number == Math.rint(number) ? exact : exact.round(SHOWN);
        return shown.stripTrailingZeros().toPlainString();
    }

    private static String scientific(double number) {
        BigDecimal shown = BigDecimal.valueOf(number).round(SHORT).stripTrailingZeros();
        int power = shown.precision() - shown.scale() - 1;
        String digits = shown.scaleByPowerOfTen(-power).stripTrailingZeros().toPlainString();
        return digits + "E" + (power < 0 ? "-" : "+") + (Math.abs(power) < 10 ? "0" : "") + Math.abs(power);
    }
}
