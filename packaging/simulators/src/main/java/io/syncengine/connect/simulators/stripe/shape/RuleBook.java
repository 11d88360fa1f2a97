// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.shape;

import io.syncengine.connect.simulators.stripe.catalog.TextTable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The rules of value-rules.txt by path. */
final class RuleBook {
    /** The id of a child's parent. */
    static final String PARENT = "parent";

    private final Map<String, Entry> entries = new HashMap<>();

    /** @param rule empty: by type */
    private record Entry(OptionalInt percent, String rule) {}

    static RuleBook bundled() {
        RuleBook book = new RuleBook();
        for (List<String> row : TextTable.rows(RuleBook.class, "value-rules.txt", 3)) {
            OptionalInt percent =
                    row.get(1).isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(row.get(1)));
            book.entries.put(row.get(0), new Entry(percent, row.get(2)));
        }
        return book;
    }

    /**
     * This book for the children of a list.
     *
     * @param links paths of the parent's id
     * @param nulls paths of what is null
     */
    RuleBook with(List<String> links, List<String> nulls) {
        RuleBook book = new RuleBook();
        book.entries.putAll(entries);
        links.forEach(path -> book.entries.put(path, new Entry(OptionalInt.of(100), PARENT)));
        nulls.forEach(path -> book.entries.put(path, new Entry(OptionalInt.of(0), "is null")));
        return book;
    }

    /** Share of the templates that have the value, in percent, when the book says so. */
    OptionalInt percent(String path) {
        for (String key = path; !key.isEmpty(); key = shorter(key)) {
            Entry entry = entries.get(key);
            if (entry != null && entry.percent().isPresent()) {
                return entry.percent();
            }
        }
        return OptionalInt.empty();
    }

    /** @param type JSON type of the schema */
    Optional<String> rule(String path, String type) {
        for (String key = path; !key.isEmpty(); key = shorter(key)) {
            Entry entry = entries.get(key);
            if (entry != null && !entry.rule().isEmpty() && fits(entry.rule(), type)) {
                return Optional.of(entry.rule());
            }
        }
        return Optional.empty();
    }

    private static String shorter(String key) {
        int dot = key.indexOf('.', key.startsWith("*.") ? 2 : 0);
        return dot < 0 ? "" : "*" + key.substring(dot);
    }

    private static boolean fits(String rule, String type) {
        String keyword = rule.contains(" ") ? rule.substring(0, rule.indexOf(' ')) : rule;
        return switch (keyword) {
            case "is" -> fixedFits(rule.substring(3).strip(), type);
            case "int", "amount", "time", "created", "one-of-int" -> type.equals("integer");
            case "number" -> type.equals("number");
            case "flag", "livemode" -> type.equals("boolean");
            default -> type.equals("string");
        };
    }

    private static boolean fixedFits(String json, String type) {
        return switch (json.charAt(0)) {
            case 'n' -> true;
            case 't', 'f' -> type.equals("boolean");
            case '"' -> type.equals("string");
            default -> type.equals("integer") || type.equals("number");
        };
    }
}
