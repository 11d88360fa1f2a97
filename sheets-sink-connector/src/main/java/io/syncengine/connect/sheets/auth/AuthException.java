// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.auth;

/** Credentials that cannot be used. The message is for people and holds nothing of them. */
public final class AuthException extends Exception {

    private static final long serialVersionUID = 1;

    private final String setting;

    /** @param setting the one to change */
    AuthException(String setting, String message) {
        super(message);
        this.setting = setting;
    }

    /** The setting that a person has to change. */
    public String setting() {
        return setting;
    }
}
