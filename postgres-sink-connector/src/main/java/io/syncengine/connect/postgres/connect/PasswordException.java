// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

import java.sql.SQLNonTransientConnectionException;

/** There is no password to log in with now. To be tried again, as any connection that cannot be had. */
public final class PasswordException extends SQLNonTransientConnectionException {
    private static final long serialVersionUID = 1L;

    private static final String UNABLE_TO_CONNECT = "08001";

    private final String setting;

    /**
     * @param setting the one that it was to come from
     * @param problem what is wrong, and no secret
     */
    public PasswordException(String setting, String problem) {
        super(setting + ": " + problem, UNABLE_TO_CONNECT);
        this.setting = setting;
    }

    /** The setting that the password was to come from. */
    public String setting() {
        return setting;
    }
}
