// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.protocol.json.Json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Credentials from the service of the place that the worker runs in: that of a container (ECS, EKS Pod Identity), else
 * that of the machine (EC2, version 2 only). Both are named by the environment as Amazon's own libraries have it.
 */
record HostCredentials(Map<String, String> environment) implements CredentialSource {

    private static final String CONTAINER_HOST = "http://169.254.170.2";
    private static final String MACHINE = "http://169.254.169.254";
    private static final String ROLES = "/latest/meta-data/iam/security-credentials/";

    @Override
    public Optional<AwsCredentials> find(Instant now) throws CredentialException {
        String relative = environment.get("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
        String full =
                relative == null ? environment.get("AWS_CONTAINER_CREDENTIALS_FULL_URI") : CONTAINER_HOST + relative;
        if (full != null) {
            return Optional.of(ofContainer(full, now));
        }
        boolean disabled = "true".equalsIgnoreCase(environment.get("AWS_EC2_METADATA_DISABLED"));
        return disabled ? Optional.empty() : ofMachine(now);
    }

    private AwsCredentials ofContainer(String url, Instant now) throws CredentialException {
        try {
            String token = containerToken();
            Map<String, String> headers = token.isEmpty() ? Map.of() : Map.of("Authorization", token);
            return credentials("the container's service", HttpCall.send("GET", url, headers, true), now);
        } catch (IOException | IllegalArgumentException e) {
            throw new CredentialException("the container's service for credentials cannot be reached ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    private String containerToken() throws CredentialException {
        String file = environment.get("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
        if (file == null) {
            return environment.getOrDefault("AWS_CONTAINER_AUTHORIZATION_TOKEN", "");
        }
        return read(file, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
    }

    /** The text of a file that the environment names. */
    static String read(String file, String variable) throws CredentialException {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8).strip();
        } catch (IOException | InvalidPathException e) {
            throw new CredentialException("the file that " + variable + " names cannot be read ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    private Optional<AwsCredentials> ofMachine(Instant now) throws CredentialException {
        String machine = environment.getOrDefault("AWS_EC2_METADATA_SERVICE_ENDPOINT", MACHINE);
        Map<String, String> headers;
        try {
            HttpCall.Answer token = HttpCall.send(
                    "PUT", machine + "/latest/api/token", Map.of("X-aws-ec2-metadata-token-ttl-seconds", "300"), true);
            if (!token.isGood()) {
                return Optional.empty();
            }
            headers = Map.of("X-aws-ec2-metadata-token", token.body());
        } catch (IOException | IllegalArgumentException e) {
            // No machine of Amazon's.
            return Optional.empty();
        }
        try {
            HttpCall.Answer roles = HttpCall.send("GET", machine + ROLES, headers, true);
            if (!roles.isGood() || roles.body().isBlank()) {
                throw new CredentialException("this machine has no instance profile");
            }
            String role = roles.body().lines().findFirst().orElse("").strip();
            HttpCall.Answer answer = HttpCall.send("GET", machine + ROLES + role, headers, true);
            return Optional.of(credentials("the machine's service", answer, now));
        } catch (IOException | IllegalArgumentException e) {
            throw new CredentialException("the machine's service for credentials fails ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    private static AwsCredentials credentials(String who, HttpCall.Answer answer, Instant now)
            throws CredentialException {
        if (!answer.isGood()) {
            throw new CredentialException(who + " for credentials answers with status " + answer.status());
        }
        try {
            JsonNode found = Json.mapper().readTree(answer.body());
            if (found.path("AccessKeyId").asText().isEmpty()) {
                throw new CredentialException(who + " for credentials has none");
            }
            return AwsCredentials.of(
                    found.path("AccessKeyId").asText(),
                    found.path("SecretAccessKey").asText(),
                    found.path("Token").asText(),
                    found.path("Expiration").asText(),
                    now);
        } catch (JsonProcessingException e) {
            throw new CredentialException(who + " for credentials does not answer in JSON");
        }
    }
}
