// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import io.syncengine.connect.support.config.Finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What other JDBC sinks call settings that this one has under another name. They are taken, so that a configuration can be
 * moved here as it is, and named in a warning.
 */
public final class Synonyms {

    private static final List<Synonym> ALL = List.of(
            new Synonym("connection.username", ConnectionKeys.USER_CONFIG, Map.of()),
            new Synonym("collection.name.format", TableKeys.NAME_FORMAT_CONFIG, Map.of()),
            new Synonym("primary.key.mode", RecordKeys.KEY_MODE_CONFIG, Map.of()),
            new Synonym("primary.key.fields", TableKeys.KEY_FIELDS_CONFIG, Map.of()),
            new Synonym("delete.enabled", WriteKeys.DELETE_MODE_CONFIG, Map.of("true", "hard", "false", "ignore")),
            new Synonym("auto.evolve", TableKeys.EVOLUTION_CONFIG, Map.of("true", "basic", "false", "none")),
            new Synonym("fields.whitelist", RecordKeys.INCLUDE_CONFIG, Map.of()),
            new Synonym("flush.max.retries", ErrorKeys.MAX_RETRIES_CONFIG, Map.of()),
            new Synonym("flush.retry.delay.ms", ErrorKeys.BACKOFF_CONFIG, Map.of()));

    private Synonyms() {}

    /**
     * One of them.
     *
     * @param of our name
     * @param words ours for theirs; others are taken as they are
     */
    private record Synonym(String name, String of, Map<String, String> words) {

        String value(String given) {
            return words.getOrDefault(given.strip().toLowerCase(Locale.ROOT), given);
        }
    }

    /** The settings with our names in the place of others, unless ours are there too. */
    public static Map<String, String> resolve(Map<String, String> settings) {
        Map<String, String> resolved = new LinkedHashMap<>(settings);
        for (Synonym synonym : ALL) {
            String given = resolved.remove(synonym.name);
            if (given != null) {
                resolved.putIfAbsent(synonym.of, synonym.value(given));
            }
        }
        return resolved;
    }

    /** Settings that are given under both names. */
    static List<Finding> findings(Map<String, String> settings) {
        List<Finding> findings = new ArrayList<>();
        for (Synonym synonym : ALL) {
            if (settings.containsKey(synonym.name) && settings.containsKey(synonym.of)) {
                findings.add(Finding.of(
                        synonym.of, "is given together with " + synonym.name + ", another name for it; give one"));
            }
        }
        return findings;
    }

    /** A sentence for each that is in use. */
    static List<String> warnings(Map<String, String> settings) {
        List<String> warnings = new ArrayList<>();
        for (Synonym synonym : ALL) {
            String given = settings.get(synonym.name);
            if (given != null) {
                String value = synonym.words.isEmpty() ? "" : "=" + synonym.value(given);
                warnings.add("setting '" + synonym.name
                        + "' is another sink's name and deprecated here; it is taken as " + synonym.of + value);
            }
        }
        return warnings;
    }
}
