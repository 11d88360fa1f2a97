// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.version;

/** The description of a version of Stripe's API cannot be had. The message says why. */
public final class NoDescriptionException extends Exception {
    private static final long serialVersionUID = 1L;

    NoDescriptionException(String message) {
        super(message);
    }

    NoDescriptionException(String message, Throwable cause) {
        super(message, cause);
    }
}
