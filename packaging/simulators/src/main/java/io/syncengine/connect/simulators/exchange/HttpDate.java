// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Moments as the {@code Date} header writes them, in whole seconds. */
public final class HttpDate {
    // Not RFC_1123_DATE_TIME, which writes the first nine days of a month with one digit.
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private HttpDate() {}

    public static String format(Instant moment) {
        return FORM.format(moment);
    }

    /** Empty when the text is no such date. */
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(Instant.from(FORM.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
