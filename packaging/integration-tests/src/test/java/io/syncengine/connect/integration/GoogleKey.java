// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.security.KeyPairGenerator;
import java.util.Base64;

/** The key file of a service account, with a key that nobody else has. */
final class GoogleKey {

    static final String EMAIL = "robot@my-project.iam.gserviceaccount.com";

    private final String secret;

    GoogleKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        secret = Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    }

    String json() {
        return new ObjectMapper()
                .createObjectNode()
                .put("type", "service_account")
                .put("client_id", "1234567890")
                .put("client_email", EMAIL)
                .put("private_key_id", "0123456789abcdef")
                .put("private_key", "-----BEGIN PRIVATE KEY-----\n" + secret + "\n-----END PRIVATE KEY-----\n")
                .toString();
    }

    /** A part of it that must be found nowhere. */
    String needle() {
        return secret.substring(200, 240);
    }
}
