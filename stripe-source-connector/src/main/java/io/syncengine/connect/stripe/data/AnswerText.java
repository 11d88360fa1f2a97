// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * An answer being read: its tokens, and where in the text they lie. Texts are tokenised to their end, so that what is
 * sliced out of them is known to be JSON.
 */
final class AnswerText {

    /** Reads the tokens of an answer; the first one is current. */
    interface Reading<T> {
        T of(AnswerText answer) throws IOException, MalformedAnswerException;
    }

    /** Reads an item of a list, whose opening brace is the current token, up to its closing brace. */
    interface Item {
        void read() throws IOException, MalformedAnswerException;
    }

    /**
     * Keys of metadata are made by people: they are neither interned for the life of the JVM nor taken for an attack when
     * many hash alike. Lengths are bounded by the answer's size; depth is, since a sink's parser may recurse.
     */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNestingDepth(2000)
                    .build())
            .build();

    private final byte[] text;
    private final JsonParser parser;

    private AnswerText(byte[] text, JsonParser parser) {
        this.text = text;
        this.parser = parser;
    }

    /** Reads one answer; the text must hold one JSON object and nothing else. */
    static <T> T read(byte[] text, Reading<T> reading) throws MalformedAnswerException {
        return readValue(text, answer -> {
            if (answer.parser.currentToken() != JsonToken.START_OBJECT) {
                throw new MalformedAnswerException(
                        text.length == 0 ? "the answer is empty" : "the answer is no JSON object");
            }
            return reading.of(answer);
        });
    }

    /** Reads one value of any kind; the text must hold nothing else. */
    static <T> T readValue(byte[] text, Reading<T> reading) throws MalformedAnswerException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            AnswerText answer = new AnswerText(text, parser);
            parser.nextToken();
            T value = reading.of(answer);
            if (parser.nextToken() != null) {
                throw new MalformedAnswerException("the answer goes on after its end, at byte " + answer.start());
            }
            return value;
        } catch (JsonEOFException e) {
            throw new MalformedAnswerException("the answer is cut short, after " + text.length + " bytes");
        } catch (JsonProcessingException e) {
            // Jackson's own message may quote the text.
            throw new MalformedAnswerException("the answer is not JSON, at byte " + offset(e));
        } catch (IOException e) {
            throw new MalformedAnswerException("the answer is not UTF-8");
        }
    }

    JsonParser parser() {
        return parser;
    }

    /** All of the text; not to be changed. */
    byte[] bytes() {
        return text;
    }

    /**
     * Reads a list.
     *
     * @return whether it goes on
     */
    boolean list(Item item) throws IOException, MalformedAnswerException {
        @Nullable JsonToken hasMore = null;
        boolean hasData = false;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (name.equals("data") && token == JsonToken.START_ARRAY && !hasData) {
                hasData = true;
                items(item);
            } else {
                hasMore = name.equals("has_more") ? token : hasMore;
                parser.skipChildren();
            }
        }
        if (!hasData || (hasMore != JsonToken.VALUE_TRUE && hasMore != JsonToken.VALUE_FALSE)) {
            throw new MalformedAnswerException("the answer lacks data or has_more, which every list has");
        }
        return hasMore == JsonToken.VALUE_TRUE;
    }

    /**
     * Reads a list whose answers name the address of the next one.
     *
     * @return that address; null: the list ends here
     */
    @Nullable
    String linkedList(Item item) throws IOException, MalformedAnswerException {
        String next = null;
        boolean hasNext = false;
        boolean hasData = false;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (name.equals("data") && token == JsonToken.START_ARRAY && !hasData) {
                hasData = true;
                items(item);
            } else if (name.equals("next_page_url")) {
                hasNext = token == JsonToken.VALUE_NULL || token == JsonToken.VALUE_STRING;
                next = string();
            } else {
                parser.skipChildren();
            }
        }
        if (!hasData || !hasNext || (next != null && next.isEmpty())) {
            throw new MalformedAnswerException("the answer lacks data or next_page_url, which every list of v2 has");
        }
        return next;
    }

    private void items(Item item) throws IOException, MalformedAnswerException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new MalformedAnswerException("the answer lists something that is no object");
            }
            item.read();
        }
    }

    /** The current value if it is a string; null otherwise, and then all of it is passed over. */
    @Nullable
    String string() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        parser.skipChildren();
        return null;
    }

    /** The current value if it is a string, or the id of an object that stands in its place; null otherwise. */
    @Nullable
    String reference() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return string();
        }
        String id = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (name.equals("id")) {
                id = string();
            } else {
                parser.skipChildren();
            }
        }
        return id;
    }

    /** Offset of the current token. */
    int start() throws MalformedAnswerException {
        return checked(parser.currentTokenLocation().getByteOffset());
    }

    /** Passes over the rest of the current value and returns the offset after it. */
    int end() throws IOException, MalformedAnswerException {
        parser.skipChildren();
        parser.finishToken();
        return checked(parser.currentLocation().getByteOffset());
    }

    /** Jackson guesses the encoding; for any but UTF-8 it knows no offsets. */
    private int checked(long offset) throws MalformedAnswerException {
        if (offset < 0) {
            throw new MalformedAnswerException("the answer is not UTF-8");
        }
        return (int) offset;
    }

    private static String offset(JsonProcessingException e) {
        return e.getLocation() == null
                ? "an unknown one"
                : Long.toString(e.getLocation().getByteOffset());
    }
}
