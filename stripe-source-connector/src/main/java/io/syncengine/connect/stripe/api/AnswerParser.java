// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import io.syncengine.connect.stripe.data.MalformedAnswerException;

/** Makes a value of an answer's body. Runs off the event loop, on any thread, possibly several at a time. */
@FunctionalInterface
public interface AnswerParser<T> {
    /**
     * @param body the whole body; the parser may keep it
     * @throws MalformedAnswerException if the body is not what Stripe promises; the call is then tried again
     */
    T parse(byte[] body) throws MalformedAnswerException;
}
