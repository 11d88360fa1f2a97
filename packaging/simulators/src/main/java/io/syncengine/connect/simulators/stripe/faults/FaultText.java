// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.faults;

import io.syncengine.connect.simulators.stripe.limits.LimitReason;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rules as people write them: a route, the name of a fault, and options in any order, as in {@code /v1/charges 429
 * reason=endpoint-rate retry-after=2 times=3}.
 */
public final class FaultText {
    private static final String NAMES = "a status from 400 to 599, redirect, reset, reset-mid-body, truncated, broken,"
            + " no-data, empty, hang, drip, date-skew or no-date";

    private FaultText() {}

    /** @throws IllegalArgumentException saying what is wrong and what would be right */
    public static FaultRule parse(String text) {
        String[] words = text.strip().split("\\s+");
        Map<String, String> options = new LinkedHashMap<>();
        StringBuilder route = new StringBuilder();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals > 0 && options.containsKey("fault")) {
                options.put(word.substring(0, equals), word.substring(equals + 1));
            } else if (word.startsWith("/") || word.startsWith("*") || isMethod(word, route)) {
                route.append(route.isEmpty() ? "" : " ").append(word);
            } else if (options.putIfAbsent("fault", word) != null) {
                throw new IllegalArgumentException("\"" + word + "\" in \"" + text + "\": options are name=value");
            }
        }
        options.put("route", route.toString());
        return parse(options);
    }

    /**
     * A rule from its parts: {@code route}, {@code fault} and options, by name.
     *
     * @throws IllegalArgumentException saying what is wrong and what would be right
     */
    public static FaultRule parse(Map<String, String> parts) {
        Options options = new Options(parts);
        String route = options.text("route");
        String name = options.text("fault");
        if (route == null || route.isEmpty()) {
            throw new IllegalArgumentException("a fault needs a route, such as /v1/customers or *");
        }
        if (name == null) {
            throw new IllegalArgumentException("a fault on " + route + " needs a name: " + NAMES);
        }
        Fault fault = fault(name, options);
        Boolean retry = options.flag("should-retry");
        FaultRule rule = FaultRule.of(route, retry == null ? fault : fault.shouldRetry(retry))
                .after(options.number("after", 0))
                .times(options.number("times", 0))
                .probability(options.decimal("probability", 1));
        options.checkAllUsed(name);
        return rule;
    }

    private static Fault fault(String name, Options options) {
        return switch (name) {
            case "redirect" -> Fault.redirect(options.required("location", name));
            case "reset" -> Fault.reset();
            case "reset-mid-body" -> Fault.resetMidBody();
            case "truncated" -> Fault.truncated();
            case "broken" -> Fault.broken();
            case "no-data" -> Fault.withoutData();
            case "empty" -> Fault.empty();
            case "hang" -> hang(options.seconds("seconds"));
            case "drip" -> Fault.drip(options.number("bytes-per-second", 100));
            case "date-skew" -> Fault.dateSkewed(Duration.ofSeconds(options.number("seconds", 90)));
            case "no-date" -> Fault.withoutDate();
            default -> status(name, options);
        };
    }

    private static Fault hang(@Nullable Duration delay) {
        return delay == null ? Fault.hang() : Fault.late(delay);
    }

    private static Fault status(String name, Options options) {
        if (!name.matches("[45]\\d\\d")) {
            throw new IllegalArgumentException("there is no fault \"" + name + "\": give " + NAMES);
        }
        int status = Integer.parseInt(name);
        String body = options.text("body");
        if (body != null && !body.equals("json") && !body.equals("html")) {
            throw new IllegalArgumentException("body=" + body + ": give json or html");
        }
        if (status == 429) {
            return Fault.rateLimited(reason(options.text("reason")), options.seconds("retry-after"));
        }
        return "html".equals(body) ? Fault.page(status) : Fault.status(status);
    }

    private static @Nullable LimitReason reason(@Nullable String header) {
        return header == null
                ? null
                : LimitReason.of(header)
                        .orElseThrow(() -> new IllegalArgumentException("reason=" + header
                                + ": give global-rate, endpoint-rate, global-concurrency, endpoint-concurrency or"
                                + " resource-specific"));
    }

    private static boolean isMethod(String word, StringBuilder route) {
        return route.isEmpty() && word.matches("[A-Z]+");
    }
}
