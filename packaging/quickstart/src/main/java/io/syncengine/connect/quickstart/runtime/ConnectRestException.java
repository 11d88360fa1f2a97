// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.runtime;

import java.io.IOException;

/** A Connect worker refused a request. */
public final class ConnectRestException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    ConnectRestException(String request, int status, String message) {
        super(request + " answered " + status + ": " + message);
        this.status = status;
    }

    /** HTTP status of the answer. */
    public int status() {
        return status;
    }
}
