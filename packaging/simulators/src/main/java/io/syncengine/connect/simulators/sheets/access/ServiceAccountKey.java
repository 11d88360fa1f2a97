// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.access;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** Keys of service accounts, as Google gives them out and client libraries read them. */
public final class ServiceAccountKey {
    private static final int BITS = 2048;
    private static final int LINE = 64;

    private ServiceAccountKey() {}

    /**
     * A new key.
     *
     * @param email of the account, such as {@code sync@shop.iam.gserviceaccount.com}
     * @param tokenUrl where tokens are fetched with it
     */
    public static String json(String email, String tokenUrl) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "service_account")
                .put("project_id", Principal.of(email).project())
                .put("private_key_id", "simulated")
                .put("private_key", pem())
                .put("client_email", email)
                .put("client_id", "1")
                .put("token_uri", tokenUrl)
                .toString();
    }

    private static String pem() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            String lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(key);
            return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }
}
