// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The streams that a connector reads. Each entry of the settings is a name, a singular alias, or a pattern in which
 * {@code *} stands for any text and {@code ?} for any character.
 *
 * @param streams in the registry's order; never empty
 * @param named those selected by name or alias and not only by a pattern: what a person asked for must work, what a
 *     pattern caught may turn out not to be offered to the account
 */
public record StreamSelection(List<StreamDefinition> streams, Set<String> named) {

    public static final String INCLUDE_SETTING = "streams";
    public static final String EXCLUDE_SETTING = "streams.exclude";

    public StreamSelection {
        streams = List.copyOf(streams);
        named = Collections.unmodifiableSet(new LinkedHashSet<>(named));
    }

    /**
     * Selects streams.
     *
     * @param exclude taken away again, from the named ones too
     * @throws InvalidSelectionException naming every entry that selects nothing, or when no stream is left
     */
    public static StreamSelection of(StreamRegistry registry, Collection<String> include, Collection<String> exclude)
            throws InvalidSelectionException {
        Set<String> selected = expand(registry, INCLUDE_SETTING, include);
        if (selected.isEmpty()) {
            throw new InvalidSelectionException(INCLUDE_SETTING, "no stream is selected; use '*' for all");
        }
        Set<String> excluded = expand(registry, EXCLUDE_SETTING, exclude);
        List<StreamDefinition> streams = registry.streams().stream()
                .filter(stream -> selected.contains(stream.name()) && !excluded.contains(stream.name()))
                .toList();
        if (streams.isEmpty()) {
            throw new InvalidSelectionException(EXCLUDE_SETTING, "no stream is left of those selected");
        }
        Set<String> named = include.stream()
                .flatMap(entry -> registry.find(entry.trim()).stream())
                .map(StreamDefinition::name)
                .filter(name -> !excluded.contains(name))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new StreamSelection(streams, named);
    }

    /**
     * Names of the streams that entries stand for.
     *
     * @param setting what the entries are those of, for the message
     * @throws InvalidSelectionException naming every entry that stands for none
     */
    public static Set<String> expand(StreamRegistry registry, String setting, Collection<String> entries)
            throws InvalidSelectionException {
        Set<String> names = new LinkedHashSet<>();
        Set<String> problems = new LinkedHashSet<>();
        for (String entry : entries) {
            String text = entry.trim();
            Set<String> found = isPattern(text) ? matching(registry, text) : exact(registry, text);
            if (found.isEmpty()) {
                problems.add(problem(registry, text));
            }
            names.addAll(found);
        }
        if (!problems.isEmpty()) {
            throw new InvalidSelectionException(setting, String.join("; ", problems));
        }
        return names;
    }

    private static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    private static Set<String> exact(StreamRegistry registry, String text) {
        Optional<StreamDefinition> stream = registry.find(text);
        return stream.map(found -> Set.of(found.name())).orElse(Set.of());
    }

    private static Set<String> matching(StreamRegistry registry, String text) {
        StringBuilder regex = new StringBuilder();
        text.chars()
                .forEach(c -> regex.append(
                        switch (c) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(Character.toString(c));
                        }));
        Pattern pattern = Pattern.compile(regex.toString());
        return registry.streams().stream()
                .filter(stream -> pattern.matcher(stream.name()).matches()
                        || pattern.matcher(stream.alias()).matches())
                .map(StreamDefinition::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String problem(StreamRegistry registry, String text) {
        if (isPattern(text)) {
            return "no stream matches '" + text + "'";
        }
        String near = NearNames.of(text, registry.streams()).stream()
                .map(name -> "'" + name + "'")
                .collect(Collectors.joining(" or "));
        return "no stream named '" + text + "'" + (near.isEmpty() ? "" : "; did you mean " + near + "?");
    }
}
