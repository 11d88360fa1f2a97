// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.data;

import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;
import io.syncengine.connect.simulators.stripe.shape.Layout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Edits JSON texts without parsing their values, so that every digit and escape stays. Texts are on one line. */
final class JsonText {
    private JsonText() {}

    /** The object's members in order, values as they stand. */
    static Map<String, String> members(String object) {
        Map<String, String> members = new LinkedHashMap<>();
        int at = 1;
        while (object.charAt(at) != '}') {
            int nameEnd = end(object, at);
            int valueEnd = end(object, nameEnd + 1);
            members.put(object.substring(at + 1, nameEnd - 1), object.substring(nameEnd + 1, valueEnd));
            at = object.charAt(valueEnd) == ',' ? valueEnd + 1 : valueEnd;
        }
        return members;
    }

    /** Applies edits, the later ones over the earlier. */
    static String edited(String object, List<Edits> edits) {
        Map<String, String> members = members(object);
        for (Edits edit : edits) {
            members.putAll(edit.members());
            members.keySet().removeAll(edit.removed());
        }
        StringBuilder out = new StringBuilder("{");
        members.forEach((name, value) -> out.append(out.length() == 1 ? "\"" : ",\"")
                .append(name)
                .append("\":")
                .append(value));
        return out.append('}').toString();
    }

    /** Writes the members of {@code before} that {@code after} has otherwise, without braces; new ones as null. */
    static void appendReplaced(JsonBuffer out, String before, String after) {
        appendReplaced(out, before, after, Set.of());
    }

    /** @param except names that are left out */
    static void appendReplaced(JsonBuffer out, String before, String after, Set<String> except) {
        Map<String, String> old = members(before);
        Map<String, String> replaced = members(after);
        replaced.entrySet().removeIf(member -> member.getValue().equals(old.get(member.getKey())));
        replaced.keySet().removeAll(except);
        boolean isFirst = true;
        for (String name : replaced.keySet()) {
            out.append(isFirst ? "\"" : ",\"").append(name).append("\":").append(old.getOrDefault(name, "null"));
            isFirst = false;
        }
    }

    /** End of the value that starts at {@code from}. */
    private static int end(String text, int from) {
        int depth = 0;
        int at = from;
        do {
            char c = text.charAt(at);
            if (c == '"') {
                at = endOfString(text, at);
                continue;
            }
            depth += deeper(c);
            at++;
        } while (depth > 0 || !isEnd(text.charAt(at)));
        return at;
    }

    private static int deeper(char c) {
        return switch (c) {
            case '{', '[' -> 1;
            case '}', ']' -> -1;
            default -> 0;
        };
    }

    private static boolean isEnd(char c) {
        return c == ',' || c == ':' || c == '}' || c == ']';
    }

    private static int endOfString(String text, int quote) {
        int at = quote + 1;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    static void append(JsonBuffer out, String text, Layout layout) {
        if (layout == Layout.COMPACT) {
            out.append(text);
        } else {
            appendPretty(out, text, layout.indent());
        }
    }

    /** Lays a text out in lines. @param indent spaces that lines after the first have on top of their own */
    static void appendPretty(JsonBuffer out, String text, int indent) {
        int depth = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '"' -> {
                    int end = endOfString(text, at);
                    out.append(text.substring(at, end));
                    at = end - 1;
                }
                case '{', '[' -> {
                    out.append(c);
                    boolean isEmpty = text.charAt(at + 1) == '}' || text.charAt(at + 1) == ']';
                    if (!isEmpty) {
                        line(out, indent, ++depth);
                    } else {
                        out.append(text.charAt(++at));
                    }
                }
                case '}', ']' -> {
                    line(out, indent, --depth);
                    out.append(c);
                }
                case ',' -> {
                    out.append(c);
                    line(out, indent, depth);
                }
                case ':' -> out.append(": ");
                default -> out.append(c);
            }
        }
    }

    private static void line(JsonBuffer out, int indent, int depth) {
        out.append('\n');
        for (int i = indent + 2 * depth; i > 0; i--) {
            out.append(' ');
        }
    }
}
