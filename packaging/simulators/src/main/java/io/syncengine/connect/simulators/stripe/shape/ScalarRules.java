// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.shape;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rule of each simple value: the book's where it has one, else by type. */
final class ScalarRules {
    private static final String FIXED = "is ";
    private static final Set<String> EDITED =
            Set.of("description", "name", "nickname", "memo", "footer", "display_name");

    private final RuleBook book;
    private final Rules rules;
    private final StreamSpec like;
    private final Set<String> shown;
    private final boolean changesInside;

    /**
     * @param like stream whose ids and moment of creation the objects have
     * @param shown properties that hold lists of the object's children
     * @param changesInside whether updates change values inside objects and arrays too
     */
    ScalarRules(RuleBook book, Rules rules, StreamSpec like, Set<String> shown, boolean changesInside) {
        this.book = book;
        this.rules = rules;
        this.like = like;
        this.shown = shown;
        this.changesInside = changesInside;
    }

    /** Whether a property at the top holds a list of the object's children. */
    boolean isShown(String path) {
        return shown.contains(path.substring(path.lastIndexOf('.') + 1));
    }

    /** Writes a value of simple type. */
    void write(TemplateWriter out, String path, JsonNode schema, int depth) {
        String type = schema.path("type").asText();
        Optional<String> fixed = fixed(path, schema);
        if (fixed.isPresent()) {
            out.fixed(fixed.get());
            return;
        }
        String name = path.substring(path.lastIndexOf('.') + 1);
        out.hole(
                out.property(),
                Draws.of(path),
                rule(path, name, type, schema),
                (depth == 1 || changesInside) && !isParent(path) ? change(name) : Change.NEVER);
    }

    private boolean isParent(String path) {
        return book.rule(path, "string").filter(RuleBook.PARENT::equals).isPresent();
    }

    /** Writes the id of an object that may be expanded. */
    void reference(TemplateWriter out, String path, JsonNode schema) {
        String target = ApiCatalog.reference(schema.path("x-expansionResources")
                .path("oneOf")
                .path(0)
                .path("$ref")
                .asText());
        ValueRule rule = book.rule(path, "string")
                .filter(text -> !text.startsWith(FIXED))
                .map(rules::parse)
                .orElseGet(() -> rules.reference(target));
        out.hole(out.property(), Draws.of(path), rule, Change.NEVER);
    }

    /** The id of an object that lies in another. */
    void nestedId(TemplateWriter out, String path, String resource) {
        out.hole(out.property(), Draws.of(path), rules.reference(resource), Change.NEVER);
    }

    /** A value of a map; of one at the top it changes. */
    void member(TemplateWriter out, String path, String key, boolean isTop) {
        String rule = switch (Math.floorMod(Draws.of(key), 3)) {
            case 0 -> "words sentence";
            case 1 -> "token v_ 10";
            default -> "words word";
        };
        out.hole(
                isTop ? key : out.property(),
                Draws.of(path + "[" + key),
                rules.parse(rule),
                isTop ? Change.IN_TURN : Change.NEVER);
    }

    /** Values that a text takes, as the schema lists them or the book does; empty: any. */
    List<String> values(String path, JsonNode schema) {
        List<String> values = new ArrayList<>();
        schema.path("enum").forEach(value -> values.add(value.asText()));
        if (values.isEmpty()) {
            stated(path, schema)
                    .filter(rule -> rule.startsWith("one-of "))
                    .ifPresent(rule -> values.addAll(words(rule)));
        }
        return values;
    }

    /** Whether the book says that the value is null. */
    boolean isNull(String path, String type) {
        return book.rule(path, type).filter("is null"::equals).isPresent();
    }

    private Optional<String> fixed(String path, JsonNode schema) {
        if (schema.path("enum").size() == 1) {
            return Optional.of(schema.path("enum").path(0).toString());
        }
        return stated(path, schema)
                .filter(rule -> rule.startsWith(FIXED) && !rule.equals("is null"))
                .map(rule -> rule.substring(FIXED.length()).strip());
    }

    /** The book's rule, unless the schema lists the values and the rule gives others. */
    private Optional<String> stated(String path, JsonNode schema) {
        Set<String> values = new HashSet<>();
        schema.path("enum").forEach(value -> values.add(value.asText()));
        return book.rule(path, schema.path("type").asText())
                .filter(rule -> values.isEmpty() || values.containsAll(words(rule)));
    }

    /** The values that a rule gives. */
    private static List<String> words(String rule) {
        return Arrays.stream(rule.split(" +"))
                .skip(1)
                .map(word -> word.replaceAll("\\*[0-9]+$|^\"|\"$", ""))
                .toList();
    }

    private ValueRule rule(String path, String name, String type, JsonNode schema) {
        boolean isTop = path.length() - name.length() - 1 == like.resource().length();
        if (isTop && name.equals("id") && type.equals("string")) {
            return rules.parse("own-id");
        }
        Optional<String> moment = moment(name, type, isTop);
        if (moment.isPresent()) {
            return rules.parse(moment.get());
        }
        return stated(path, schema)
                .filter(text -> !text.startsWith(FIXED))
                .map(rules::parse)
                .or(() -> oneOfEnum(schema))
                .orElseGet(() ->
                        rules.parse(byType(name, type, schema.path("format").asText())));
    }

    /** Rule of the moments of creation and of the last update. */
    private Optional<String> moment(String name, String type, boolean isTop) {
        boolean isText = type.equals("string");
        if (name.equals("created") || (isTop && name.equals(like.moment()))) {
            return Optional.of(isText ? "iso-time 0 0" : "created");
        }
        boolean isUpdated = isTop && name.equals("updated");
        if (isUpdated && isText) {
            return Optional.of("iso-time 0 0");
        }
        return isUpdated && type.equals("integer") ? Optional.of("time 0 0") : Optional.empty();
    }

    private static Optional<ValueRule> oneOfEnum(JsonNode schema) {
        List<String> values = new ArrayList<>();
        schema.path("enum").forEach(value -> {
            if (value.isTextual() && !value.textValue().isEmpty()) {
                values.add(value.textValue());
            }
        });
        return values.isEmpty() ? Optional.empty() : Optional.of(Rules.oneOf(values));
    }

    private String byType(String name, String type, String format) {
        return switch (type) {
            case "integer" -> format.equals("unix-time") ? "time 0 2592000" : "int 0 1000";
            case "number" -> "number 0 100";
            case "boolean" -> "flag 50";
            default -> {
                if (format.equals("date-time")) {
                    yield "iso-time 0 2592000";
                }
                if (format.equals("decimal") || name.endsWith("_decimal")) {
                    yield "decimal 0 100000";
                }
                yield name.endsWith("_id") || name.endsWith("_token") ? "token _ 20" : "words word";
            }
        };
    }

    /** What updates do to a property at the top. */
    private Change change(String name) {
        boolean isFirm = name.equals("id")
                || name.equals("object")
                || name.equals("created")
                || name.equals("livemode")
                || name.equals("status")
                || name.equals(like.moment());
        if (isFirm) {
            return Change.NEVER;
        }
        if (name.equals("updated")) {
            return Change.ALWAYS;
        }
        return EDITED.contains(name) ? Change.IN_TURN : Change.AT_NEED;
    }
}
