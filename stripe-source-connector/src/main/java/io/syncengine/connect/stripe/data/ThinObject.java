// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** What is known of an object that a v2 event names: enough for the row that says it is gone. */
public final class ThinObject {

    private ThinObject() {}

    /** Text of an object with no more than its id and its type. */
    public static String text(StripeEvent event) {
        return "{\"id\":" + quoted(String.valueOf(event.objectId())) + ",\"object\":" + quoted(event.objectType())
                + "}";
    }

    private static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
