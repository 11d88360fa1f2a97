// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What an object says, however it is written: {@code jsonb} sorts members, writes numbers its own way, and has neither
 * U+0000 nor halves of surrogate pairs.
 */
final class Content {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Whole pairs are one character to a pattern. */
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    private static final String REPLACEMENT = "\uFFFD";

    private final JsonNode object;

    private Content(JsonNode object) {
        this.object = object;
    }

    /**
     * The content of an object.
     *
     * @param ignored members at the top that do not count
     * @throws JsonProcessingException if the text is no JSON
     */
    static Content of(String json, Set<String> ignored) throws JsonProcessingException {
        JsonNode object = MAPPER.readTree(json);
        if (object instanceof ObjectNode members) {
            members.remove(ignored);
        }
        return new Content(object);
    }

    /** 64 bits of it; the same for the same content. */
    long hash() {
        return hash(object);
    }

    /** Members at the top that differ. */
    SortedSet<String> differences(Content other) {
        SortedSet<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        other.object.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> {
            JsonNode mine = object.get(name);
            JsonNode theirs = other.object.get(name);
            return mine != null && theirs != null && hash(mine) == hash(theirs);
        });
        return names;
    }

    private static long hash(JsonNode node) {
        MessageDigest digest = sha256();
        feed(node, digest);
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    /** A number for an id, so that sums over rows do not tell only of contents. */
    static long hash(String id, long content) {
        MessageDigest digest = sha256();
        digest.update(id.getBytes(StandardCharsets.UTF_8));
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, content));
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    private static void feed(JsonNode node, MessageDigest digest) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, JsonNode> members = new TreeMap<>();
                node.properties().forEach(member -> members.put(clean(member.getKey()), member.getValue()));
                digest.update((byte) '{');
                members.forEach((name, value) -> {
                    feed('"', name, digest);
                    feed(value, digest);
                });
                digest.update((byte) '}');
            }
            case ARRAY -> {
                digest.update((byte) '[');
                node.forEach(item -> feed(item, digest));
                digest.update((byte) ']');
            }
            case STRING -> feed('"', clean(node.textValue()), digest);
            case NUMBER -> feed('0', number(node.decimalValue()), digest);
            default -> feed('l', node.asText(), digest);
        }
    }

    /** The length keeps one text from being taken for two. */
    private static void feed(char kind, String text, MessageDigest digest) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((byte) kind);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
    }

    private static String number(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
    }

    private static String clean(String text) {
        return LONE_SURROGATE.matcher(text).replaceAll(REPLACEMENT).replace("\0", "");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
