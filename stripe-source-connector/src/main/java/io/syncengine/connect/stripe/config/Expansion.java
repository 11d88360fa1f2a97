// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.stripe.spec.FieldDefinition;
import io.syncengine.connect.stripe.spec.Paging;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.stripe.spec.StreamSelection;
import io.syncengine.connect.support.config.Finding;
import io.syncengine.connect.support.config.NearNames;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The settings {@code expand.<stream>}: which references of a stream's objects Stripe is asked to show as objects. */
public final class Expansion {

    public static final String PREFIX = "expand.";

    /** For people: the definition of settings knows no names that begin alike. */
    public static final String DOC = """
            References of a stream that Stripe is asked to expand, separated by commas, such as `customer` or
            `latest_invoice.payments` for `expand.subscriptions`; the stream is given by its name or its singular form. The
            object that a reference stands for is then part of `_raw_data`; its column keeps the id. Paths have three names at
            most, since Stripe counts the list as the first of four. Events never show expanded objects, so each object that
            changes is read once more (metric `refetch-total`, reason `expansion`): rows look the same whatever they come
            from, at a call for each change; a change of the expanded object alone is no change of the row. A deletion holds
            the object as its event does. Streams of v2, and those whose objects cannot be read one by one, are not expanded.
            Connect shows no field for these settings; what is wrong with one is an error of it all the same.
            """;

    private static final int MAX_NAMES = 3;

    private Expansion() {}

    /** Whether the setting is one of these. */
    static boolean isOne(String setting) {
        return setting.startsWith(PREFIX);
    }

    /** What is wrong with these among all settings. */
    static List<Finding> check(Map<String, ?> settings, StreamRegistry registry) {
        List<Finding> findings = new ArrayList<>();
        Map<String, String> given = new HashMap<>();
        new TreeMap<>(settings).forEach((name, value) -> {
            if (isOne(name)) {
                problem(name, paths(value), registry)
                        .or(() -> twice(name, registry, given))
                        .map(problem -> Finding.of(name, problem))
                        .ifPresent(findings::add);
            }
        });
        return findings;
    }

    /** A stream has two names. */
    private static Optional<String> twice(String setting, StreamRegistry registry, Map<String, String> given) {
        return registry.find(setting.substring(PREFIX.length()))
                .map(stream -> given.putIfAbsent(stream.name(), setting))
                .map(other -> "is about the same stream as " + other + "; leave one of them out");
    }

    /** The streams as these settings want them; those settings have to be right. */
    static StreamSelection apply(Map<String, ?> settings, StreamRegistry registry, StreamSelection selection) {
        Map<String, List<String>> wanted = new TreeMap<>();
        settings.forEach((name, value) -> {
            if (isOne(name)) {
                registry.find(name.substring(PREFIX.length()))
                        .ifPresent(stream -> wanted.put(stream.name(), paths(value)));
            }
        });
        List<StreamDefinition> streams = selection.streams().stream()
                .map(stream -> stream.expanding(wanted.getOrDefault(stream.name(), List.of())))
                .toList();
        return new StreamSelection(streams, selection.named());
    }

    private static List<String> paths(Object value) {
        return Arrays.stream(String.valueOf(value).split(",", -1))
                .map(String::trim)
                .filter(path -> !path.isEmpty())
                .distinct()
                .toList();
    }

    private static Optional<String> problem(String setting, List<String> paths, StreamRegistry registry) {
        String name = setting.substring(PREFIX.length());
        Optional<StreamDefinition> found = registry.find(name);
        if (found.isEmpty()) {
            List<String> names =
                    registry.streams().stream().map(StreamDefinition::name).toList();
            return Optional.of("there is no stream '" + name + "'" + NearNames.hint(name, names));
        }
        StreamDefinition stream = found.get();
        if (stream.paging() == Paging.NEXT_PAGE) {
            return Optional.of("lists of v2 expand nothing; leave the setting out");
        }
        boolean hasEvents = !registry.eventTypes().typesOf(stream.name()).isEmpty();
        if (hasEvents && !stream.isReadOneByOne()) {
            return Optional.of(
                    "objects of " + stream.name()
                            + " cannot be read one by one, so that rows of events would lack what is expanded; leave the setting out");
        }
        return paths.stream().flatMap(path -> problem(stream, path).stream()).findFirst();
    }

    private static Optional<String> problem(StreamDefinition stream, String path) {
        String[] names = path.split("\\.", -1);
        if (!path.matches("[a-z0-9_]+(\\.[a-z0-9_]+)*")) {
            return Optional.of("'" + path + "' is no path; give names separated by dots, such as customer");
        }
        if (names.length > MAX_NAMES) {
            return Optional.of(
                    "'" + path + "' is too deep: Stripe expands four levels, of which the list is the first");
        }
        List<String> known = stream.fields().stream().map(FieldDefinition::name).toList();
        return known.contains(names[0])
                ? Optional.empty()
                : Optional.of(stream.name() + " has no property '" + names[0] + "'" + NearNames.hint(names[0], known));
    }
}
