// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.iam;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * Credentials that requests are signed with. Print nothing.
 *
 * @param sessionToken goes with those that were given for a while
 * @param expires when they end; null: never
 */
record AwsCredentials(
        String accessKeyId,
        String secretKey,
        @Nullable String sessionToken,
        @Nullable Instant expires) {

    /** What is signed has to be accepted for a while after that. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    /** As the services write them, which all do in the same form; a time that cannot be read counts as soon. */
    static AwsCredentials of(String accessKeyId, String secretKey, String sessionToken, String expires, Instant now) {
        Instant end;
        try {
            end = Instant.parse(expires);
        } catch (DateTimeException e) {
            end = now.plus(MARGIN);
        }
        return new AwsCredentials(accessKeyId, secretKey, sessionToken, end);
    }

    boolean lastsAt(Instant now) {
        return expires == null || now.plus(MARGIN).isBefore(expires);
    }

    @Override
    public String toString() {
        return "AwsCredentials[hidden]";
    }
}
