// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.shape;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as v2 writes them: RFC 3339 in UTC with three digits of the second. */
public final class IsoTime {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private IsoTime() {}

    /** @param seconds since 1970 */
    static String ofSeconds(long seconds) {
        return FORM.format(Instant.ofEpochSecond(seconds));
    }

    /** @param millis since 1970 */
    public static String ofMillis(long millis) {
        return FORM.format(Instant.ofEpochMilli(millis));
    }

    /** {@code low} to {@code high} seconds after the object's creation; later with every change. */
    static ValueRule after(long low, long high) {
        return (out, facts, draw, epoch) -> out.append('"')
                .append(ofSeconds(facts.created() + low + Draws.below(draw, high - low + 1) + epoch))
                .append('"');
    }
}
