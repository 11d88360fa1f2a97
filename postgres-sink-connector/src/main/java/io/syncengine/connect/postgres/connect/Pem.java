// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The content of a setting that takes a PEM text or the path of a file that holds one.
 *
 * @param setting its name, for messages
 * @param text the PEM text
 */
record Pem(String setting, String text) {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----", Pattern.DOTALL);
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String PKCS8 = "PRIVATE KEY";
    /** Kinds of keys, most frequent first. The type is inside of the encoding, which Java does not show. */
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519", "Ed448", "DSA");

    /** Takes a text with a PEM mark in it as it is, anything else as a path. */
    static Pem of(String setting, String textOrPath) throws PemException {
        if (textOrPath.contains("-----BEGIN ")) {
            // A text in one line, as environment variables and JSON often have it.
            return new Pem(setting, textOrPath.replace("\\n", "\n"));
        }
        try {
            return new Pem(setting, Files.readString(Path.of(textOrPath.strip()), StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new PemException(
                    setting, "is neither a PEM text (-----BEGIN …) nor the path of a file on this worker");
        } catch (IOException e) {
            throw new PemException(
                    setting, "the file cannot be read (" + e.getClass().getSimpleName() + "); check its rights");
        }
    }

    /** All certificates, in the order of the text; at least one. */
    List<X509Certificate> certificates() throws PemException {
        List<X509Certificate> certificates = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).endsWith(CERTIFICATE)) {
                certificates.add(certificate(decoded(block.group(2))));
            }
        }
        if (certificates.isEmpty()) {
            throw new PemException(setting, "holds no certificate (-----BEGIN CERTIFICATE-----)");
        }
        return certificates;
    }

    private X509Certificate certificate(byte[] encoded) throws PemException {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (CertificateException e) {
            throw new PemException(setting, "holds a certificate that cannot be read");
        }
    }

    /** The private key. */
    PrivateKey privateKey() throws PemException {
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            String type = block.group(1);
            if (type.equals(PKCS8)) {
                return privateKey(decoded(block.group(2)));
            }
            if (type.endsWith("ENCRYPTED " + PKCS8)) {
                throw new PemException(
                        setting, "is encrypted; decrypt it with: openssl pkcs8 -in key.pem -out plain.pem");
            }
            if (type.endsWith(PKCS8)) {
                throw new PemException(
                        setting,
                        "is a key of the older form '" + type
                                + "'; convert it with: openssl pkcs8 -topk8 -nocrypt -in key.pem -out pkcs8.pem");
            }
        }
        throw new PemException(setting, "holds no private key (-----BEGIN PRIVATE KEY-----)");
    }

    private PrivateKey privateKey(byte[] encoded) throws PemException {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (GeneralSecurityException expected) {
                // A key of another algorithm.
            }
        }
        throw new PemException(setting, "holds a key that is none of " + String.join(", ", ALGORITHMS));
    }

    private byte[] decoded(String base64) throws PemException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new PemException(setting, "is damaged: it is not Base64 between its marks");
        }
    }

    /** Without the content. */
    @Override
    public String toString() {
        return setting;
    }
}
