// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

import io.syncengine.connect.postgres.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A PostgreSQL 18 that offers encryption and asks who one is, for the tests of this JVM. Its roles: {@code password_user}
 * logs in by password, {@code tls_user} over an encrypted connection only, {@code clear_user} over one in clear only,
 * {@code cert_user} by its certificate.
 */
public final class SecuredServer {

    /** Password of {@code password_user}. */
    public static final String PASSWORD = "correct horse";

    private static final String LOGIN_RULES = """
            local   all all           trust
            host    all postgres      all trust
            hostssl all tls_user      all trust
            host    all tls_user      all reject
            hostnossl all clear_user  all trust
            host    all clear_user    all reject
            hostssl all cert_user     all cert
            host    all all           all scram-sha-256
            """;

    private SecuredServer() {}

    private static final class Holder {
        static final TestDatabase DATABASE = start();
    }

    /** The only database that is used. */
    public static TestDatabase database() {
        return Holder.DATABASE;
    }

    private static TestDatabase start() {
        try {
            Path directory = Files.createTempDirectory("secured");
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("ssl", "on")
                    .setServerConfig(
                            "ssl_cert_file",
                            file(directory, "server.crt", certificate().certificate()))
                    .setServerConfig(
                            "ssl_key_file",
                            file(directory, "server.key", certificate().key()))
                    .setServerConfig("ssl_ca_file", file(directory, "ca.crt", authority()))
                    .setServerConfig("hba_file", file(directory, "pg_hba.conf", LOGIN_RULES))
                    .setServerConfig("log_destination", "stderr")
                    .setErrorRedirector(Redirect.DISCARD)
                    .setOutputRedirector(Redirect.DISCARD)
                    .start();
            TestDatabase database = new TestDatabase(server.getPort(), "postgres");
            database.execute(
                    "CREATE ROLE password_user LOGIN PASSWORD '" + PASSWORD + "'",
                    "CREATE ROLE tls_user LOGIN",
                    "CREATE ROLE clear_user LOGIN",
                    "CREATE ROLE cert_user LOGIN",
                    "GRANT CREATE ON DATABASE postgres TO password_user");
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestCertificates.Pair certificate() {
        return TestCertificates.server();
    }

    private static String authority() {
        return TestCertificates.authority().certificate();
    }

    /** Writes a file that only its owner may read, as the server demands of its key. */
    private static String file(Path directory, String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file.toString();
    }
}
