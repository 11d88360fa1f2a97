// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What differs between the truth and what arrived, for a person to read. */
final class Differences {

    private static final int SHOWN = 10;
    private static final int AROUND = 120;

    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Differences() {}

    /** Compares texts to the letter, as topics keep them. */
    static List<String> ofTexts(String stream, Map<String, String> truth, Map<String, String> found) {
        return compare(stream, truth, found, true);
    }

    /**
     * Compares as JSON, number for number: {@code jsonb} sorts keys and drops whitespace, but keeps every digit.
     */
    static List<String> ofJson(String stream, Map<String, String> truth, Map<String, String> found) {
        return compare(stream, truth, found, false);
    }

    private static List<String> compare(
            String stream, Map<String, String> truth, Map<String, String> found, boolean toTheLetter) {
        List<String> differences = new ArrayList<>();
        Map<String, String> ghosts = new TreeMap<>(found);
        ghosts.keySet().removeAll(truth.keySet());
        Iterator<String> ids = new TreeMap<>(truth).keySet().iterator();
        while (ids.hasNext() && differences.size() < SHOWN) {
            String id = ids.next();
            String expected = truth.get(id);
            String actual = found.get(id);
            if (actual == null) {
                differences.add(stream + "/" + id + " is missing");
            } else if (!expected.equals(actual)
                    && (toTheLetter || !parse(expected).equals(parse(actual)))) {
                differences.add(stream + "/" + id + " is stale or changed:\n  Stripe: " + part(expected, actual)
                        + "\n  found:  " + part(actual, expected));
            }
        }
        ghosts.keySet().stream().limit(SHOWN).forEach(id -> differences.add(stream + "/" + id + " is a ghost"));
        return differences;
    }

    /** From a little before the first character that differs from the other text. */
    private static String part(String text, String other) {
        int same = 0;
        while (same < Math.min(text.length(), other.length()) && text.charAt(same) == other.charAt(same)) {
            same++;
        }
        int from = Math.max(0, same - AROUND);
        return "…" + text.substring(from, Math.min(text.length(), same + AROUND)) + "…";
    }

    private static JsonNode parse(String json) {
        try {
            return EXACT.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + json, e);
        }
    }
}
