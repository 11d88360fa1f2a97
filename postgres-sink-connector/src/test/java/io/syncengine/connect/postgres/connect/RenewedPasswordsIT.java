// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.postgres.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Passwords that change while the sink runs: tokens, and files that somebody else keeps up to date. */
final class RenewedPasswordsIT {

    private static final TestDatabase DATABASE = SecuredServer.database();
    private static final String USER = "renewed_user";

    @TempDir
    private Path directory;

    @BeforeEach
    void role() {
        DATABASE.execute("drop role if exists " + USER, "create role " + USER + " login");
        accept("token-1");
    }

    private static void accept(String password) {
        DATABASE.execute("alter role " + USER + " password '" + password + "'");
    }

    private static ConnectionFactory factory(Passwords passwords) {
        return new ConnectionFactory(
                new ConnectionSettings(
                        PostgresUrl.of("localhost", DATABASE.port(), "postgres"),
                        USER,
                        passwords,
                        TlsSettings.of(SslMode.REQUIRE),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(20)),
                "x");
    }

    /** Signs nothing, but hands out what it was given, one for each connection. */
    private static final class Signer implements Passwords {
        private final Deque<String> tokens;
        private int renewals;

        Signer(String... tokens) {
            this.tokens = new ArrayDeque<>(List.of(tokens));
        }

        @Override
        public String current() {
            return tokens.remove();
        }

        @Override
        public boolean renew() {
            renewals++;
            return true;
        }
    }

    @Test
    void eachConnectionTakesAToken() throws SQLException {
        Signer signer = new Signer("token-1", "token-2");
        ConnectionFactory factory = factory(signer);
        try (Connection first = factory.open()) {
            accept("token-2");
            // What is open does not mind that its token is no good any more.
            assertThat(first.isValid(5)).isTrue();
            factory.open().close();
        }
        assertThat(signer.tokens).isEmpty();
        assertThat(signer.renewals).isZero();
    }

    @Test
    void aTokenThatIsRefusedIsRenewedOnce() throws SQLException {
        Signer signer = new Signer("expired", "token-1");

        factory(signer).open().close();

        assertThat(signer.renewals).isEqualTo(1);
    }

    @Test
    void twoTokensThatAreRefusedAreOneTooMany() {
        Signer signer = new Signer("expired", "wrong", "token-1");

        assertThatThrownBy(() -> factory(signer).open()).isInstanceOfSatisfying(SQLException.class, e -> {
            assertThat(SqlErrors.of(e).kind()).isEqualTo(SqlErrorKind.CONFIGURATION);
            assertThat(SqlErrors.of(e).toString()).contains("aws.iam.enabled").doesNotContain("wrong");
        });
        assertThat(signer.tokens).containsExactly("token-1");
    }

    @Test
    void aFileIsReadForEachConnection() throws SQLException, IOException {
        Path file = Files.writeString(directory.resolve("password"), " token-1\n");
        ConnectionFactory factory = factory(new PasswordFile("connection.password.file", file.toString()));
        factory.open().close();

        accept("token-2");
        Files.writeString(file, "token-2");
        factory.open().close();

        Files.writeString(file, "\n");
        assertThatThrownBy(factory::open)
                .isInstanceOf(PasswordException.class)
                .hasMessage("connection.password.file: the file is empty");
        Files.delete(file);
        assertThatThrownBy(factory::open)
                .hasMessage("connection.password.file: is not the path of a file on this worker");
    }
}
