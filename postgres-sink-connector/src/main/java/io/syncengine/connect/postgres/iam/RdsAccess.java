// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.iam;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which database is logged in to by IAM, and as whom.
 *
 * @param host and port as the connection names them: the token is good for no other
 * @param region of the database
 * @param roleArn role to assume first; empty: none
 * @param externalId what that role's owner demands to hear; empty: nothing
 */
public record RdsAccess(String host, int port, String user, String region, String roleArn, String externalId) {

    private static final Pattern HOST = Pattern.compile(
            "\\.([a-z]{2}(?:-[a-z]+)+-\\d+)\\.rds\\.amazonaws\\.com(?:\\.cn)?$", Pattern.CASE_INSENSITIVE);

    /** The region that the name of a database's host holds. */
    public static Optional<String> regionOf(String host) {
        Matcher matcher = HOST.matcher(host);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
