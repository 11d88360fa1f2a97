// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.support.config.Finding;
import io.syncengine.connect.support.config.NearNames;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The settings {@code rate.limit.endpoint.<route>}: how many calls a second single endpoints get. */
public final class EndpointRates {

    public static final String PREFIX = "rate.limit.endpoint.";

    /** For people: the definition of settings knows no names that begin alike. */
    public static final String DOC = """
            Calls to that endpoint in any one second, instead of `rate.limit.endpoint`, 1 to 1000; never more than
            `rate.limit.per.second`. The route is a path of Stripe's API as its description has it, such as `/v1/charges`,
            `/v1/charges/{id}` (an object by itself) or `/v1/events`. Raise one that Stripe has raised for you, or lower one
            that your own programs need. Events and single objects are asked for by every task, so each task has its share
            of their calls.
            """;

    /** The lists of events of v1 and of v2. */
    public static final Set<String> EVENTS = Set.of("/v1/events", "/v2/core/events");

    private static final int MOST = 1000;

    private EndpointRates() {}

    /** Whether the setting is one of these. */
    static boolean isOne(String setting) {
        return setting.startsWith(PREFIX);
    }

    /** Calls a second by route, without settings that are wrong. */
    static Map<String, Integer> of(Map<String, ?> settings) {
        Map<String, Integer> rates = new TreeMap<>();
        settings.forEach((name, value) -> {
            int rate = isOne(name) ? rate(value) : 0;
            if (rate > 0) {
                rates.put(name.substring(PREFIX.length()), rate);
            }
        });
        return rates;
    }

    /** What is wrong with these among all settings. */
    static List<Finding> check(Map<String, ?> settings, StreamRegistry registry) {
        List<Finding> findings = new ArrayList<>();
        Set<String> routes = routes(registry);
        new TreeMap<>(settings).forEach((name, value) -> {
            if (isOne(name)) {
                String route = name.substring(PREFIX.length());
                if (!routes.contains(route)) {
                    findings.add(Finding.of(
                            name, "no stream calls '" + route + "'" + NearNames.hint(route, List.copyOf(routes))));
                } else if (rate(value) == 0) {
                    findings.add(Finding.of(name, value + " is no number from 1 to " + MOST));
                }
            }
        });
        return findings;
    }

    /** 0: it is no such number. */
    private static int rate(Object value) {
        String text = String.valueOf(value).trim();
        int rate = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        return rate <= MOST ? rate : 0;
    }

    private static Set<String> routes(StreamRegistry registry) {
        Set<String> routes = new TreeSet<>(EVENTS);
        registry.streams().stream().map(StreamDefinition::path).forEach(routes::add);
        registry.streams().stream()
                .map(StreamDefinition::retrievePath)
                .filter(Objects::nonNull)
                .forEach(routes::add);
        return routes;
    }
}
