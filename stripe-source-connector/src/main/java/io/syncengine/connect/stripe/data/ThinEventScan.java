// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** Takes the v2 events of one answer apart, one after the other. */
final class ThinEventScan {

    /** What an event tells of its object that has none. */
    private static final String NO_OBJECT = "{}";

    private final AnswerText answer;
    private final JsonParser parser;
    private final Compactor compactor = new Compactor();

    private @Nullable String id;
    private @Nullable Long created;
    private @Nullable String type;
    private @Nullable Boolean livemode;
    private @Nullable String context;
    private @Nullable String objectType;
    private @Nullable String objectId;
    private String object = NO_OBJECT;

    ThinEventScan(AnswerText answer) {
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
                case "context" -> context = answer.string();
                case "created" -> created = second(answer.string());
                case "livemode" -> livemode = token.isBoolean() ? token == JsonToken.VALUE_TRUE : null;
                case "related_object" -> related(token);
                default -> parser.skipChildren();
            }
        }
        if (id == null || id.isEmpty() || created == null || type == null) {
            return null;
        }
        return new StripeEvent(
                id,
                created,
                type,
                null,
                livemode,
                account(),
                objectType == null ? "" : objectType,
                objectId,
                object,
                null);
    }

    private void clear() {
        id = null;
        created = null;
        type = null;
        livemode = null;
        context = null;
        objectType = null;
        objectId = null;
        object = NO_OBJECT;
    }

    private static @Nullable Long second(@Nullable String text) {
        return text == null ? null : Moment.second(text);
    }

    /** The context is the way to an account, such as {@code acct_platform/acct_connected}: its end is the account. */
    private @Nullable String account() {
        return context == null || context.isEmpty() ? null : context.substring(context.lastIndexOf('/') + 1);
    }

    private void related(JsonToken opening) throws IOException, MalformedAnswerException {
        if (opening != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        int start = answer.start();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            switch (name) {
                case "id" -> objectId = answer.string();
                case "type" -> objectType = answer.string();
                default -> parser.skipChildren();
            }
        }
        compactor.reset();
        compactor.append(answer.bytes(), start, answer.end());
        object = compactor.text(0, compactor.length());
    }
}
