// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.iam;

import io.syncengine.connect.postgres.connect.PasswordException;
import io.syncengine.connect.postgres.connect.Passwords;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens that RDS takes in place of a password: a request to connect, signed for a quarter of an hour. A new one is signed
 * for each connection, which costs nothing; the credentials behind it are kept until five minutes before their end.
 */
public final class RdsPasswords implements Passwords {

    private static final Duration VALIDITY = Duration.ofMinutes(15);

    private final String setting;
    private final RdsAccess access;
    private final Clock clock;
    private final SecurityTokens tokens;
    private final List<CredentialSource> sources;
    private @Nullable AwsCredentials known;

    /**
     * Tokens for a database.
     *
     * @param setting to name in messages
     * @param environment variables of the worker
     */
    public RdsPasswords(String setting, RdsAccess access, Map<String, String> environment, Clock clock) {
        this.setting = setting;
        this.access = access;
        this.clock = clock;
        this.tokens = new SecurityTokens(environment, access.region());
        this.sources = List.of(new EnvironmentCredentials(environment), tokens, new HostCredentials(environment));
    }

    @Override
    public synchronized String current() throws PasswordException {
        Instant now = clock.instant();
        try {
            AwsCredentials credentials = known;
            if (credentials == null || !credentials.lastsAt(now)) {
                credentials = find(now);
                known = credentials;
            }
            return token(credentials, now);
        } catch (CredentialException e) {
            throw new PasswordException(setting, String.valueOf(e.getMessage()));
        }
    }

    private String token(AwsCredentials credentials, Instant now) {
        PresignedUrl request = new PresignedUrl(
                access.host() + ":" + access.port(),
                "/",
                new PresignedUrl.Scope(access.region(), "rds-db"),
                Map.of("Action", "connect", "DBUser", access.user()));
        return request.sign(credentials, now, VALIDITY, PresignedUrl.emptyBody());
    }

    private AwsCredentials find(Instant now) throws CredentialException {
        for (CredentialSource source : sources) {
            Optional<AwsCredentials> found = source.find(now);
            if (found.isPresent()) {
                return access.roleArn().isEmpty()
                        ? found.get()
                        : tokens.assume(access.roleArn(), access.externalId(), found.get(), now);
            }
        }
        throw new CredentialException("no AWS credentials on this worker: neither in AWS_ACCESS_KEY_ID and"
                + " AWS_SECRET_ACCESS_KEY, nor a role of its pod, container or machine");
    }

    /** The role may have been changed since its credentials were fetched. */
    @Override
    public synchronized boolean renew() {
        known = null;
        return true;
    }
}
