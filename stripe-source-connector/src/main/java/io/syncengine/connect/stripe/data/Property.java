// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import com.fasterxml.jackson.core.JsonParser;

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
                parser.nextToken();
                if (name.equals(property)) {
                    found = answer.reference();
                } else {
                    parser.skipChildren();
                }
            }
            return Optional.ofNullable(found);
        });
    }

    /** Whether an object has the property, whatever its value. */
    static boolean isIn(String text, String property) throws MalformedAnswerException {
        return AnswerText.read(text.getBytes(StandardCharsets.UTF_8), answer -> {
            JsonParser parser = answer.parser();
            boolean found = false;
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                found |= name.equals(property);
                parser.skipChildren();
            }
            return found;
        });
    }
}
