// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.report;

import java.util.Locale;

/** Numbers as they stand in reports; what is not known is {@code n/a}. */
final class Numbers {

    private static final double MIB = 1024 * 1024;

    private Numbers() {}

    static String whole(double value) {
        return Double.isNaN(value) ? "n/a" : String.format(Locale.ROOT, "%,.0f", value);
    }

    static String tenths(double value) {
        return Double.isNaN(value) ? "n/a" : String.format(Locale.ROOT, "%.1f", value);
    }

    static String hundredths(double value) {
        return Double.isNaN(value) ? "n/a" : String.format(Locale.ROOT, "%.2f", value);
    }

    static String mebibytes(double bytes) {
        return Double.isNaN(bytes) ? "n/a" : whole(bytes / MIB);
    }
}
