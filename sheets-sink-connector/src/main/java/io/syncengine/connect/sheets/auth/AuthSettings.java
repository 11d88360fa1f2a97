// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.auth;

import org.apache.kafka.common.config.types.Password;

import java.net.URI;
import java.util.Set;

/**
 * How to sign in. Texts that were not given are empty.
 *
 * @param json content of a key file
 * @param path of a key file
 * @param allowed types of credentials that are accepted
 * @param client of mode {@code oauth}
 * @param tokenUrl where access tokens are fetched, whatever a file says
 * @param quotaProject project whose quota is used
 * @param files whether files are made, too, and not just spreadsheets written to that are there
 */
public record AuthSettings(
        AuthMode mode,
        Password json,
        String path,
        Set<CredentialType> allowed,
        OauthClient client,
        URI tokenUrl,
        String quotaProject,
        boolean files) {

    /** A person's consent, as an OAuth client got it. */
    public record OauthClient(String id, Password secret, Password refreshToken) {}

    public AuthSettings {
        allowed = Set.copyOf(allowed);
    }
}
