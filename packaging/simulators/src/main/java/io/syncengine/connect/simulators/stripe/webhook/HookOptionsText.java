// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.webhook;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Options of deliveries as people write them: shares of faults by name, times in seconds, which may have decimals, such as
 * {@code lost=0.1 retry_seconds=1,5,30 per_second=500}.
 */
public final class HookOptionsText {
    private static final String NAMES =
            "lost, late, doubled, reordered, bad_signature, stale_signature, replayed (shares),"
                    + " usual_seconds, late_seconds, reordered_seconds, stale_seconds, replay_seconds, timeout_seconds,"
                    + " retry_seconds, per_second";

    private final Map<String, String> left;

    private HookOptionsText(Map<String, String> parts) {
        left = new TreeMap<>(parts);
    }

    /**
     * Options changed by a text of {@code name=value}, with spaces between.
     *
     * @throws IllegalArgumentException saying what is wrong and what would be right
     */
    public static HookOptions parse(HookOptions before, String text) {
        Map<String, String> parts = new TreeMap<>();
        for (String word : text.strip().split("\\s+")) {
            int equals = word.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException("\"" + word + "\": give name=value; names are " + NAMES);
            }
            parts.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return parse(before, parts);
    }

    /**
     * Options changed by values by name.
     *
     * @throws IllegalArgumentException saying what is wrong and what would be right
     */
    public static HookOptions parse(HookOptions before, Map<String, String> parts) {
        HookOptionsText text = new HookOptionsText(parts);
        HookOptions options = before.withFaults(text.faults(before.faults())).withTiming(text.timing(before.timing()));
        if (!text.left.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no " + String.join(", ", text.left.keySet()) + ": give " + NAMES);
        }
        return options;
    }

    private HookFaults faults(HookFaults before) {
        HookFaults faults = before;
        for (HookFaults.Kind kind : HookFaults.Kind.values()) {
            @Nullable String share = left.remove(kind.text());
            if (share != null) {
                faults = faults.with(kind, decimal(kind.text(), share));
            }
        }
        return faults;
    }

    private HookTiming timing(HookTiming before) {
        @Nullable String retries = left.remove("retry_seconds");
        @Nullable String perSecond = left.remove("per_second");
        return new HookTiming(
                seconds("usual_seconds", before.usual()),
                seconds("late_seconds", before.late()),
                seconds("reordered_seconds", before.reordered()),
                seconds("stale_seconds", before.staleAge()),
                seconds("replay_seconds", before.replayAfter()),
                retries == null ? before.retries() : retries(retries),
                seconds("timeout_seconds", before.timeout()),
                perSecond == null ? before.perSecond() : (int) decimal("per_second", perSecond));
    }

    private static List<Duration> retries(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(wait -> !wait.isEmpty())
                .map(wait -> duration("retry_seconds", wait))
                .toList();
    }

    private Duration seconds(String name, Duration before) {
        @Nullable String value = left.remove(name);
        return value == null ? before : duration(name, value);
    }

    private static Duration duration(String name, String value) {
        double seconds = decimal(name, value);
        if (!(seconds >= 0 && seconds <= 2_592_000)) {
            throw new IllegalArgumentException(name + " is " + value + ": give seconds from 0 to 2592000");
        }
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static double decimal(String name, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is " + value + ": give a number", e);
        }
    }

    /** Options by name, as {@link #parse} takes them. */
    public static Map<String, String> of(HookOptions options) {
        Map<String, String> parts = new TreeMap<>();
        for (HookFaults.Kind kind : HookFaults.Kind.values()) {
            parts.put(kind.text(), Double.toString(options.faults().share(kind)));
        }
        HookTiming timing = options.timing();
        parts.put("usual_seconds", text(timing.usual()));
        parts.put("late_seconds", text(timing.late()));
        parts.put("reordered_seconds", text(timing.reordered()));
        parts.put("stale_seconds", text(timing.staleAge()));
        parts.put("replay_seconds", text(timing.replayAfter()));
        parts.put("timeout_seconds", text(timing.timeout()));
        parts.put(
                "retry_seconds",
                timing.retries().stream().map(HookOptionsText::text).collect(Collectors.joining(",")));
        parts.put("per_second", Integer.toString(timing.perSecond()));
        return parts;
    }

    private static String text(Duration time) {
        return Double.toString(time.toMillis() / 1000.0);
    }
}
