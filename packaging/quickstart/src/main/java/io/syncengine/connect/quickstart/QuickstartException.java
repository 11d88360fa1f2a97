// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

/** Something that a person can put right. The message says what and how; it is all that they are shown. */
public final class QuickstartException extends Exception {

    private static final long serialVersionUID = 1L;

    public QuickstartException(String message) {
        super(message);
    }

    public QuickstartException(String message, Throwable cause) {
        super(message, cause);
    }
}
