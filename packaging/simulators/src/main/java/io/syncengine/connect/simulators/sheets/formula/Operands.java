// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.formula;

import io.syncengine.connect.simulators.sheets.formula.Calculator.Failure;
import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** Values as operators take them. */
final class Operands {
    private Operands() {}

    static double number(@Nullable Object operand) throws Failure {
        Object value = checked(operand);
        if (value == null) {
            return 0;
        }
        if (value instanceof Double number) {
            return number;
        }
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        try {
            return Double.parseDouble(value.toString().strip());
        } catch (NumberFormatException e) {
            throw new Failure(CellError.VALUE);
        }
    }

    static String text(@Nullable Object operand) throws Failure {
        Object value = checked(operand);
        if (value == null) {
            return "";
        }
        if (value instanceof Double number) {
            return Numbers.plain(number);
        }
        return value instanceof Boolean flag ? (flag ? "TRUE" : "FALSE") : value.toString();
    }

    static boolean flag(@Nullable Object operand) throws Failure {
        Object value = checked(operand);
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value instanceof String) {
            throw new Failure(CellError.VALUE);
        }
        return number(value) != 0;
    }

    static @Nullable Object checked(@Nullable Object operand) throws Failure {
        Object value = Calculator.single(operand);
        if (value instanceof CellError error) {
            throw new Failure(error);
        }
        return value;
    }

    /** Numbers before texts before flags; texts without regard to case. */
    static int compare(@Nullable Object left, @Nullable Object right) throws Failure {
        Object one = checked(left);
        Object other = checked(right);
        if (one == null || other == null) {
            one = one == null ? nothingLike(other) : one;
            other = other == null ? nothingLike(one) : other;
        }
        if (one instanceof Double a && other instanceof Double b) {
            return Double.compare(a, b);
        }
        if (one instanceof String a && other instanceof String b) {
            return a.toLowerCase(Locale.ROOT).compareTo(b.toLowerCase(Locale.ROOT));
        }
        if (one instanceof Boolean a && other instanceof Boolean b) {
            return Boolean.compare(a, b);
        }
        return Integer.compare(rank(one), rank(other));
    }

    private static Object nothingLike(@Nullable Object other) {
        if (other instanceof String) {
            return "";
        }
        return other instanceof Boolean ? (Object) false : (Object) 0.0;
    }

    private static int rank(@Nullable Object value) {
        if (value instanceof Double) {
            return 0;
        }
        return value instanceof String ? 1 : 2;
    }
}
