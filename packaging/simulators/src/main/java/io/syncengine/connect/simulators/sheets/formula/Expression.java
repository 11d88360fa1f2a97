// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.formula;

import io.syncengine.connect.simulators.sheets.formula.Calculator.Cells;
import io.syncengine.connect.simulators.sheets.formula.Calculator.Failure;
import io.syncengine.connect.simulators.sheets.formula.Calculator.Place;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a formula and works it out on the way. Used once. */
final class Expression {
    private static final Pattern SPACE = Pattern.compile("\\s*");
    private static final Pattern NUMBER = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"]|\"\")*)\"");
    private static final Pattern CALL = Pattern.compile("([A-Za-z][A-Za-z0-9.]*)\\s*\\(");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");
    private static final Pattern COMPARISON = Pattern.compile("<>|<=|>=|=|<|>");

    private final Calculator calculator;
    private final Place place;
    private final String text;
    private int at;

    Expression(Calculator calculator, Place place, String text) {
        this.calculator = calculator;
        this.place = place;
        this.text = text;
    }

    @Nullable
    Object value() throws Failure {
        Object value = comparison();
        if (!isAtEnd()) {
            throw new Failure(CellError.ERROR);
        }
        return value;
    }

    private @Nullable Object comparison() throws Failure {
        Object left = joined();
        for (Matcher sign = match(COMPARISON); sign != null; sign = match(COMPARISON)) {
            int order = Operands.compare(Calculator.single(left), Calculator.single(joined()));
            left = switch (sign.group()) {
                case "=" -> order == 0;
                case "<>" -> order != 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }
        return left;
    }

    private @Nullable Object joined() throws Failure {
        Object left = sum();
        while (take('&')) {
            left = Operands.text(left) + Operands.text(sum());
        }
        return left;
    }

    private @Nullable Object sum() throws Failure {
        Object left = product();
        while (true) {
            if (take('+')) {
                left = Operands.number(left) + Operands.number(product());
            } else if (take('-')) {
                left = Operands.number(left) - Operands.number(product());
            } else {
                return left;
            }
        }
    }

    private @Nullable Object product() throws Failure {
        Object left = power();
        while (true) {
            if (take('*')) {
                left = Operands.number(left) * Operands.number(power());
            } else if (take('/')) {
                double divisor = Operands.number(power());
                if (divisor == 0) {
                    throw new Failure(CellError.DIVIDE_BY_ZERO);
                }
                left = Operands.number(left) / divisor;
            } else {
                return left;
            }
        }
    }

    private @Nullable Object power() throws Failure {
        Object base = signed();
        while (take('^')) {
            base = Math.pow(Operands.number(base), Operands.number(signed()));
        }
        return base;
    }

    private @Nullable Object signed() throws Failure {
        if (take('-')) {
            return -Operands.number(signed());
        }
        if (take('+')) {
            return signed();
        }
        Object value = primary();
        while (take('%')) {
            value = Operands.number(value) / 100;
        }
        return value;
    }

    private @Nullable Object primary() throws Failure {
        if (take('(')) {
            Object value = comparison();
            expect(')');
            return value;
        }
        Matcher string = match(TEXT);
        if (string != null) {
            return string.group(1).replace("\"\"", "\"");
        }
        Matcher reference = match(References.FORM);
        if (reference != null) {
            return cells(reference);
        }
        Matcher number = match(NUMBER);
        if (number != null) {
            return Double.parseDouble(number.group());
        }
        Matcher call = match(CALL);
        if (call != null) {
            return Functions.call(call.group(1).toUpperCase(Locale.ROOT), arguments(), place);
        }
        Matcher word = match(WORD);
        if (word == null) {
            throw new Failure(CellError.ERROR);
        }
        return switch (word.group().toUpperCase(Locale.ROOT)) {
            case "TRUE" -> true;
            case "FALSE" -> false;
            default -> throw new Failure(CellError.NAME);
        };
    }

    private Cells cells(Matcher reference) throws Failure {
        String title = References.title(reference.group(1));
        Reference from = Reference.of(reference.group(2));
        Reference to = reference.group(3) == null ? from : Reference.of(reference.group(3));
        return calculator.cells(place, title, from, to);
    }

    private List<@Nullable Object> arguments() throws Failure {
        List<@Nullable Object> arguments = new ArrayList<>();
        if (take(')')) {
            return arguments;
        }
        do {
            arguments.add(argument());
        } while (take(',') || take(';'));
        expect(')');
        return arguments;
    }

    /** An argument that fails is handed on as such, for functions that catch it. */
    private @Nullable Object argument() throws Failure {
        int begin = at;
        try {
            return comparison();
        } catch (Failure e) {
            if (e.error() == CellError.ERROR) {
                throw e;
            }
            at = begin;
            skipArgument();
            return e.error();
        }
    }

    private void skipArgument() {
        int open = 0;
        boolean isText = false;
        while (at < text.length()) {
            char letter = text.charAt(at);
            if (letter == '"') {
                isText = !isText;
            } else if (!isText && open == 0 && (letter == ',' || letter == ';' || letter == ')')) {
                return;
            } else if (!isText) {
                open += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            }
            at++;
        }
    }

    private boolean isAtEnd() {
        match(SPACE);
        return at == text.length();
    }

    private boolean take(char sign) {
        match(SPACE);
        if (at < text.length() && text.charAt(at) == sign) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char sign) throws Failure {
        if (!take(sign)) {
            throw new Failure(CellError.ERROR);
        }
    }

    private @Nullable Matcher match(Pattern pattern) {
        if (pattern != SPACE) {
            match(SPACE);
        }
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        // A look-ahead has to see what follows.
        matcher.useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            return null;
        }
        at = matcher.end();
        return matcher;
    }
}
