// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.redact;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.syncengine.connect.protocol.json.Json;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts null in the place of values in one JSON text. Everything else stays as it is, to the byte. The text must have been
 * parsed before and be without whitespace between tokens: nothing is checked here. For one use.
 */
final class TextRedaction {

    private static final String ID = "id";
    private static final String KIND = "object";

    private final String text;
    private final Map<String, PathTree> kinds;
    private final boolean isRow;
    /** Paths that the kind of each object of the text brings, in the order of their opening braces. */
    private final List<@Nullable PathTree> paths = new ArrayList<>();

    private int nextObject;
    private final StringBuilder out = new StringBuilder();
    private int copied;

    /**
     * @param kinds paths in objects that lie in others, by their {@code object} values
     * @param isRow whether the text is that of a row: its own kind brings nothing then, and its id stays
     */
    TextRedaction(String text, Map<String, PathTree> kinds, boolean isRow) {
        this.text = text;
        this.kinds = kinds;
        this.isRow = isRow;
    }

    /** The text without what the paths lead to; the same string when they lead to nothing. */
    String without(List<PathTree> trees) {
        lookForKinds(0);
        if (isRow) {
            paths.set(0, null);
        }
        value(0, trees);
        if (copied == 0) {
            return text;
        }
        return out.append(text, copied, text.length()).toString();
    }

    /** The kind of an object may stand behind what it rules, so it is looked for first. Returns where the value ends. */
    private int lookForKinds(int from) {
        char opening = text.charAt(from);
        if (opening != '{' && opening != '[') {
            return endOfScalar(from);
        }
        int object = paths.size();
        if (opening == '{') {
            paths.add(null);
        }
        int at = from + 1;
        while (!isClosing(text.charAt(at))) {
            String name = "";
            if (opening == '{') {
                int end = endOfScalar(at);
                name = name(at, end);
                at = end + 1;
            }
            int end = lookForKinds(at);
            if (name.equals(KIND) && text.charAt(at) == '"' && paths.get(object) == null) {
                paths.set(object, kinds.get(name(at, end)));
            }
            at = afterComma(end);
        }
        return at + 1;
    }

    /** Copies the value that begins there without what the paths lead to, and returns where it ends. */
    private int value(int from, List<PathTree> trees) {
        return switch (text.charAt(from)) {
            case '{' -> object(from, trees);
            case '[' -> {
                int at = from + 1;
                while (!isClosing(text.charAt(at))) {
                    at = afterComma(value(at, trees));
                }
                yield at + 1;
            }
            default -> endOfScalar(from);
        };
    }

    private int object(int from, List<PathTree> trees) {
        PathTree ofKind = paths.get(nextObject);
        nextObject++;
        int at = from + 1;
        while (text.charAt(at) != '}') {
            int endOfName = endOfScalar(at);
            int start = endOfName + 1;
            List<PathTree> below =
                    trees.isEmpty() && ofKind == null ? trees : at(from, trees, ofKind, name(at, endOfName));
            boolean goes = PathTree.anyEnds(below);
            int end = goes ? passOver(start) : value(start, below);
            if (goes) {
                out.append(text, copied, start).append("null");
                copied = end;
            }
            at = afterComma(end);
        }
        return at + 1;
    }

    /** Where the paths go on in a property of the object that begins there. What is of a kind keeps its id. */
    private List<PathTree> at(int object, List<PathTree> trees, @Nullable PathTree ofKind, String name) {
        boolean isId = name.equals(ID);
        List<PathTree> below = isId && isRow && object == 0 ? List.of() : PathTree.at(trees, name);
        if (ofKind == null || isId) {
            return below;
        }
        List<PathTree> both = new ArrayList<>(below);
        both.addAll(PathTree.at(List.of(ofKind), name));
        return both;
    }

    /** Where the value ends that begins there, however deep. */
    private int passOver(int from) {
        int depth = 0;
        int at = from;
        do {
            char c = text.charAt(at);
            if (c == '{') {
                nextObject++;
            }
            if (c == '{' || c == '[') {
                depth++;
                at++;
            } else if (isClosing(c)) {
                depth--;
                at++;
            } else if (c == ',' || c == ':') {
                at++;
            } else {
                at = endOfScalar(at);
            }
        } while (depth > 0);
        return at;
    }

    private static boolean isClosing(char c) {
        return c == '}' || c == ']';
    }

    private int afterComma(int at) {
        return text.charAt(at) == ',' ? at + 1 : at;
    }

    /** End of the string, number or word that begins there. */
    private int endOfScalar(int from) {
        int at = from;
        if (text.charAt(at) == '"') {
            at++;
            while (text.charAt(at) != '"') {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            return at + 1;
        }
        while (at < text.length() && ",:]}".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /** What the string between these places says. */
    private String name(int from, int to) {
        String quoted = text.substring(from, to);
        if (quoted.indexOf('\\') < 0) {
            return quoted.substring(1, quoted.length() - 1);
        }
        try {
            return Json.mapper().readValue(quoted, String.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a text was read as JSON, but holds a string that is none", e);
        }
    }
}
