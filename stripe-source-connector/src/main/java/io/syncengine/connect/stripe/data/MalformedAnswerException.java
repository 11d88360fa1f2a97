// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

/** An answer with status 200 that is cut short, is not JSON, or lacks what such an answer always has. */
public final class MalformedAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedAnswerException(String message) {
        super(message);
    }

    public MalformedAnswerException(String message, Throwable cause) {
        super(message, cause);
    }
}
