// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.formula;

import io.syncengine.connect.simulators.sheets.formula.Calculator.Cells;
import io.syncengine.connect.simulators.sheets.formula.Calculator.Failure;
import io.syncengine.connect.simulators.sheets.formula.Calculator.Place;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** The functions that formulas may call. */
final class Functions {
    private Functions() {}

    /** @param name in upper case */
    static @Nullable Object call(String name, List<@Nullable Object> arguments, Place place) throws Failure {
        return switch (name) {
            case "SUM", "AVERAGE", "MIN", "MAX", "COUNT" -> overNumbers(name, numbers(arguments));
            case "COUNTA" -> (double) present(arguments).size();
            case "COUNTUNIQUE" -> (double) new HashSet<>(present(arguments)).size();
            case "COUNTIF", "SUMIF" -> conditional(name, arguments);
            case "IF" ->
                Operands.flag(argument(arguments, 0))
                        ? argument(arguments, 1)
                        : arguments.size() > 2 ? argument(arguments, 2) : (Object) false;
            case "IFERROR" ->
                Calculator.single(arguments.get(0)) instanceof CellError
                        ? arguments.size() > 1 ? argument(arguments, 1) : null
                        : argument(arguments, 0);
            default -> scalar(name, arguments, place);
        };
    }

    private static Object scalar(String name, List<@Nullable Object> arguments, Place place) throws Failure {
        return switch (name) {
            case "ABS" -> Math.abs(Operands.number(argument(arguments, 0)));
            case "ROUND" ->
                BigDecimal.valueOf(Operands.number(argument(arguments, 0)))
                        .setScale(
                                arguments.size() > 1 ? (int) Operands.number(argument(arguments, 1)) : 0,
                                RoundingMode.HALF_UP)
                        .doubleValue();
            case "CONCATENATE" -> {
                StringBuilder text = new StringBuilder();
                for (Object value : present(arguments)) {
                    text.append(Operands.text(value));
                }
                yield text.toString();
            }
            case "LEN" -> (double) Operands.text(argument(arguments, 0)).length();
            case "UPPER" -> Operands.text(argument(arguments, 0)).toUpperCase(Locale.ROOT);
            case "LOWER" -> Operands.text(argument(arguments, 0)).toLowerCase(Locale.ROOT);
            case "HYPERLINK" -> Operands.text(argument(arguments, arguments.size() - 1));
            case "ROW" ->
                arguments.isEmpty()
                        ? place.row() + 1.0
                        : arguments.get(0) instanceof Cells cells ? cells.firstRow() + 1.0 : CellError.VALUE;
            default -> throw new Failure(CellError.NAME);
        };
    }

    private static @Nullable Object argument(List<@Nullable Object> arguments, int index) throws Failure {
        if (index < 0 || index >= arguments.size()) {
            throw new Failure(CellError.VALUE);
        }
        return Operands.checked(arguments.get(index));
    }

    private static double overNumbers(String name, List<Double> numbers) throws Failure {
        var statistics = numbers.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        boolean isNothing = numbers.isEmpty();
        return switch (name) {
            case "SUM" -> statistics.getSum();
            case "COUNT" -> statistics.getCount();
            case "MIN" -> isNothing ? 0 : statistics.getMin();
            case "MAX" -> isNothing ? 0 : statistics.getMax();
            default -> {
                if (isNothing) {
                    throw new Failure(CellError.DIVIDE_BY_ZERO);
                }
                yield statistics.getAverage();
            }
        };
    }

    /** Texts in ranges do not count; texts given as such are numbers or wrong. */
    private static List<Double> numbers(List<@Nullable Object> arguments) throws Failure {
        List<Double> numbers = new ArrayList<>();
        for (Object argument : arguments) {
            if (argument instanceof Cells cells) {
                for (Object value : cells.values()) {
                    if (Operands.checked(value) instanceof Double number) {
                        numbers.add(number);
                    }
                }
            } else {
                numbers.add(Operands.number(argument));
            }
        }
        return numbers;
    }

    private static List<Object> present(List<@Nullable Object> arguments) {
        List<Object> present = new ArrayList<>();
        for (Object argument : arguments) {
            if (argument instanceof Cells cells) {
                for (Object value : cells.values()) {
                    if (value != null) {
                        present.add(value);
                    }
                }
            } else if (argument != null) {
                present.add(argument);
            }
        }
        return present;
    }

    private static double conditional(String name, List<@Nullable Object> arguments) throws Failure {
        if (arguments.size() < 2 || !(arguments.get(0) instanceof Cells tested)) {
            throw new Failure(CellError.VALUE);
        }
        Criterion criterion = Criterion.of(argument(arguments, 1));
        Cells summed = arguments.size() > 2 && arguments.get(2) instanceof Cells cells ? cells : tested;
        double result = 0;
        for (int i = 0; i < tested.values().size(); i++) {
            if (criterion.fits(tested.values().get(i))) {
                Object value = i < summed.values().size() ? summed.values().get(i) : null;
                result += name.equals("COUNTIF") ? 1 : value instanceof Double number ? number : 0;
            }
        }
        return result;
    }
}
