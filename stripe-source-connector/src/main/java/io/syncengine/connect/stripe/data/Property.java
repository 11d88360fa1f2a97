// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Takes one property out of an object's text. */
final class Property {

    private Property() {}

    /**
     * A string, or the id of an object that stands in its place.
     *
     * @param text of an object
     * @return empty when there is no such property, or it is neither
     */
    static Optional<String> reference(String text, String property) throws MalformedAnswerException {
        return AnswerText.read(text.getBytes(StandardCharsets.UTF_8), answer -> {
            JsonParser parser = answer.parser();
            String found = null;
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken token = parser.nextToken();
                if (!name.equals(property)) {
                    parser.skipChildren();
                } else if (token == JsonToken.START_OBJECT) {
                    found = idOf(answer);
                } else {
                    found = answer.string();
                }
            }
            return Optional.ofNullable(found);
        });
    }

    private static @Nullable String idOf(AnswerText answer) throws IOException {
        String found = null;
        JsonParser parser = answer.parser();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (name.equals("id")) {
                found = answer.string();
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }
}
