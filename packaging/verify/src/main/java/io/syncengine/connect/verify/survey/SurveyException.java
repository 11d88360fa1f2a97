// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify.survey;

/** Nothing can be found out: the key is refused, or Stripe cannot be reached. The message is for a person. */
public final class SurveyException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean isRefused;

    SurveyException(String message, boolean isRefused, Throwable cause) {
        super(message, cause);
        this.isRefused = isRefused;
    }

    /** Whether Stripe answered, and refused; else there was no answer that makes sense. */
    public boolean isRefused() {
        return isRefused;
    }
}
