// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.iam;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Amazon's Security Token Service of a region: credentials of a role, for an hour.
 *
 * @param region that is asked, since the global service may be away when the region is not
 */
record SecurityTokens(Map<String, String> environment, String region) implements CredentialSource {

    private static final String SESSION = "syncengine-postgres-sink";
    private static final Duration VALIDITY = Duration.ofMinutes(1);

    /**
     * Credentials of the role that the worker's pod has (EKS), whose token is in a file.
     */
    @Override
    public Optional<AwsCredentials> find(Instant now) throws CredentialException {
        String file = environment.get("AWS_WEB_IDENTITY_TOKEN_FILE");
        String role = environment.get("AWS_ROLE_ARN");
        if (file == null || role == null) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("Action", "AssumeRoleWithWebIdentity");
        parameters.put("Version", "2011-06-15");
        parameters.put("RoleArn", role);
        parameters.put("RoleSessionName", environment.getOrDefault("AWS_ROLE_SESSION_NAME", SESSION));
        parameters.put("WebIdentityToken", HostCredentials.read(file, "AWS_WEB_IDENTITY_TOKEN_FILE"));
        String query = parameters.entrySet().stream()
                .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return Optional.of(credentials(endpoint() + "/?" + query, now));
    }

    /**
     * Credentials of another role.
     *
     * @param own that may assume it
     * @param externalId what its owner demands to hear; empty: nothing
     */
    AwsCredentials assume(String role, String externalId, AwsCredentials own, Instant now) throws CredentialException {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("Action", "AssumeRole");
        parameters.put("Version", "2011-06-15");
        parameters.put("RoleArn", role);
        parameters.put("RoleSessionName", SESSION);
        if (!externalId.isEmpty()) {
            parameters.put("ExternalId", externalId);
        }
        String endpoint = endpoint();
        int host = endpoint.indexOf("://") + 3;
        PresignedUrl url =
                new PresignedUrl(endpoint.substring(host), "/", new PresignedUrl.Scope(region, "sts"), parameters);
        return credentials(endpoint.substring(0, host) + url.sign(own, now, VALIDITY, PresignedUrl.emptyBody()), now);
    }

    private String endpoint() {
        String suffix = region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
        return environment.getOrDefault("AWS_ENDPOINT_URL_STS", "https://sts." + region + suffix);
    }

    private AwsCredentials credentials(String url, Instant now) throws CredentialException {
        HttpCall.Answer answer;
        try {
            answer = HttpCall.send("GET", url, Map.of(), false);
        } catch (IOException | IllegalArgumentException e) {
            throw new CredentialException(
                    "STS in " + region + " cannot be reached (" + e.getClass().getSimpleName() + ")");
        }
        if (!answer.isGood()) {
            throw new CredentialException("STS in " + region + " refuses, with status " + answer.status() + ": "
                    + element(answer.body(), "Code") + ", " + element(answer.body(), "Message"));
        }
        return AwsCredentials.of(
                element(answer.body(), "AccessKeyId"),
                element(answer.body(), "SecretAccessKey"),
                element(answer.body(), "SessionToken"),
                element(answer.body(), "Expiration"),
                now);
    }

    /** Each of these occurs once, without attributes, and holds a text. */
    private static String element(String xml, String name) {
        Matcher element =
                Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(xml);
        return element.find() ? element.group(1).strip() : "";
    }
}
