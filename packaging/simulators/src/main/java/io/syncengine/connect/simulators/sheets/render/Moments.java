// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.render;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moments as sheets count them: days, and parts of a day, since the end of 1899. */
public final class Moments {
    private static final LocalDateTime EPOCH = LocalDate.of(1899, 12, 30).atStartOfDay();
    private static final double MILLIS = 86_400_000;
    private static final double MOST_DAYS = 2_958_466;
    private static final Pattern PART =
            Pattern.compile("y+|m+|d+|h+|s+|am/pm|a/p|\"[^\"]*\"|.", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Moments() {}

    /** Days of a date. */
    public static double serial(LocalDate date) {
        return ChronoUnit.DAYS.between(EPOCH.toLocalDate(), date);
    }

    /** Days and a part of a day. */
    public static double serial(LocalDateTime moment) {
        return serial(moment.toLocalDate()) + serial(moment.toLocalTime());
    }

    /** A part of a day. */
    public static double serial(LocalTime time) {
        return time.toNanoOfDay() / 1e6 / MILLIS;
    }

    /**
     * A moment by a pattern, such as {@code yyyy-mm-dd h:mm:ss}.
     *
     * @return the bare number where there is no such day
     */
    public static String text(double serial, String pattern) {
        if (Math.abs(serial) > MOST_DAYS) {
            return Double.toString(serial);
        }
        LocalDateTime moment = EPOCH.plus(Math.round(serial * MILLIS), ChronoUnit.MILLIS);
        boolean isHalfDays = Pattern.compile("am/pm|a/p", Pattern.CASE_INSENSITIVE)
                .matcher(pattern)
                .find();
        StringBuilder text = new StringBuilder();
        Matcher parts = PART.matcher(pattern);
        String last = "";
        while (parts.find()) {
            String part = parts.group().toLowerCase(Locale.ROOT);
            boolean isMinute = part.startsWith("m") && (last.equals("h") || isBeforeSeconds(pattern, parts.end()));
            text.append(isMinute ? padded(moment.getMinute(), part.length()) : part(moment, part, isHalfDays));
            if (Character.isLetter(part.charAt(0))) {
                last = part.substring(0, 1);
            }
        }
        return text.toString();
    }

    private static boolean isBeforeSeconds(String pattern, int end) {
        return Pattern.compile("[^a-z]*s", Pattern.CASE_INSENSITIVE)
                .matcher(pattern)
                .region(end, pattern.length())
                .lookingAt();
    }

    private static String part(LocalDateTime moment, String part, boolean isHalfDays) {
        if (part.equals("am/pm") || part.equals("a/p")) {
            return moment.getHour() < 12 ? "AM" : "PM";
        }
        return switch (part.charAt(0)) {
            case 'y' -> part.length() <= 2 ? padded(moment.getYear() % 100, 2) : padded(moment.getYear(), 4);
            case 'm' -> month(moment, part.length());
            case 'd' -> day(moment, part.length());
            case 'h' -> padded(isHalfDays ? (moment.getHour() + 11) % 12 + 1 : moment.getHour(), part.length());
            case 's' -> padded(moment.getSecond(), part.length());
            case '"' -> part.substring(1, part.length() - 1);
            default -> part;
        };
    }

    private static String month(LocalDateTime moment, int length) {
        return switch (length) {
            case 1, 2 -> padded(moment.getMonthValue(), length);
            case 3 -> moment.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            default -> moment.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        };
    }

    private static String day(LocalDateTime moment, int length) {
        return switch (length) {
            case 1, 2 -> padded(moment.getDayOfMonth(), length);
            case 3 -> moment.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            default -> moment.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        };
    }

    private static String padded(int number, int length) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, length - digits.length())) + digits;
    }
}
