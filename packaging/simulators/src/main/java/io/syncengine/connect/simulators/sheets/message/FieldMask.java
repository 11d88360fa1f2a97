// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which fields of a message are meant: a list with commas of paths with dots or slashes, in which parentheses hold a list
 * below a path, and a star stands for all. Immutable.
 */
public final class FieldMask {
    /** All of a message. */
    public static final FieldMask ALL = new FieldMask(Map.of());

    private static final String STAR = "*";

    private final Map<String, FieldMask> parts;

    private FieldMask(Map<String, FieldMask> parts) {
        this.parts = parts;
    }

    /**
     * Reads the parameter {@code fields}, empty for everything.
     *
     * @param message that the mask is about
     * @throws ApiException when a path leads nowhere
     */
    public static FieldMask ofAnswer(String text, String message) {
        if (text.isBlank()) {
            return ALL;
        }
        FieldMask mask = new Reader(text).all(null);
        check(mask, message, "");
        return mask;
    }

    /**
     * Reads the mask of an update.
     *
     * @param message that the mask is about
     * @throws ApiException when it is empty, or a path leads nowhere
     */
    public static FieldMask ofUpdate(String text, String message) {
        if (text.isBlank()) {
            throw ApiException.invalid(
                    "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
        }
        FieldMask mask = new Reader(text).all(null);
        checkUpdate(mask, message, "");
        return mask;
    }

    /**
     * Reads a mask about messages that are not described here.
     *
     * @throws ApiException when it is no mask
     */
    public static FieldMask ofAny(String text) {
        return text.isBlank() ? ALL : new Reader(text).all(null);
    }

    private static void check(FieldMask mask, String message, String path) {
        mask.parts.forEach((name, part) -> {
            String here = path.isEmpty() ? name : path + "." + name;
            if (name.equals(STAR)) {
                return;
            }
            String type = MessageTypes.bundled()
                    .field(message, name)
                    .orElseThrow(() -> ApiException.invalidField(
                            "Request contains an invalid argument.",
                            here,
                            "Error expanding 'fields' parameter. Cannot find matching fields for path '" + here
                                    + "'."));
            String element = MessageTypes.element(type);
            if (MessageTypes.bundled().isMessage(element)) {
                check(part, element, here);
            }
        });
    }

    private static void checkUpdate(FieldMask mask, String message, String path) {
        mask.parts.forEach((name, part) -> {
            String here = path.isEmpty() ? name : path + "." + name;
            if (name.equals(STAR)) {
                return;
            }
            String type = MessageTypes.bundled()
                    .field(message, name)
                    .orElseThrow(() -> ApiException.invalid("Invalid field: " + snake(here)));
            if (MessageTypes.bundled().isMessage(type)) {
                checkUpdate(part, type, here);
            }
        });
    }

    private static String snake(String path) {
        return path.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** Whether everything is meant. */
    public boolean isAll() {
        return parts.isEmpty() || parts.containsKey(STAR);
    }

    /** Whether a field is meant, at least in part. */
    public boolean has(String name) {
        return isAll() || parts.containsKey(name);
    }

    /** Whether a field is named, other than by a star. */
    public boolean names(String name) {
        return parts.containsKey(name);
    }

    /** The fields that are named. */
    public Set<String> names() {
        return parts.keySet();
    }

    /** What is meant of a field. */
    public FieldMask of(String name) {
        if (isAll() && !parts.containsKey(name)) {
            return ALL;
        }
        return parts.getOrDefault(name, ALL);
    }

    /** What is meant of an answer. Whatever is left has no copy. */
    public JsonNode cut(JsonNode node) {
        if (isAll()) {
            return node;
        }
        if (node instanceof ArrayNode list) {
            ArrayNode cut = JsonNodeFactory.instance.arrayNode(list.size());
            list.forEach(element -> cut.add(cut(element)));
            return cut;
        }
        if (!(node instanceof ObjectNode)) {
            return node;
        }
        ObjectNode cut = JsonNodeFactory.instance.objectNode();
        parts.forEach((name, part) -> {
            JsonNode value = node.get(name);
            if (value != null) {
                cut.set(name, part.cut(value));
            }
        });
        return cut;
    }

    /** A copy of {@code old} in which what is meant is as in {@code other}. */
    public ObjectNode merge(ObjectNode old, ObjectNode other) {
        if (isAll()) {
            return other.deepCopy();
        }
        ObjectNode merged = old.deepCopy();
        parts.forEach((name, part) -> {
            JsonNode value = other.get(name);
            if (value == null) {
                merged.remove(name);
            } else if (part.isAll() || !(value instanceof ObjectNode object)) {
                merged.set(name, value.deepCopy());
            } else {
                JsonNode before = merged.get(name);
                merged.set(
                        name,
                        part.merge(
                                before instanceof ObjectNode known ? known : JsonNodeFactory.instance.objectNode(),
                                object));
            }
        });
        return merged;
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        /** A list, up to the end or the parenthesis that closes it. */
        FieldMask all(@Nullable Character end) {
            Map<String, FieldMask> parts = new LinkedHashMap<>();
            while (true) {
                path(parts);
                char next = at < text.length() ? text.charAt(at++) : 0;
                if (next == ',') {
                    continue;
                }
                if (end == null ? next == 0 : next == end) {
                    return new FieldMask(parts);
                }
                throw broken();
            }
        }

        private void path(Map<String, FieldMask> parts) {
            String name = name();
            char next = at < text.length() ? text.charAt(at) : 0;
            if (next == '.' || next == '/') {
                at++;
                Map<String, FieldMask> below = new LinkedHashMap<>();
                path(below);
                add(parts, name, new FieldMask(below));
            } else if (next == '(') {
                at++;
                add(parts, name, all(')'));
            } else {
                add(parts, name, ALL);
            }
        }

        private static void add(Map<String, FieldMask> parts, String name, FieldMask part) {
            FieldMask old = parts.get(name);
            if (old == null) {
                parts.put(name, part);
            } else if (!old.isAll() && !part.isAll()) {
                Map<String, FieldMask> both = new LinkedHashMap<>(old.parts);
                part.parts.forEach((below, mask) -> add(both, below, mask));
                parts.put(name, new FieldMask(both));
            } else {
                parts.put(name, ALL);
            }
        }

        private String name() {
            int begin = at;
            while (at < text.length() && ",./()".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String name = text.substring(begin, at).strip();
            if (name.isEmpty()) {
                throw broken();
            }
            return name;
        }

        private ApiException broken() {
            return ApiException.invalidField(
                    "Request contains an invalid argument.",
                    text,
                    "Error expanding 'fields' parameter. Cannot find matching fields for path '" + text + "'.");
        }
    }
}
