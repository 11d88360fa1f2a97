// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/** A number within bounds, both included. */
public final class Between implements ConfigDef.Validator {

    private final Number least;
    private final Number most;
    private final @Nullable Number special;

    private Between(Number least, Number most, @Nullable Number special) {
        this.least = least;
        this.most = most;
        this.special = special;
    }

    public static Between of(long least, long most) {
        return new Between(least, most, null);
    }

    public static Between of(double least, double most) {
        return new Between(least, most, null);
    }

    public static Between atLeast(long least) {
        return new Between(least, Long.MAX_VALUE, null);
    }

    /** Takes 0 as well, for a setting where that means "off" or "automatic". */
    public Between orZero() {
        return new Between(least, most, 0L);
    }

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        if (!(value instanceof Number number) || !contains(number)) {
            throw new ConfigException(name, value, "must be " + this);
        }
    }

    private boolean contains(Number number) {
        return (compare(number, least) >= 0 && compare(number, most) <= 0)
                || (special != null && compare(number, special) == 0);
    }

    private static int compare(Number a, Number b) {
        return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString()));
    }

    @Override
    public String toString() {
        String range = most.equals(Long.MAX_VALUE) ? least + " or more" : least + " to " + most;
        return special == null ? range : special + ", or " + range;
    }
}
