// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

import org.apache.kafka.common.config.types.Password;

import java.util.Optional;

/**
 * How connections are encrypted. What may be a PEM text or the path of a file that holds one is kept as it was given:
 * files are read for every connection, so that a renewed certificate is taken up. The key prints as {@code [hidden]}.
 *
 * @param ca certificates of the authorities that are trusted; empty: those that the JVM trusts
 * @param certificate the client's certificate and what it is signed by
 * @param key the client's private key
 */
public record TlsSettings(SslMode mode, Optional<String> ca, Optional<String> certificate, Optional<Password> key) {

    /** No certificates of one's own. */
    public static TlsSettings of(SslMode mode) {
        return new TlsSettings(mode, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What is wrong with a certificate or the key; reads the files. */
    public Optional<PemException> problem() {
        try {
            TlsMaterial.read(this);
            return Optional.empty();
        } catch (PemException e) {
            return Optional.of(e);
        }
    }
}
