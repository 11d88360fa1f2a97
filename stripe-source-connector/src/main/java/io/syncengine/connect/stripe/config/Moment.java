// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** A moment in one of the forms that people write: a date, a date with time and offset, or seconds since 1970. */
final class Moment implements ConfigDef.Validator {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");

    /**
     * The moment that the text stands for; a date is its beginning in UTC.
     *
     * @throws DateTimeException if it stands for none
     */
    static Instant parse(String text) {
        if (SECONDS.matcher(text).matches()) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
        return text.contains("T")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        try {
            parse(String.valueOf(value));
        } catch (DateTimeException e) {
            throw new ConfigException(name, value, "must be " + this);
        }
    }

    @Override
    public String toString() {
        return "a date (2024-01-31, in UTC), a date with time (2024-01-31T08:00:00Z), or seconds since 1970";
    }
}
