// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** Takes the events of one answer apart, one after the other. */
final class EventScan {

    private final AnswerText answer;
    private final JsonParser parser;
    private final Compactor compactor = new Compactor();

    private @Nullable String id;
    private @Nullable Long created;
    private @Nullable String type;
    private @Nullable String apiVersion;
    private @Nullable Boolean livemode;
    private @Nullable String account;
    private @Nullable String objectType;
    private @Nullable String objectId;
    private @Nullable String object;
    private @Nullable String previousAttributes;

    EventScan(AnswerText answer) {
        this.answer = answer;
        this.parser = answer.parser();
    }

    /** Reads the event whose opening brace is the current token; null when it lacks what every event has. */
    @Nullable
    StripeEvent next() throws IOException, MalformedAnswerException {
        clear();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "id" -> id = answer.string();
                case "type" -> type = answer.string();
                case "api_version" -> apiVersion = answer.string();
                case "account" -> account = answer.string();
                case "created" -> created = token == JsonToken.VALUE_NUMBER_INT ? seconds() : null;
                case "livemode" -> livemode = token.isBoolean() ? token == JsonToken.VALUE_TRUE : null;
                case "data" -> data(token);
                default -> parser.skipChildren();
            }
        }
        if (id == null || id.isEmpty() || created == null || type == null || object == null) {
            return null;
        }
        return new StripeEvent(
                id,
                created,
                type,
                apiVersion,
                livemode,
                account,
                objectType == null ? "" : objectType,
                objectId,
                object,
                previousAttributes);
    }

    private void clear() {
        id = null;
        created = null;
        type = null;
        apiVersion = null;
        livemode = null;
        account = null;
        objectType = null;
        objectId = null;
        object = null;
        previousAttributes = null;
    }

    private @Nullable Long seconds() throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? null : parser.getLongValue();
    }

    private void data(JsonToken opening) throws IOException, MalformedAnswerException {
        if (opening != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
            if (isObject && name.equals("object")) {
                object();
            } else if (isObject && name.equals("previous_attributes")) {
                previousAttributes = slice(answer.start());
            } else {
                parser.skipChildren();
            }
        }
    }

    private void object() throws IOException, MalformedAnswerException {
        int start = answer.start();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (name) {
                case "id" -> objectId = answer.string();
                case "object" -> objectType = answer.string();
                default -> parser.skipChildren();
            }
        }
        object = slice(start);
    }

    /** Compact text from there to the end of the current value. */
    private String slice(int start) throws IOException, MalformedAnswerException {
        compactor.reset();
        compactor.append(answer.bytes(), start, answer.end());
        return compactor.text(0, compactor.length());
    }
}
