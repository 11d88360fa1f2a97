// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;

/** Reads the answer to a call for an account. Any thread. */
public final class AccountReader {

    /** @throws MalformedAnswerException if the body is cut short, not JSON or not an account */
    public Account read(byte[] body) throws MalformedAnswerException {
        return AnswerText.read(body, AccountReader::account);
    }

    private static Account account(AnswerText answer) throws IOException, MalformedAnswerException {
        JsonParser parser = answer.parser();
        String id = null;
        long created = 0;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (name.equals("id")) {
                id = answer.string();
            } else if (name.equals("created") && token == JsonToken.VALUE_NUMBER_INT) {
                created = parser.getValueAsLong();
            } else {
                parser.skipChildren();
            }
        }
        if (id == null || id.isEmpty()) {
            throw new MalformedAnswerException("the answer holds an account without an id");
        }
        return new Account(id, created);
    }
}
