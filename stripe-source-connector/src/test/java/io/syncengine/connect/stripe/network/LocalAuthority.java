// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.network;

import java.io.File;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/** A certificate of {@code localhost} that no JVM trusts, and the files that make one trust it. */
public final class LocalAuthority {

    public static final String PASSWORD = "changeit";

    private final Path folder;
    private final KeyStore keys;

    public LocalAuthority(Path folder) throws Exception {
        this.folder = folder;
        Path store = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool failed");
        }
        this.keys = KeyStore.getInstance(new File(store.toString()), PASSWORD.toCharArray());
    }

    /** For a server at {@code localhost}. */
    public SSLSocketFactory server() throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getSocketFactory();
    }

    public Certificate certificate() throws Exception {
        return keys.getCertificate("server");
    }

    /** A file with the certificate in PEM. */
    public String pem() throws Exception {
        Path file = folder.resolve("authority.pem");
        Files.writeString(
                file,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(certificate().getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        return file.toString();
    }

    /** A truststore with the certificate, of that type. */
    public String truststore(String type) throws Exception {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        store.setCertificateEntry("authority", certificate());
        Path file = folder.resolve("trust." + type);
        try (OutputStream out = new FileOutputStream(file.toFile())) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file.toString();
    }

    /** A store that holds a key and trusts nobody. */
    public String keystore() {
        return folder.resolve("server.p12").toString();
    }
}
