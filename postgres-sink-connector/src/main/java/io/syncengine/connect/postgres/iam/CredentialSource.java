// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.iam;

import java.time.Instant;
import java.util.Optional;

/** One of the places that credentials may come from. */
interface CredentialSource {

    /**
     * Credentials; empty if this is no such place.
     *
     * @throws CredentialException if it is one and has none
     */
    Optional<AwsCredentials> find(Instant now) throws CredentialException;
}
