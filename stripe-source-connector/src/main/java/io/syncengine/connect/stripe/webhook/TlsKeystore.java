// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/** The listener's own certificate, for where no proxy in front ends TLS. */
final class TlsKeystore {

    private TlsKeystore() {}

    /**
     * Reads a keystore in whatever format.
     *
     * @param password of the store and its key
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static SSLSocketFactory socketFactory(String location, String password) {
        try {
            KeyStore store = KeyStore.getInstance(new File(location), password.toCharArray());
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "webhook.tls.keystore.location: " + location + " cannot be used: " + e.getMessage()
                            + "; check that the worker may read it, and its password",
                    e);
        }
    }
}
