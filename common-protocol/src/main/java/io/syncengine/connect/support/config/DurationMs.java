// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** A span of time in milliseconds, within bounds, both included. Shown with the bounds in a readable unit. */
public final class DurationMs implements ConfigDef.Validator {

    private final Duration least;
    private final Duration most;
    private final boolean zero;

    private DurationMs(Duration least, Duration most, boolean zero) {
        this.least = least;
        this.most = most;
        this.zero = zero;
    }

    public static DurationMs between(Duration least, Duration most) {
        return new DurationMs(least, most, false);
    }

    /** Takes 0 as well, for a setting where that means "off" or "never". */
    public DurationMs orZero() {
        return new DurationMs(least, most, true);
    }

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        if (!(value instanceof Number number) || !contains(number.longValue())) {
            throw new ConfigException(name, value, "must be " + this);
        }
    }

    private boolean contains(long millis) {
        return (millis >= least.toMillis() && millis <= most.toMillis()) || (zero && millis == 0);
    }

    @Override
    public String toString() {
        return (zero ? "0, or " : "")
                + least.toMillis()
                + " to "
                + most.toMillis()
                + " ("
                + readable(least)
                + " to "
                + readable(most)
                + ")";
    }

    private static String readable(Duration duration) {
        long millis = duration.toMillis();
        if (millis > 0 && millis % Duration.ofDays(1).toMillis() == 0) {
            return duration.toDays() + " d";
        }
        if (millis > 0 && millis % Duration.ofHours(1).toMillis() == 0) {
            return duration.toHours() + " h";
        }
        if (millis > 0 && millis % Duration.ofMinutes(1).toMillis() == 0) {
            return duration.toMinutes() + " min";
        }
        return millis % 1000 == 0 ? duration.toSeconds() + " s" : millis + " ms";
    }
}
