// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.sheets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syncengine.connect.cli.outcome.CommandFailure;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Access tokens for the credentials that a file holds: the key of a service account, or what a person has signed in with by
 * Google's own tools. What the file says of addresses is not heeded, since credentials travel there.
 */
public final class GoogleToken {

    private static final String SCOPE = "https://www.googleapis.com/auth/spreadsheets";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final long LIFE_SECONDS = 3_600;

    private final HttpClient client;
    private final URI address;
    private final Clock clock;

    /** @param address where Google gives out tokens */
    public GoogleToken(HttpClient client, URI address, Clock clock) {
        this.client = client;
        this.address = address;
        this.clock = clock;
    }

    /**
     * A token, good for an hour.
     *
     * @param credentials text of the file
     * @throws CommandFailure if the file is no such one, or Google does not accept it
     */
    public String of(String credentials) throws CommandFailure, IOException, InterruptedException {
        JsonNode file = parse(credentials);
        Map<String, String> form = new LinkedHashMap<>();
        switch (file.path("type").asText()) {
            case "service_account" -> {
                form.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
                form.put("assertion", assertion(file));
            }
            case "authorized_user" -> {
                form.put("grant_type", "refresh_token");
                for (String field : new String[] {"client_id", "client_secret", "refresh_token"}) {
                    form.put(field, file.path(field).asText());
                }
            }
            default ->
                throw CommandFailure.usage(
                        "the credentials are neither the key of a service account nor those of a person (type "
                                + file.path("type").asText("missing")
                                + "); give a token in GOOGLE_ACCESS_TOKEN instead, such as gcloud prints it");
        }
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(address)
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                                .map(field -> field.getKey() + "="
                                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&"))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        JsonNode body = parse(answer.body());
        String token = body.path("access_token").asText();
        if (token.isEmpty()) {
            throw CommandFailure.of("Google gives no access token for the credentials: "
                    + body.path("error").asText("status " + answer.statusCode()));
        }
        return token;
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return json == null ? JSON.createObjectNode() : json;
        } catch (JsonProcessingException e) {
            // Its words would quote the text.
            return JSON.createObjectNode();
        }
    }

    private String assertion(JsonNode file) throws CommandFailure {
        long now = clock.instant().getEpochSecond();
        String header = JSON.createObjectNode()
                .put("alg", "RS256")
                .put("typ", "JWT")
                .put("kid", file.path("private_key_id").asText())
                .toString();
        String claims = JSON.createObjectNode()
                .put("iss", file.path("client_email").asText())
                .put("scope", SCOPE)
                .put("aud", address.toString())
                .put("iat", now)
                .put("exp", now + LIFE_SECONDS)
                .toString();
        String signed =
                base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key(file.path("private_key").asText()));
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw CommandFailure.usage("the private key in the credentials cannot be read: download the key anew");
        }
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        byte[] bytes = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
