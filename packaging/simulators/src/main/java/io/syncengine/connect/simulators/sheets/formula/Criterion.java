// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.formula;

import io.syncengine.connect.simulators.sheets.formula.Calculator.Failure;
import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What functions such as COUNTIF look for.
 *
 * @param sign a comparison
 * @param value a Double or a String
 */
record Criterion(String sign, @Nullable Object value) {
    private static final Pattern FORM = Pattern.compile("(<>|<=|>=|=|<|>)?(.*)", Pattern.DOTALL);

    static Criterion of(@Nullable Object criterion) throws Failure {
        if (!(criterion instanceof String text)) {
            return new Criterion("=", criterion);
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new Failure(CellError.VALUE);
        }
        String sign = matcher.group(1) == null ? "=" : matcher.group(1);
        try {
            return new Criterion(sign, Double.parseDouble(matcher.group(2)));
        } catch (NumberFormatException e) {
            return new Criterion(sign, matcher.group(2));
        }
    }

    boolean fits(@Nullable Object tested) throws Failure {
        boolean isAlike = tested != null && value != null && tested.getClass() == value.getClass();
        if (!isAlike) {
            return sign.equals("<>");
        }
        int order = Operands.compare(tested, value);
        return switch (sign) {
            case "=" -> order == 0;
            case "<>" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }
}
