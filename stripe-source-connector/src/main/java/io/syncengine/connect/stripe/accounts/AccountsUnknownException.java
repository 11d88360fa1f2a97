// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.accounts;

/** The connected accounts are not known yet. Its message says why, for an operator, without secrets. */
public final class AccountsUnknownException extends Exception {
    private static final long serialVersionUID = 1L;

    AccountsUnknownException(String message) {
        super(message);
    }
}
