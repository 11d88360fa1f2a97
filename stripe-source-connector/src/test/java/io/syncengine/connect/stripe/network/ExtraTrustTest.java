// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

final class ExtraTrustTest {

    @TempDir
    private Path folder;

    private LocalAuthority authority;

    @BeforeEach
    void make() throws Exception {
        authority = new LocalAuthority(folder);
    }

    private static X509Certificate[] trusted(String location, String password) {
        return new ExtraTrust(location, new Password(password)).trustManager().getAcceptedIssuers();
    }

    private static void refuses(String location, String password, String reason) {
        assertThatThrownBy(() -> trusted(location, password))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(location)
                .hasMessageContaining(reason);
    }

    @Test
    void addsToTheAuthoritiesOfTheJvm() throws Exception {
        TrustManagerFactory own = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        own.init((KeyStore) null);
        X509Certificate[] ofJvm = ((X509TrustManager) own.getTrustManagers()[0]).getAcceptedIssuers();

        assertThat(ofJvm).isNotEmpty().doesNotContain((X509Certificate) authority.certificate());
        for (X509Certificate[] trusted : new X509Certificate[][] {
            trusted(authority.pem(), ""),
            trusted(authority.truststore("PKCS12"), LocalAuthority.PASSWORD),
            trusted(authority.truststore("JKS"), LocalAuthority.PASSWORD)
        }) {
            assertThat(trusted).contains(ofJvm).contains((X509Certificate) authority.certificate());
        }
    }

    @Test
    void saysWhatIsWrongWithTheFile() throws Exception {
        refuses(folder.resolve("none.pem").toString(), "", "is no file on this worker");
        refuses(folder.resolve("none.p12").toString(), "secret1", "is no file on this worker");
        refuses(authority.truststore("PKCS12"), "secret1", "cannot be read as a truststore with that password");
        refuses(authority.truststore("PKCS12"), "", "cannot be read as certificates in PEM");
        refuses(authority.keystore(), LocalAuthority.PASSWORD, "no certificate of an authority");
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        refuses(empty.toString(), "", "no certificate of an authority");
    }

    @Test
    void showsNoPassword() {
        assertThat(new ExtraTrust("x", new Password("secret1")).toString()).doesNotContain("secret1");
        assertThatThrownBy(() -> trusted(authority.truststore("PKCS12"), "secret1"))
                .message()
                .doesNotContain("secret1");
    }
}
