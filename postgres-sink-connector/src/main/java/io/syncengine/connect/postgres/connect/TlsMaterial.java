// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * Certificates and keys, read and checked. Travels to {@link PemSocketFactory} as connection properties, the only way
 * that the driver offers to a factory that it makes itself.
 *
 * @param ca null: what the JVM trusts
 */
record TlsMaterial(
        boolean verifies,
        @Nullable Pem ca,
        @Nullable Pem certificate,
        @Nullable Pem key) {

    static final String CA_CONFIG = "ssl.ca.pem";
    static final String CERTIFICATE_CONFIG = "ssl.cert.pem";
    static final String KEY_CONFIG = "ssl.key.pem";

    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "DSA", "SHA256withDSA", "EdDSA", "EdDSA");
    private static final byte[] PROBE = {1, 2, 3};

    private static final String VERIFIES = "syncengine.ssl.verifies";
    private static final String PREFIX = "syncengine.";

    static TlsMaterial read(TlsSettings settings) throws PemException {
        TlsMaterial material = new TlsMaterial(
                settings.mode().verifies(),
                pem(CA_CONFIG, settings.ca().orElse(null)),
                pem(CERTIFICATE_CONFIG, settings.certificate().orElse(null)),
                pem(KEY_CONFIG, settings.key().map(Password::value).orElse(null)));
        material.check();
        return material;
    }

    private static @Nullable Pem pem(String setting, @Nullable String textOrPath) throws PemException {
        return textOrPath == null ? null : Pem.of(setting, textOrPath);
    }

    private void check() throws PemException {
        if (ca != null) {
            ca.certificates();
        }
        if (certificate != null && key != null) {
            PublicKey own = certificate.certificates().get(0).getPublicKey();
            if (!belongTogether(own, key.privateKey())) {
                throw new PemException(KEY_CONFIG, "does not belong to the first certificate of " + CERTIFICATE_CONFIG);
            }
        }
    }

    /** Tried out: the two kinds of keys have nothing in common that could be compared for every algorithm. */
    private static boolean belongTogether(PublicKey known, PrivateKey secret) {
        String algorithm = SIGNATURES.getOrDefault(secret.getAlgorithm(), secret.getAlgorithm());
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(secret);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(known);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Adds what {@link #of} reads. */
    void put(Properties properties) {
        properties.setProperty(VERIFIES, Boolean.toString(verifies));
        for (Pem pem : new Pem[] {ca, certificate, key}) {
            if (pem != null) {
                properties.setProperty(PREFIX + pem.setting(), pem.text());
            }
        }
    }

    static TlsMaterial of(Properties properties) {
        return new TlsMaterial(
                Boolean.parseBoolean(properties.getProperty(VERIFIES)),
                pem(properties, CA_CONFIG),
                pem(properties, CERTIFICATE_CONFIG),
                pem(properties, KEY_CONFIG));
    }

    private static @Nullable Pem pem(Properties properties, String setting) {
        String text = properties.getProperty(PREFIX + setting);
        return text == null ? null : new Pem(setting, text);
    }

    /** What sockets are made from. */
    SSLContext context() throws PemException, GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers(), trustManagers(), null);
        return context;
    }

    private KeyManager @Nullable [] keyManagers() throws PemException, GeneralSecurityException, IOException {
        if (certificate == null || key == null) {
            return null;
        }
        KeyStore store = emptyStore();
        store.setKeyEntry(
                "client",
                key.privateKey(),
                new char[0],
                certificate.certificates().toArray(new Certificate[0]));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    private TrustManager @Nullable [] trustManagers() throws PemException, GeneralSecurityException, IOException {
        if (!verifies) {
            return new TrustManager[] {new AnyServer()};
        }
        if (ca == null) {
            return null;
        }
        KeyStore store = emptyStore();
        List<X509Certificate> certificates = ca.certificates();
        for (int i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry("ca" + i, certificates.get(i));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
