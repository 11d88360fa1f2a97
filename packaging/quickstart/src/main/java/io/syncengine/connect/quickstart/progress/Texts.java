// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.progress;

import java.time.Duration;
import java.util.Locale;

/** Numbers and texts as people read them. */
public final class Texts {

    private Texts() {}

    /** With separators: {@code 12,345}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A count and its noun: {@code 1 row}, {@code 2 rows}. */
    public static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** Never rounded up to 100%: that is only said of what is done. */
    public static String percent(double share) {
        return share >= 1 ? "100%" : Math.min(99, (int) Math.floor(share * 100)) + "%";
    }

    /** {@code 0:42}, {@code 12:07}, {@code 1:02:03}. */
    public static String clock(Duration time) {
        return time.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    /** Cut to a width, with an ellipsis where something is missing. */
    public static String cut(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        return width < 1 ? "" : text.substring(0, width - 1) + "…";
    }

    /** Without line breaks and other control characters, which would upset a terminal. */
    public static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
