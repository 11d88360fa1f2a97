// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which fields a message has, and of which type; checks requests against it as Google's front does. Immutable. */
public final class MessageTypes {
    /** Anything. */
    public static final String ANY = "any";

    private static final MessageTypes BUNDLED = read();
    private static final double INT_LIMIT = 1L << 31;

    private final Map<String, Map<String, String>> messages;

    private MessageTypes(Map<String, Map<String, String>> messages) {
        this.messages = messages;
    }

    public static MessageTypes bundled() {
        return BUNDLED;
    }

    private static MessageTypes read() {
        Map<String, Map<String, String>> messages = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(
                        MessageTypes.class.getResourceAsStream("message-types.txt"), "message-types.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Map<String, String> fields = new LinkedHashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("#")) {
                    continue;
                }
                String rest = line;
                if (!line.startsWith(" ")) {
                    fields = new LinkedHashMap<>();
                    int colon = line.indexOf(':');
                    messages.put(line.substring(0, colon), fields);
                    rest = line.substring(colon + 1);
                }
                for (String field : rest.strip().split(" +")) {
                    if (!field.isEmpty()) {
                        int colon = field.indexOf(':');
                        fields.put(field.substring(0, colon), field.substring(colon + 1));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MessageTypes(messages);
    }

    /**
     * Type of a field: {@code string}, {@code int}, {@code number}, {@code bool}, {@code any}, a message, or one of these in
     * brackets for a list. Empty when the message has no such field.
     */
    public Optional<String> field(String message, String field) {
        return Optional.ofNullable(messages.getOrDefault(message, Map.of()).get(field));
    }

    /** The type of a list's elements; another type as it is. */
    public static String element(String type) {
        return type.startsWith("[") ? type.substring(1, type.length() - 1) : type;
    }

    /** Whether it is the name of a message. */
    public boolean isMessage(String type) {
        return messages.containsKey(type);
    }

    /**
     * The body of a request without its nulls, which stand for nothing.
     *
     * @param root what error texts call the body where a part of it is meant; empty: nothing
     * @throws ApiException naming the first field that is unknown or of another type
     */
    public ObjectNode check(String message, JsonNode body, String root) {
        if (!body.isObject()) {
            throw ApiException.invalidField(
                    "Invalid JSON payload received. Unexpected token.",
                    "",
                    "Invalid JSON payload received. Unexpected token.");
        }
        return object(message, body, root);
    }

    private ObjectNode object(String message, JsonNode body, String path) {
        ObjectNode checked = JsonNodeFactory.instance.objectNode();
        Map<String, String> fields = messages.getOrDefault(message, Map.of());
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            String name = entry.getKey();
            String type = fields.get(name);
            if (type == null) {
                throw unknown(name, path);
            }
            if (!entry.getValue().isNull()) {
                checked.set(
                        name, value(type, entry.getValue(), path.isEmpty() ? snake(name) : path + "." + snake(name)));
            }
        }
        return checked;
    }

    private JsonNode value(String type, JsonNode value, String path) {
        if (type.startsWith("[")) {
            return list(element(type), value, path);
        }
        switch (type) {
            case "string" -> require(value.isTextual(), value, path, "TYPE_STRING");
            case "bool" -> require(value.isBoolean() || isFlagText(value), value, path, "TYPE_BOOL");
            case "int" -> require(isInt(value), value, path, "TYPE_INT32");
            case "number" -> require(value.isNumber() || isNumberText(value), value, path, "TYPE_DOUBLE");
            case ANY -> {
                return value;
            }
            default -> {
                require(value.isObject(), value, path, "type.googleapis.com/google.apps.sheets.v4." + type);
                return object(type, value, path);
            }
        }
        return plain(type, value);
    }

    private JsonNode list(String element, JsonNode value, String path) {
        // Values of a range are lists of lists, which may hold nulls.
        if (element.startsWith("[")) {
            require(value.isArray(), value, path, "type.googleapis.com/google.protobuf.ListValue");
            for (int i = 0; i < value.size(); i++) {
                require(value.get(i).isArray(), value.get(i), path, "type.googleapis.com/google.protobuf.ListValue");
            }
            return value;
        }
        var checked = JsonNodeFactory.instance.arrayNode();
        if (!value.isArray()) {
            checked.add(value(element, value, path + "[0]"));
            return checked;
        }
        for (int i = 0; i < value.size(); i++) {
            checked.add(value(element, value.get(i), path + "[" + i + "]"));
        }
        return checked;
    }

    /** Numbers and flags may come as texts. */
    private static JsonNode plain(String type, JsonNode value) {
        if (!value.isTextual() || type.equals("string")) {
            return value;
        }
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (type) {
            case "bool" -> nodes.booleanNode(Boolean.parseBoolean(value.asText()));
            case "int" -> nodes.numberNode(Integer.parseInt(value.asText()));
            default -> nodes.numberNode(Double.parseDouble(value.asText()));
        };
    }

    private static boolean isFlagText(JsonNode value) {
        return value.isTextual() && value.asText().matches("true|false");
    }

    private static boolean isNumberText(JsonNode value) {
        return value.isTextual() && value.asText().matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
    }

    private static boolean isInt(JsonNode value) {
        if (value.isTextual()) {
            return value.asText().matches("-?\\d{1,9}");
        }
        double number = value.asDouble();
        return value.isNumber() && number == Math.rint(number) && number < INT_LIMIT && number >= -INT_LIMIT;
    }

    private static void require(boolean isRight, JsonNode value, String path, String type) {
        if (!isRight) {
            String message = "Invalid value at '" + path + "' (" + type + "), " + value;
            throw ApiException.invalidField(message, path, message);
        }
    }

    private static ApiException unknown(String name, String path) {
        String where = path.isEmpty() ? "" : " at '" + path + "'";
        String message =
                "Invalid JSON payload received. Unknown name \"" + name + "\"" + where + ": Cannot find field.";
        return ApiException.invalidField(message, path, message);
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
