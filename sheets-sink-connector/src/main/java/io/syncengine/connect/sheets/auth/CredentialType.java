// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.auth;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Types of credential files that can be used, if they are allowed. */
public enum CredentialType {
    SERVICE_ACCOUNT,
    AUTHORIZED_USER,
    /** Names files and addresses that a foreign token is read from. */
    EXTERNAL_ACCOUNT,
    /** Holds other credentials, and an address that their token is sent to. */
    IMPERSONATED_SERVICE_ACCOUNT;

    /** As files and settings write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<CredentialType> ofCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }
}
