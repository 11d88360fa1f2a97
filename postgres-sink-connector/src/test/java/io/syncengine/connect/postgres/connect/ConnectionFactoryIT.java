// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.syncengine.connect.postgres.EmbeddedServer;
import io.syncengine.connect.postgres.TestDatabase;
import io.syncengine.connect.testing.LogCapture;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGConnection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/** Connections to real servers: one that does not encrypt, and one that does. */
final class ConnectionFactoryIT {

    private static final TestDatabase PLAIN = EmbeddedServer.freshDatabase();
    private static final TestDatabase SECURED = SecuredServer.database();
    private static final String CA = TestCertificates.authority().certificate();
    private static final TestCertificates.Pair CLIENT = TestCertificates.client();

    private static ConnectionFactory factory(TestDatabase database, String host, String user, TlsSettings tls) {
        ConnectionSettings settings = new ConnectionSettings(
                PostgresUrl.of(host, database.port(), database.name()),
                user,
                new FixedPassword(new Password(SecuredServer.PASSWORD)),
                tls,
                Duration.ofSeconds(5),
                Duration.ofSeconds(20));
        return new ConnectionFactory(settings, "stripe-sync/my-sink-0");
    }

    private static TlsSettings verifying(SslMode mode, String ca) {
        return new TlsSettings(mode, Optional.of(ca), Optional.empty(), Optional.empty());
    }

    private static String ask(ConnectionFactory factory, String sql) throws SQLException {
        try (Connection connection = factory.open();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static boolean isEncrypted(ConnectionFactory factory) throws SQLException {
        return ask(factory, "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
                .equals("t");
    }

    private static SqlError refusal(ConnectionFactory factory) {
        return SqlErrors.of(catchThrowableOfType(SQLException.class, factory::open));
    }

    @Nested
    final class Session {

        private final ConnectionFactory factory =
                factory(PLAIN, "localhost", TestDatabase.SUPERUSER, TlsSettings.of(SslMode.DISABLE));

        @Test
        void showsItsNameAndLeavesNothingPrepared() throws SQLException {
            try (Connection connection = factory.open();
                    Statement statement = connection.createStatement()) {
                for (int i = 0; i < 20; i++) {
                    statement.execute("SELECT " + i);
                }
                try (ResultSet answer = statement.executeQuery("SELECT current_setting('application_name'),"
                        + " (SELECT count(*) FROM pg_prepared_statements), 0.1::float8 + 0.2::float8")) {
                    answer.next();
                    assertThat(answer.getString(1)).isEqualTo("stripe-sync/my-sink-0");
                    assertThat(answer.getInt(2)).isZero();
                    assertThat(answer.getString(3)).isEqualTo("0.30000000000000004");
                }
                assertThat(connection.getAutoCommit()).isTrue();
                assertThat(connection.unwrap(PGConnection.class).getPrepareThreshold())
                        .isZero();
                assertThat(connection.getNetworkTimeout()).isEqualTo(50_000);
            }
        }

        @Test
        void detailsOfErrorsStayAtTheServer() throws SQLException {
            try (Connection connection = factory.open();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TEMP TABLE people (email text PRIMARY KEY)");
                statement.execute("INSERT INTO people VALUES ('jane@example.com')");

                assertThatThrownBy(() -> statement.execute("INSERT INTO people VALUES ('jane@example.com')"))
                        .isInstanceOf(SQLException.class)
                        .hasMessageNotContaining("jane@example.com");
            }
        }

        @Test
        void writesGoToTheHostThatTakesThem() throws SQLException {
            TestDatabase readOnly = EmbeddedServer.freshDatabase();
            readOnly.execute("ALTER DATABASE " + readOnly.name() + " SET default_transaction_read_only = on");
            PostgresUrl one = PostgresUrl.parse("postgresql://localhost:" + readOnly.port() + "/" + readOnly.name());
            PostgresUrl two = PostgresUrl.parse("postgresql://localhost:" + readOnly.port() + ",127.0.0.1:"
                    + readOnly.port() + "/" + readOnly.name());

            assertThat(ask(at(one), "SHOW transaction_read_only")).isEqualTo("on");
            assertThatThrownBy(at(two)::open).hasMessageContaining("primary");
        }

        private ConnectionFactory at(PostgresUrl url) {
            return new ConnectionFactory(
                    new ConnectionSettings(
                            url,
                            TestDatabase.SUPERUSER,
                            new FixedPassword(new Password("")),
                            TlsSettings.of(SslMode.DISABLE),
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(20)),
                    "x");
        }
    }

    @Nested
    final class Passwords {

        @Test
        void areCheckedByTheServer() throws SQLException {
            ConnectionFactory factory = factory(SECURED, "localhost", "password_user", TlsSettings.of(SslMode.REQUIRE));

            assertThat(ask(factory, "SELECT current_user")).isEqualTo("password_user");
        }

        @Test
        void thatAreWrongAreNotRepeated() {
            ConnectionSettings settings = new ConnectionSettings(
                    PostgresUrl.of("localhost", SECURED.port(), "postgres"),
                    "password_user",
                    new FixedPassword(new Password("wr0ng-one")),
                    TlsSettings.of(SslMode.PREFER),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(20));

            try (LogCapture log = LogCapture.everything("io.syncengine")) {
                SqlError error = refusal(new ConnectionFactory(settings, "x"));

                assertThat(error.sqlState()).isEqualTo("28P01");
                assertThat(error.toString()).contains("connection.password").doesNotContain("wr0ng");
                assertThat(log.text() + settings).doesNotContain("wr0ng");
            }
        }
    }

    @Nested
    final class Encryption {

        @ParameterizedTest
        @EnumSource(names = {"PREFER", "REQUIRE"})
        void isUsedWhereTheServerOffersIt(SslMode mode) throws SQLException {
            assertThat(isEncrypted(factory(SECURED, "localhost", "tls_user", TlsSettings.of(mode))))
                    .isTrue();
        }

        @Test
        void isLeftOutWhenDisabled() throws SQLException {
            TlsSettings disabled = TlsSettings.of(SslMode.DISABLE);

            assertThat(isEncrypted(factory(SECURED, "localhost", "clear_user", disabled)))
                    .isFalse();
            assertThat(refusal(factory(SECURED, "localhost", "tls_user", disabled))
                            .sqlState())
                    .isEqualTo("28000");
        }

        @Test
        void isDoneWithoutWherePreferredAndNotOffered() throws SQLException {
            TlsSettings preferred = TlsSettings.of(SslMode.PREFER);

            assertThat(isEncrypted(factory(PLAIN, "localhost", "postgres", preferred)))
                    .isFalse();
            assertThat(isEncrypted(factory(SECURED, "localhost", "clear_user", preferred)))
                    .isFalse();
        }

        @Test
        void isInsistedOnWhereRequired() {
            SqlError error = refusal(factory(PLAIN, "localhost", "postgres", TlsSettings.of(SslMode.REQUIRE)));

            assertThat(error.sqlState()).isEqualTo("08004");
        }

        @ParameterizedTest
        @EnumSource(names = {"VERIFY_CA", "VERIFY_FULL"})
        void verifiesTheServer(SslMode mode) throws SQLException {
            assertThat(isEncrypted(factory(SECURED, "localhost", "tls_user", verifying(mode, CA))))
                    .isTrue();
        }

        @ParameterizedTest
        @EnumSource(names = {"VERIFY_CA", "VERIFY_FULL"})
        void refusesACertificateOfAnUnknownAuthority(SslMode mode) {
            String other = TestCertificates.otherAuthority().certificate();
            TlsSettings jvms = TlsSettings.of(mode);

            for (TlsSettings tls : new TlsSettings[] {verifying(mode, other), jvms}) {
                SqlError error = refusal(factory(SECURED, "localhost", "tls_user", tls));
                assertThat(error.kind()).isEqualTo(SqlErrorKind.CONFIGURATION);
                assertThat(error.remedy()).contains("ssl.ca.pem");
            }
        }

        @Test
        void refusesTheCertificateOfAnotherHostWhereThatIsAskedFor() throws SQLException {
            assertThat(isEncrypted(factory(SECURED, "127.0.0.1", "tls_user", verifying(SslMode.VERIFY_CA, CA))))
                    .isTrue();

            SqlError error = refusal(factory(SECURED, "127.0.0.1", "tls_user", verifying(SslMode.VERIFY_FULL, CA)));
            assertThat(error.kind()).isEqualTo(SqlErrorKind.CONFIGURATION);
            assertThat(error.text()).contains("127.0.0.1");
        }
    }

    @Nested
    final class ClientCertificates {

        @TempDir
        private Path directory;

        private TlsSettings own(String certificate, String key) {
            return new TlsSettings(
                    SslMode.VERIFY_FULL, Optional.of(CA), Optional.of(certificate), Optional.of(new Password(key)));
        }

        @Test
        void logIn() throws SQLException {
            ConnectionFactory factory =
                    factory(SECURED, "localhost", "cert_user", own(CLIENT.certificate(), CLIENT.key()));

            assertThat(ask(factory, "SELECT current_user")).isEqualTo("cert_user");
        }

        @Test
        void areReadAnewForEveryConnection() throws IOException, SQLException {
            Path certificate = directory.resolve("client.crt");
            Path key = directory.resolve("client.key");
            ConnectionFactory factory =
                    factory(SECURED, "localhost", "cert_user", own(certificate.toString(), key.toString()));

            assertThat(refusal(factory).isRetriable()).isTrue();
            assertThat(refusal(factory).text()).startsWith("ssl.cert.pem: ");
            Files.writeString(certificate, CLIENT.certificate());
            Files.writeString(key, CLIENT.key());
            assertThat(ask(factory, "SELECT current_user")).isEqualTo("cert_user");
        }

        @Test
        void areAskedFor() {
            SqlError error = refusal(factory(SECURED, "localhost", "cert_user", verifying(SslMode.VERIFY_FULL, CA)));

            assertThat(error.sqlState()).isEqualTo("28000");
            assertThat(error.text()).contains("certificate");
        }

        @Test
        void thatAreEncryptedAreRefusedBeforeAnythingIsSent() {
            String encrypted = TestCertificates.pem("ENCRYPTED PRIVATE KEY", new byte[64]);

            assertThatThrownBy(factory(SECURED, "localhost", "cert_user", own(CLIENT.certificate(), encrypted))::open)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("ssl.key.pem: is encrypted");
        }
    }
}
