// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.iam;

/** There are no credentials to be had. The message says what was asked and what it answered, and no secret. */
final class CredentialException extends Exception {
    private static final long serialVersionUID = 1L;

    CredentialException(String message) {
        super(message);
    }
}
