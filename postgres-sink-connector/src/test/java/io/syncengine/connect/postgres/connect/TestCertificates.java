// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Certificates made by the JDK's keytool for the tests of this JVM: an authority, a server's for {@code localhost}, a
 * client's for the role {@code cert_user}, and an authority that signed neither.
 */
public final class TestCertificates {

    private static final String PASSWORD = "changeit";
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private TestCertificates() {}

    /** A certificate with its key, as PEM texts. */
    public record Pair(String certificate, String key) {}

    public static Pair authority() {
        return pair("ca");
    }

    public static Pair server() {
        return pair("server");
    }

    public static Pair client() {
        return pair("client");
    }

    public static Pair otherAuthority() {
        return pair("other");
    }

    private static final class Holder {
        static final KeyStore STORE = make();
    }

    private static KeyStore make() {
        try {
            Path file = Files.createTempDirectory("certificates").resolve("all.p12");
            keytool(file, "ca", "-keyalg", "EC", "-dname", "CN=Test authority", "-ext", "bc:c");
            keytool(file, "other", "-keyalg", "EC", "-dname", "CN=Other authority", "-ext", "bc:c");
            keytool(
                    file,
                    "server",
                    "-keyalg",
                    "RSA",
                    "-dname",
                    "CN=server",
                    "-ext",
                    "san=dns:localhost",
                    "-signer",
                    "ca");
            keytool(file, "client", "-keyalg", "EC", "-dname", "CN=cert_user", "-signer", "ca");
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD.toCharArray());
            }
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(Path store, String alias, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-J-XX:TieredStopAtLevel=1",
                "-validity",
                "30"));
        command.addAll(Arrays.asList(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool failed: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static Pair pair(String alias) {
        try {
            Key key = Holder.STORE.getKey(alias, PASSWORD.toCharArray());
            Certificate certificate = Holder.STORE.getCertificate(alias);
            return new Pair(pem("CERTIFICATE", certificate.getEncoded()), pem("PRIVATE KEY", key.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A block with that mark. */
    static String pem(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n" + BASE64.encodeToString(content) + "\n-----END " + type + "-----\n";
    }
}
