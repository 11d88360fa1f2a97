// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import io.syncengine.connect.protocol.ReadRules.EpochUnit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;

/** Times in all the forms that converters and transformations give them, as milliseconds since 1970. */
final class VersionTime {

    /** Start of the year 1 and of the year 10000: beyond, a number is in another unit than the one it is taken for. */
    private static final long LOWEST = -62_135_596_800_000L;

    private static final long LIMIT = 253_402_300_800_000L;
    private static final long SECONDS_BELOW = 100_000_000_000L;

    private VersionTime() {}

    /**
     * The time.
     *
     * @param field for the message
     * @param value a date, a number, or text with either; text without an offset is in UTC
     * @throws org.apache.kafka.connect.errors.DataException if it cannot be read
     */
    static long millis(String field, Object value, EpochUnit unit) {
        long millis;
        if (value instanceof Instant instant) {
            millis = instant.toEpochMilli();
        } else if (value instanceof Date date) {
            millis = date.getTime();
        } else if (value instanceof LocalDate date) {
            millis = date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        } else if (value instanceof Number number) {
            millis = ofNumber(field, number, unit);
        } else if (value instanceof String text) {
            millis = ofText(field, text, unit);
        } else {
            throw Fault.of(field, "a time cannot be a " + Fault.type(value));
        }
        if (millis < LOWEST || millis >= LIMIT) {
            throw Fault.of(field, "the time is not between the years 1 and 9999; check its unit");
        }
        return millis;
    }

    private static long ofNumber(String field, Number number, EpochUnit unit) {
        if (number instanceof Long || number instanceof Integer) {
            long value = number.longValue();
            if (!isSeconds(value, unit)) {
                return value;
            }
            return Math.abs(value) > LIMIT ? LIMIT : value * 1000;
        }
        try {
            BigDecimal value = new BigDecimal(number.toString());
            boolean tooLarge = value.abs().compareTo(BigDecimal.valueOf(LIMIT)) > 0;
            if (tooLarge) {
                return LIMIT;
            }
            BigDecimal millis = isSeconds(value.longValue(), unit) ? value.movePointRight(3) : value;
            return millis.setScale(0, RoundingMode.FLOOR).longValue();
        } catch (NumberFormatException e) {
            throw Fault.of(field, "the time is no finite number");
        }
    }

    private static boolean isSeconds(long value, EpochUnit unit) {
        return unit == EpochUnit.SECONDS || (unit == EpochUnit.AUTO && Math.abs(value) < SECONDS_BELOW);
    }

    private static long ofText(String field, String text, EpochUnit unit) {
        String trimmed = text.trim();
        if (!trimmed.isEmpty() && trimmed.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return ofNumber(field, trimmed.length() > 18 ? LIMIT : Long.parseLong(trimmed), unit);
        }
        try {
            return IsoTime.parse(trimmed).toEpochMilli();
        } catch (DateTimeException e) {
            throw Fault.of(field, "the time is neither a number nor an ISO 8601 text");
        }
    }
}
