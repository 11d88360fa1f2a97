// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * What a sink has to be able to do, and what it does.
 *
 * @param what is asked for
 * @param measured NaN if it was not
 * @param isFloor whether more is better
 * @param must the bound that has to hold
 * @param should the bound that is aimed at; NaN if there is none
 */
record Requirement(String what, double measured, boolean isFloor, double must, double should) {

    static final List<String> TITLES = List.of("requirement", "measured", "must", "holds", "should", "holds");

    static Requirement atLeast(String what, double measured, double must, double should) {
        return new Requirement(what, measured, true, must, should);
    }

    static Requirement atMost(String what, double measured, double must, double should) {
        return new Requirement(what, measured, false, must, should);
    }

    /** Cells under {@link #TITLES}. */
    List<String> cells() {
        return List.of(
                what,
                Double.isNaN(measured) ? "n/a" : number(measured),
                bound(must),
                holds(must),
                bound(should),
                holds(should));
    }

    private String bound(double bound) {
        return Double.isNaN(bound) ? "" : (isFloor ? "≥ " : "≤ ") + number(bound);
    }

    private String holds(double bound) {
        if (Double.isNaN(bound)) {
            return "";
        }
        if (Double.isNaN(measured)) {
            return "n/a";
        }
        return (isFloor ? measured >= bound : measured <= bound) ? "yes" : "no";
    }

    private static String number(double number) {
        return number == Math.rint(number) || number >= 100
                ? Numbers.whole(number)
                : String.format(Locale.ROOT, "%.2f", number);
    }
}
