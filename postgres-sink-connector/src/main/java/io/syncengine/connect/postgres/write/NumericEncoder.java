// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import java.math.BigDecimal;
import java.math.BigInteger;

/** {@code numeric} in the server's binary form: digits to the base 10,000, the place of the first, sign and scale. */
final class NumericEncoder {

    private static final int MAX_INTEGER_DIGITS = 131_072;
    private static final int MAX_SCALE = 16_383;
    private static final int GROUP = 4;
    private static final int NEGATIVE = 0x4000;
    private static final int NAN = 0xC000;
    private static final int HEADER = 8;

    private NumericEncoder() {}

    /** Writes a field; writes nothing and answers false if the number is too large or too fine. */
    static boolean write(BigDecimal value, TupleBuffer out) {
        if ((long) value.precision() - value.scale() > MAX_INTEGER_DIGITS || value.scale() > MAX_SCALE) {
            return false;
        }
        BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
        int scale = plain.scale();
        int padding = (GROUP - scale % GROUP) % GROUP;
        String digits = plain.unscaledValue()
                .abs()
                .multiply(BigInteger.TEN.pow(padding))
                .toString();
        int groups = (digits.length() + GROUP - 1) / GROUP;
        int last = groups;
        while (last > 0 && group(digits, groups, last - 1) == 0) {
            last--;
        }
        int weight = groups - (scale + padding) / GROUP - 1;
        boolean zero = last == 0;
        out.int32(HEADER + 2 * last);
        out.int16(last);
        out.int16(zero ? 0 : weight);
        out.int16(plain.signum() < 0 ? NEGATIVE : 0);
        out.int16(scale);
        for (int i = 0; i < last; i++) {
            out.int16(group(digits, groups, i));
        }
        return true;
    }

    static void writeNan(TupleBuffer out) {
        out.int32(HEADER);
        out.int16(0);
        out.int16(0);
        out.int16(NAN);
        out.int16(0);
    }

    /** The value of the group of that index, of so many, counted from the left; the first may have fewer digits. */
    private static int group(String digits, int groups, int index) {
        int end = digits.length() - (groups - 1 - index) * GROUP;
        int value = 0;
        for (int i = Math.max(0, end - GROUP); i < end; i++) {
            value = value * 10 + digits.charAt(i) - '0';
        }
        return value;
    }
}
