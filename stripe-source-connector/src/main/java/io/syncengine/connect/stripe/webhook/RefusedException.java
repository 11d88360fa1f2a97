// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

/** A request is answered with an error, and with nothing but its status. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param status HTTP status */
    RefusedException(int status) {
        super("status " + status, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
