// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.values;

import io.syncengine.connect.simulators.sheets.render.Moments;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date, a time or both, as people of the United States type them.
 *
 * @param serial as sheets count
 * @param type of the number format that it brings along
 */
record TypedMoment(double serial, String type, String pattern) {
    private static final Pattern FORM =
            Pattern.compile("(?:(?<year>\\d{4})(?<dash>[-/])(?<month>\\d{1,2})\\k<dash>(?<day>\\d{1,2})"
                    + "|(?<usMonth>\\d{1,2})/(?<usDay>\\d{1,2})/(?<usYear>\\d{4}))?"
                    + "(?<gap>[ T](?=\\d))?"
                    + "(?:(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2}))?(?<half> ?[aApP][mM])?)?");

    /** Null when the text is none, or names a day or an hour that there is not. */
    static @Nullable TypedMoment of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            return null;
        }
        try {
            LocalDate date = date(matcher);
            LocalTime time = time(matcher);
            if (date == null) {
                return time == null ? null : new TypedMoment(Moments.serial(time), "TIME", timePattern(matcher));
            }
            String dash = matcher.group("dash");
            String datePattern = dash == null ? "m/d/yyyy" : "yyyy" + dash + "mm" + dash + "dd";
            return time == null
                    ? new TypedMoment(Moments.serial(date), "DATE", datePattern)
                    : new TypedMoment(
                            Moments.serial(date.atTime(time)), "DATE_TIME", datePattern + " " + timePattern(matcher));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String timePattern(Matcher matcher) {
        return (matcher.group("second") == null ? "h:mm" : "h:mm:ss") + (matcher.group("half") == null ? "" : " am/pm");
    }

    private static @Nullable LocalDate date(Matcher matcher) {
        if (matcher.group("year") != null) {
            return LocalDate.of(number(matcher, "year"), number(matcher, "month"), number(matcher, "day"));
        }
        return matcher.group("usYear") == null
                ? null
                : LocalDate.of(number(matcher, "usYear"), number(matcher, "usMonth"), number(matcher, "usDay"));
    }

    private static @Nullable LocalTime time(Matcher matcher) {
        if (matcher.group("hour") == null) {
            return null;
        }
        int hour = number(matcher, "hour");
        String half = matcher.group("half");
        if (half != null) {
            boolean isAfternoon = half.strip().equalsIgnoreCase("pm");
            hour = hour % 12 + (isAfternoon ? 12 : 0);
        }
        int second = matcher.group("second") == null ? 0 : number(matcher, "second");
        return LocalTime.of(hour, number(matcher, "minute"), second);
    }

    private static int number(Matcher matcher, String name) {
        return Integer.parseInt(matcher.group(name));
    }
}
