// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import java.io.IOException;

/** The body of an answer is so large that reading it could exhaust the worker's memory. */
public final class AnswerTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param limit in bytes */
    public AnswerTooLargeException(long limit) {
        super("the answer is larger than " + limit + " bytes");
    }
}
