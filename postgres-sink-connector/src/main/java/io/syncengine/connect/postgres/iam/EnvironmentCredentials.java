// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.iam;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Credentials in the worker's environment variables. */
record EnvironmentCredentials(Map<String, String> environment) implements CredentialSource {

    @Override
    public Optional<AwsCredentials> find(Instant now) {
        String id = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
        String secret = environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
        String session = environment.getOrDefault("AWS_SESSION_TOKEN", "");
        return id.isBlank() || secret.isBlank()
                ? Optional.empty()
                : Optional.of(new AwsCredentials(id, secret, session.isBlank() ? null : session, null));
    }
}
