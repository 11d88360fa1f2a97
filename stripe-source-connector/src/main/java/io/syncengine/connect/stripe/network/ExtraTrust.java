// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.network;

import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * A file with certificates of authorities that are trusted besides those of the JVM.
 *
 * @param location of a PKCS12 or JKS store if there is a password, else of certificates in PEM
 * @param password of the store; empty: the file is no store
 */
public record ExtraTrust(String location, Password password) {

    /**
     * Trusts the JVM's authorities and those of the file, which is read now.
     *
     * @throws IllegalArgumentException saying what is wrong with the file
     */
    public X509TrustManager trustManager() {
        if (!new File(location).isFile()) {
            throw new IllegalArgumentException(location + " is no file on this worker");
        }
        try {
            Collection<? extends Certificate> extra = certificates();
            if (extra.isEmpty()) {
                throw new IllegalArgumentException(location + " holds no certificate of an authority");
            }
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            List<Certificate> trusted = new ArrayList<>(extra);
            Collections.addAll(trusted, manager(null).getAcceptedIssuers());
            for (Certificate certificate : trusted) {
                all.setCertificateEntry("authority-" + all.size(), certificate);
            }
            return manager(all);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    location + " cannot be read as "
                            + (isStore()
                                    ? "a truststore with that password"
                                    : "certificates in PEM, which need no password")
                            + ": " + e.getMessage(),
                    e);
        }
    }

    /** For connections that trust {@link #trustManager}. */
    public static SSLContext context(X509TrustManager trusted) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trusted}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    private boolean isStore() {
        return !password.value().isEmpty();
    }

    private Collection<? extends Certificate> certificates() throws IOException, GeneralSecurityException {
        if (!isStore()) {
            try (InputStream in = new FileInputStream(location)) {
                return CertificateFactory.getInstance("X.509").generateCertificates(in);
            }
        }
        KeyStore store =
                KeyStore.getInstance(new File(location), password.value().toCharArray());
        List<Certificate> found = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isCertificateEntry(alias) && store.getCertificate(alias) instanceof X509Certificate authority) {
                found.add(authority);
            }
        }
        return found;
    }

    private static X509TrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager found) {
                return found;
            }
        }
        throw new GeneralSecurityException("this Java trusts nobody");
    }
}
