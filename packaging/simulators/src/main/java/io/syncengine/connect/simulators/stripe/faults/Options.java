// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.faults;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The parts of a written rule, each read once; those that nobody reads are mistakes. Not thread-safe. */
final class Options {
    private final Map<String, String> values;
    private final Set<String> unread;

    Options(Map<String, String> values) {
        this.values = new HashMap<>(values);
        unread = new HashSet<>(values.keySet());
    }

    @Nullable
    String text(String name) {
        unread.remove(name);
        return values.get(name);
    }

    String required(String name, String fault) {
        String value = text(name);
        if (value == null) {
            throw new IllegalArgumentException(fault + " needs " + name + "=…");
        }
        return value;
    }

    int number(String name, int otherwise) {
        String value = text(name);
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + "=" + value + ": give a whole number", e);
        }
    }

    double decimal(String name, double otherwise) {
        String value = text(name);
        try {
            return value == null ? otherwise : Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + "=" + value + ": give a number", e);
        }
    }

    /** Seconds, which may have decimals; null when not given. */
    @Nullable
    Duration seconds(String name) {
        if (text(name) == null) {
            return null;
        }
        double seconds = decimal(name, 0);
        if (!(seconds >= 0 && seconds <= 86_400)) {
            throw new IllegalArgumentException(name + "=" + values.get(name) + ": give seconds from 0 to 86400");
        }
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    @Nullable
    Boolean flag(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException(name + "=" + value + ": give true or false");
        }
        return value.equals("true");
    }

    void checkAllUsed(String fault) {
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException(fault + " has no option " + String.join(", ", unread)
                    + "; see the simulator's README for those it has");
        }
    }
}
