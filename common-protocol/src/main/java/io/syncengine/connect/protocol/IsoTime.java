// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Moments written by ISO 8601, in the spellings that converters and transformations give them. */
public final class IsoTime {

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH", "Z")
            .toFormatter(Locale.ROOT);

    private IsoTime() {}

    /**
     * The moment; without an offset in UTC, without a time at midnight.
     *
     * @param text space around it does not count
     * @throws DateTimeException if it is none
     */
    public static Instant parse(String text) {
        TemporalAccessor time = ISO.parseBest(text.trim(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        if (time instanceof OffsetDateTime offset) {
            return offset.toInstant();
        }
        LocalDateTime local = time instanceof LocalDateTime given ? given : ((LocalDate) time).atStartOfDay();
        return local.toInstant(ZoneOffset.UTC);
    }
}
