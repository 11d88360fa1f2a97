// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.auth;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Key files as Google makes them, with keys that nobody else has. */
public final class KeyFiles {

    public static final String EMAIL = "robot@my-project.iam.gserviceaccount.com";

    private static final String KEY = privateKey();

    private KeyFiles() {}

    private static String privateKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\\n" + Base64.getEncoder().encodeToString(key)
                    + "\\n-----END PRIVATE KEY-----\\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key in the file, as its JSON has it. */
    public static String key() {
        return KEY;
    }

    public static String serviceAccount() {
        return serviceAccount(EMAIL);
    }

    public static String serviceAccount(String email) {
        return """
                {"type":"service_account","project_id":"my-project","private_key_id":"0123456789abcdef",
                 "private_key":"%s","client_email":"%s","client_id":"1234567890",
                 "token_uri":"https://evil.example/token"}""".formatted(KEY, email);
    }

    public static String user() {
        return """
                {"type":"authorized_user","client_id":"id.apps.googleusercontent.com","client_secret":"GOCSPX-hidden",
                 "refresh_token":"1//refresh-hidden"}""";
    }

    public static String external(String source) {
        return """
                {"type":"external_account","audience":"//iam.googleapis.com/projects/1/locations/global/x",
                 "subject_token_type":"urn:ietf:params:oauth:token-type:jwt","token_url":"https://sts.googleapis.com/v1/token",
                 "credential_source":%s}""".formatted(source);
    }

    public static String impersonated(String source) {
        return """
                {"type":"impersonated_service_account",
                 "service_account_impersonation_url":"https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/%s:generateAccessToken",
                 "delegates":[],"source_credentials":%s}""".formatted(EMAIL, source);
    }
}
