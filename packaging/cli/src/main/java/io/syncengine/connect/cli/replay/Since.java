// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.replay;

import io.syncengine.connect.cli.outcome.CommandFailure;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A moment in the past as a person writes it: a date, a date with time, seconds since 1970, or how long ago. */
public final class Since {

    /** How it may be written. */
    public static final String FORMS =
            "a date (2026-11-20, in UTC), a date with time (2026-11-20T08:00:00Z), seconds since 1970, or how long ago: 90s,"
                    + " 15m, 6h, 3d";

    private static final Pattern AGO = Pattern.compile("(\\d{1,9})([smhd])");
    private static final Pattern SECONDS = Pattern.compile("\\d{9,11}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private Since() {}

    /**
     * Reads it.
     *
     * @param clock what "ago" counts from
     * @return in whole seconds
     * @throws CommandFailure if it is none, or lies in the future
     */
    public static Instant parse(String text, Clock clock) throws CommandFailure {
        Instant now = clock.instant();
        Instant moment;
        try {
            moment = Instant.ofEpochSecond(read(text.strip(), now).getEpochSecond());
        } catch (DateTimeException | ArithmeticException e) {
            throw CommandFailure.usage("--since must be " + FORMS + ", not \"" + text + "\"");
        }
        if (moment.isAfter(now)) {
            throw CommandFailure.usage("--since lies in the future: " + moment);
        }
        return moment;
    }

    private static Instant read(String text, Instant now) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            return now.minus(Duration.of(Long.parseLong(ago.group(1)), unit(ago.group(2))));
        }
        if (SECONDS.matcher(text).matches()) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
        return DATE.matcher(text).matches()
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }

    private static ChronoUnit unit(String letter) {
        return switch (letter) {
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
        };
    }
}
