// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.redact;

/** {@code redact.fields} names a stream or property that does not exist. The message begins with the setting. */
public final class InvalidRedactionException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidRedactionException(String message) {
        super(message);
    }
}
