// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import java.math.BigDecimal;

/** Numbers of any type into columns of numbers. What is not whole or too large for an integer column does not fit it. */
final class Numbers {

    private static final double LONG_LIMIT = 0x1p63;

    private Numbers() {}

    static FieldEncoder integer(long lowest, long highest, int bytes) {
        return (value, out) -> {
            if (!isWhole((Number) value)) {
                return false;
            }
            long number = ((Number) value).longValue();
            if (number < lowest || number > highest) {
                return false;
            }
            switch (bytes) {
                case 2 -> out.int16Field((int) number);
                case 4 -> out.int32Field((int) number);
                default -> out.int64Field(number);
            }
            return true;
        };
    }

    private static boolean isWhole(Number number) {
        if (number instanceof Double value) {
            return Math.rint(value) == value && value >= -LONG_LIMIT && value < LONG_LIMIT;
        }
        if (number instanceof BigDecimal value) {
            // The digits before the point are counted first: the exact value of 1e400000 would be large.
            return value.precision() - (long) value.scale() <= 19
                    && value.scale() < 20_000
                    && value.remainder(BigDecimal.ONE).signum() == 0
                    && value.toBigInteger().bitLength() < Long.SIZE;
        }
        return true;
    }

    /** The nearest that there is; an infinite one only for one that was infinite. */
    static boolean real(Object value, TupleBuffer out) {
        double given = ((Number) value).doubleValue();
        float nearest = (float) given;
        if (Float.isInfinite(nearest) && !isInfinite(value)) {
            return false;
        }
        out.int32Field(Float.floatToIntBits(nearest));
        return true;
    }

    static boolean doublePrecision(Object value, TupleBuffer out) {
        double nearest = ((Number) value).doubleValue();
        if (Double.isInfinite(nearest) && !isInfinite(value)) {
            return false;
        }
        out.int64Field(Double.doubleToLongBits(nearest));
        return true;
    }

    private static boolean isInfinite(Object value) {
        return value instanceof Double number && Double.isInfinite(number);
    }

    static boolean numeric(Object value, TupleBuffer out) {
        if (value instanceof BigDecimal decimal) {
            return NumericEncoder.write(decimal, out);
        }
        if (value instanceof Double number) {
            if (Double.isInfinite(number)) {
                return false;
            }
            if (Double.isNaN(number)) {
                NumericEncoder.writeNan(out);
                return true;
            }
            return NumericEncoder.write(BigDecimal.valueOf(number), out);
        }
        return NumericEncoder.write(BigDecimal.valueOf(((Number) value).longValue()), out);
    }
}
