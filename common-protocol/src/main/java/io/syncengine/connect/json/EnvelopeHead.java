// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Arrays;

/**
 * The part of a record that is the same for all records of one schema: <code>{"schema":…,"payload":</code>, as it stands
 * there, with its spaces.
 */
final class EnvelopeHead {

    private static final String SCHEMA = "schema";
    private static final String PAYLOAD = "payload";

    private static final JsonFactory FACTORY = new JsonFactory();

    private EnvelopeHead() {}

    /** What stands before the payload; null if the text is no schema followed by an object. */
    static byte @Nullable [] of(byte[] text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT
                    || !SCHEMA.equals(parser.nextFieldName())
                    || parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            parser.skipChildren();
            if (!PAYLOAD.equals(parser.nextFieldName()) || parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            int length = (int) parser.currentTokenLocation().getByteOffset();
            // Not known where the text is not UTF-8.
            return length > 0 ? Arrays.copyOf(text, length) : null;
        } catch (IOException e) {
            return null;
        }
    }
}
