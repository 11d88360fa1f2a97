// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.protocol.IsoTime;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Dates and times in the server's binary form: days or microseconds from the start of 2000. Nothing here knows a time
 * zone but UTC, so that neither the worker's nor the session's can shift anything.
 */
final class Moments {

    private static final long EPOCH_SECONDS = 946_684_800L;
    private static final long EPOCH_DAYS = EPOCH_SECONDS / 86_400;
    private static final long MICROS = 1_000_000L;

    /** What the server takes: from the start of the Julian day count to the last days that fit. */
    private static final long LOWEST_SECONDS = -210_866_803_200L;

    private static final long SECONDS_LIMIT = 9_224_318_016_000L;
    private static final long LOWEST_DAYS = -2_440_588L;
    private static final long DAYS_LIMIT = 2_145_031_949L;

    private Moments() {}

    static boolean timestamp(Instant value, TupleBuffer out) {
        long seconds = value.getEpochSecond();
        if (seconds < LOWEST_SECONDS || seconds >= SECONDS_LIMIT) {
            return false;
        }
        out.int64Field((seconds - EPOCH_SECONDS) * MICROS + value.getNano() / 1000);
        return true;
    }

    static boolean timestamp(LocalDate value, TupleBuffer out) {
        return timestamp(value.atStartOfDay().toInstant(ZoneOffset.UTC), out);
    }

    /** A text of ISO 8601; without an offset it is in UTC. */
    static boolean timestamp(String text, TupleBuffer out) {
        try {
            return timestamp(IsoTime.parse(text), out);
        } catch (DateTimeException e) {
            return false;
        }
    }

    static boolean date(LocalDate value, TupleBuffer out) {
        long day = value.toEpochDay();
        if (day < LOWEST_DAYS || day >= DAYS_LIMIT) {
            return false;
        }
        out.int32Field((int) (day - EPOCH_DAYS));
        return true;
    }

    static boolean date(String text, TupleBuffer out) {
        try {
            return date(LocalDate.parse(text.trim()), out);
        } catch (DateTimeException e) {
            return false;
        }
    }

    static boolean time(LocalTime value, TupleBuffer out) {
        out.int64Field(value.toNanoOfDay() / 1000);
        return true;
    }

    static boolean time(String text, TupleBuffer out) {
        try {
            return time(LocalTime.parse(text.trim()), out);
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Milliseconds since 1970 as a timestamp's bytes, without their length. */
    static long micros(long millis) {
        return (millis - EPOCH_SECONDS * 1000) * 1000;
    }
}
