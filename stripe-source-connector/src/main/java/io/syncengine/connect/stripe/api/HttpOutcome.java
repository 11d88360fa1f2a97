// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import java.io.IOException;
import java.time.Duration;

/** What became of a call. */
public sealed interface HttpOutcome {

    /**
     * An answer that came whole.
     *
     * @param body decoded; nobody changes it
     * @param bodyTime how long ago the headers came, when the last byte of the body had
     */
    record Answer(int status, AnswerHeaders headers, byte[] body, Duration bodyTime) implements HttpOutcome {}

    /**
     * No answer, or not all of it.
     *
     * @param cause a {@link java.io.InterruptedIOException} when time ran out, an {@link AnswerTooLargeException} when the
     *     body was larger than any should be
     */
    record Failure(IOException cause) implements HttpOutcome {}
}
