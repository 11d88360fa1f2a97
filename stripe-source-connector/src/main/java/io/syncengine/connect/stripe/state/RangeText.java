// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Ranges as text, since Connect allows only primitives in offsets: a JSON array of
 * <code>[from, to, [ids] | null, last]</code>, with the parameter as a fifth item where there is one.
 */
public final class RangeText {

    /** More would not fit the 16 KB that an offset may take. */
    public static final int MAX_RANGES = 64;

    /** Stripe's ids are short, but people choose some, and links to pages of v2 lists are longer than any. */
    private static final int MAX_ID = 2_000;

    private static final int NUMBERS_OF_A_RANGE = 40;
    private static final int QUOTES_OF_AN_ID = 3;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RangeText() {}

    /** About how long the text of the ranges is, without making it. */
    public static int length(List<Range> ranges) {
        int length = 0;
        for (Range range : ranges) {
            length += NUMBERS_OF_A_RANGE;
            for (String id : range.after()) {
                length += id.length() + QUOTES_OF_AN_ID;
            }
            length += range.parameter() == null ? 0 : range.parameter().length() + QUOTES_OF_AN_ID;
        }
        return length;
    }

    public static String encode(List<Range> ranges) {
        ArrayNode array = MAPPER.createArrayNode();
        for (Range range : ranges) {
            ArrayNode item = array.addArray().add(range.from()).add(range.to());
            if (range.after().isEmpty()) {
                item.addNull();
            } else {
                ArrayNode ids = item.addArray();
                range.after().forEach(ids::add);
            }
            item.add(range.last());
            if (range.parameter() != null) {
                item.add(range.parameter());
            }
        }
        return array.toString();
    }

    /** @throws IllegalArgumentException saying what is wrong, if the text is not one that {@link #encode} makes */
    public static List<Range> decode(String text) {
        JsonNode array = parse(text);
        if (!array.isArray()) {
            throw new IllegalArgumentException("ranges is not a JSON array");
        }
        if (array.size() > MAX_RANGES) {
            throw new IllegalArgumentException("ranges holds " + array.size() + " ranges, at most " + MAX_RANGES);
        }
        List<Range> ranges = new ArrayList<>(array.size());
        for (JsonNode item : array) {
            if (!item.isArray() || item.size() < 4 || item.size() > 5) {
                throw new IllegalArgumentException(
                        "a range is an array of four or five: from, to, ids, last, parameter");
            }
            ranges.add(new Range(
                    second(item.get(0)),
                    second(item.get(1)),
                    ids(item.get(2)),
                    second(item.get(3)),
                    item.size() == 5 ? parameter(item.get(4)) : null));
        }
        return ranges;
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("ranges is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static @Nullable Long second(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new IllegalArgumentException("a range's moment is a whole number of seconds or null");
        }
        return node.longValue();
    }

    private static String parameter(JsonNode node) {
        if (!node.isTextual()
                || !node.textValue().matches("[a-z_]+=.*")
                || node.textValue().length() > MAX_ID) {
            throw new IllegalArgumentException("a range's parameter is a string of the form name=value");
        }
        return node.textValue();
    }

    private static List<String> ids(JsonNode node) {
        if (node.isNull()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw new IllegalArgumentException("a range's ids are an array or null");
        }
        List<String> ids = new ArrayList<>(node.size());
        for (JsonNode id : node) {
            if (!id.isTextual() || id.textValue().isEmpty() || id.textValue().length() > MAX_ID) {
                throw new IllegalArgumentException("a range's id is a string of 1 to " + MAX_ID + " characters");
            }
            ids.add(id.textValue());
        }
        return ids;
    }
}
