// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.iam;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A GET request that is signed in its query, by version 4 of Amazon's signatures (AWS reference, "Authenticating Requests:
 * Using Query Parameters").
 *
 * @param host as the request will name it, with a port that is not the usual one
 * @param path begins with a slash, and needs no encoding
 * @param scope who the signature is good for
 * @param parameters of the request, not encoded
 */
record PresignedUrl(String host, String path, Scope scope, Map<String, String> parameters) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String HMAC = "HmacSHA256";

    /** A service in a region. */
    record Scope(String region, String service) {

        private String at(String day) {
            return day + "/" + region + "/" + service + "/aws4_request";
        }
    }

    /** The hash that stands for a request without a body. */
    static String emptyBody() {
        return hash("");
    }

    /**
     * Host, path and query, signed.
     *
     * @param validity from now on, up to seven days
     * @param body hash of the body, in hexadecimal
     */
    String sign(AwsCredentials credentials, Instant now, Duration validity, String body) {
        String time = TIME.format(now);
        String day = time.substring(0, 8);
        String query = query(credentials, time, validity);
        String request = "GET\n" + path + "\n" + query + "\nhost:" + host + "\n\nhost\n" + body;
        String text = ALGORITHM + "\n" + time + "\n" + scope.at(day) + "\n" + hash(request);
        byte[] key = hmac(("AWS4" + credentials.secretKey()).getBytes(StandardCharsets.UTF_8), day);
        key = hmac(hmac(hmac(key, scope.region), scope.service), "aws4_request");
        return host + path + "?" + query + "&X-Amz-Signature=" + HexFormat.of().formatHex(hmac(key, text));
    }

    private String query(AwsCredentials credentials, String time, Duration validity) {
        Map<String, String> all = new TreeMap<>();
        parameters.forEach((name, value) -> all.put(encoded(name), encoded(value)));
        all.put("X-Amz-Algorithm", ALGORITHM);
        all.put("X-Amz-Credential", encoded(credentials.accessKeyId() + "/" + scope.at(time.substring(0, 8))));
        all.put("X-Amz-Date", time);
        all.put("X-Amz-Expires", Long.toString(validity.toSeconds()));
        all.put("X-Amz-SignedHeaders", "host");
        @Nullable String session = credentials.sessionToken();
        if (session != null) {
            all.put("X-Amz-Security-Token", encoded(session));
        }
        return all.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
    }

    /** As RFC 3986 has it, which is not how forms are encoded. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
        }
    }
}
