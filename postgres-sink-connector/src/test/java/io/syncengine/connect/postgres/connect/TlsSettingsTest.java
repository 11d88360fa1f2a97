// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Optional;
import java.util.Properties;

/** What certificates and keys are taken, and how others are refused. */
final class TlsSettingsTest {

    private static final TestCertificates.Pair CLIENT = TestCertificates.client();

    @TempDir
    Path directory;

    private static TlsSettings with(String ca, String certificate, String key) {
        return new TlsSettings(
                SslMode.VERIFY_FULL,
                Optional.ofNullable(ca),
                Optional.ofNullable(certificate),
                Optional.ofNullable(key).map(Password::new));
    }

    private static void refuses(TlsSettings settings, String setting, String reason) {
        assertThat(settings.problem()).hasValueSatisfying(problem -> {
            assertThat(problem.setting()).isEqualTo(setting);
            assertThat(problem).hasMessageStartingWith(setting + ": ").hasMessageContaining(reason);
            assertThat(problem.getMessage()).doesNotContain("MIG", "MII");
        });
    }

    @Test
    void nothingIsNeeded() {
        assertThat(TlsSettings.of(SslMode.REQUIRE).problem()).isEmpty();
    }

    @Test
    void textsAndPathsAreTaken() throws IOException {
        Path ca = Files.writeString(
                directory.resolve("ca.pem"),
                "Some words before\n" + TestCertificates.authority().certificate());
        Path key = Files.writeString(directory.resolve("key.pem"), CLIENT.key());

        assertThat(with(ca.toString(), CLIENT.certificate(), CLIENT.key()).problem())
                .isEmpty();
        assertThat(with(null, CLIENT.certificate(), " " + key + "\n").problem()).isEmpty();
    }

    @Test
    void textsInOneLineAreTaken() {
        assertThat(with(
                                null,
                                CLIENT.certificate().replace("\n", "\\n"),
                                CLIENT.key().replace("\n", "\\n"))
                        .problem())
                .isEmpty();
    }

    @Test
    void severalAuthoritiesAreTaken() throws PemException {
        Pem both = Pem.of(
                "ssl.ca.pem",
                TestCertificates.authority().certificate()
                        + TestCertificates.otherAuthority().certificate());

        assertThat(both.certificates()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"RSA, 2048", "EC, 256", "Ed25519, 0"})
    void keysOfEveryUsualKindAreTaken(String algorithm, int size) throws GeneralSecurityException, PemException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (size > 0) {
            generator.initialize(size);
        }
        byte[] key = generator.generateKeyPair().getPrivate().getEncoded();

        assertThat(Pem.of("ssl.key.pem", TestCertificates.pem("PRIVATE KEY", key))
                        .privateKey()
                        .getEncoded())
                .isEqualTo(key);
    }

    @Test
    void anEncryptedKeyIsRefusedWithTheCommandThatDecryptsIt() {
        String key = TestCertificates.pem("ENCRYPTED PRIVATE KEY", new byte[64]);

        refuses(with(null, CLIENT.certificate(), key), "ssl.key.pem", "openssl pkcs8 -in");
    }

    @ParameterizedTest
    @CsvSource({"RSA PRIVATE KEY", "EC PRIVATE KEY"})
    void aKeyOfAnOlderFormIsRefusedWithTheCommandThatConvertsIt(String type) {
        String key = TestCertificates.pem(type, new byte[64]);

        refuses(with(null, CLIENT.certificate(), key), "ssl.key.pem", "openssl pkcs8 -topk8 -nocrypt");
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() {
        refuses(
                with(
                        null,
                        CLIENT.certificate(),
                        TestCertificates.otherAuthority().key()),
                "ssl.key.pem",
                "does not belong");
        refuses(with(null, CLIENT.certificate(), TestCertificates.server().key()), "ssl.key.pem", "does not belong");
    }

    @Test
    void whatIsNoPemIsRefused() {
        refuses(with("/no/such/file.pem", null, null), "ssl.ca.pem", "neither a PEM text");
        refuses(with(directory.toString(), null, null), "ssl.ca.pem", "cannot be read");
        refuses(with(CLIENT.key(), null, null), "ssl.ca.pem", "holds no certificate");
        refuses(with(null, CLIENT.certificate(), CLIENT.certificate()), "ssl.key.pem", "holds no private key");
        refuses(with(TestCertificates.pem("CERTIFICATE", new byte[64]), null, null), "ssl.ca.pem", "cannot be read");
        refuses(
                with(null, CLIENT.certificate(), TestCertificates.pem("PRIVATE KEY", new byte[64])),
                "ssl.key.pem",
                "none of RSA");
    }

    @Test
    void nothingPrintsTheKey() throws PemException {
        TlsSettings settings = with(null, CLIENT.certificate(), CLIENT.key());

        assertThat(settings.toString() + TlsMaterial.read(settings)).doesNotContain(secret());
    }

    @Test
    void factoriesGetWhatTheConnectionCarries() throws Exception {
        Properties properties = new Properties();
        TlsMaterial material =
                TlsMaterial.read(with(TestCertificates.authority().certificate(), CLIENT.certificate(), CLIENT.key()));
        material.put(properties);

        assertThat(TlsMaterial.of(properties)).isEqualTo(material);
        assertThat(new PemSocketFactory(properties).getSupportedCipherSuites()).isNotEmpty();
    }

    private static String secret() {
        return CLIENT.key().lines().skip(1).findFirst().orElseThrow();
    }
}
