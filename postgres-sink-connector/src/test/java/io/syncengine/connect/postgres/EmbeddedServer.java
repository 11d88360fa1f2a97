// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A PostgreSQL for the tests of this JVM, started at first use and stopped with it: one that the build brings along, or with
 * {@code -Dpostgres.image=postgres:16} a container of that image, where a Docker API is to be had, or with
 * {@code -Dpostgres.port=5432} a new server of this machine, one that trusts everybody. Safe for any thread.
 */
public final class EmbeddedServer {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private EmbeddedServer() {}

    /** A new database of the name {@code t1}, {@code t2}…, which nobody else works in. Roles are the server's. */
    public static TestDatabase freshDatabase() {
        String name = "t" + DATABASES.incrementAndGet();
        int port = Holder.PORT;
        new TestDatabase(port, "postgres").execute("CREATE DATABASE " + name);
        return new TestDatabase(port, name);
    }

    /**
     * How sinks get to a database: as it says, or with {@code -Dpostgres.pooler=true} through a pooler that gives them another
     * session for each transaction.
     */
    static TestDatabase route(TestDatabase database) {
        return Boolean.getBoolean("postgres.pooler") && database.port() == Holder.PORT
                ? new TestDatabase(Pooler.PORT, database.name())
                : database;
    }

    private static final class Pooler {
        @SuppressWarnings("resource") // It ends with the JVM.
        static final int PORT = new TransactionPooler(Holder.PORT).port();
    }

    private static final class Holder {
        static final int PORT = start();

        private static int start() {
            Integer port = Integer.getInteger("postgres.port");
            if (port != null) {
                return port;
            }
            String image = System.getProperty("postgres.image", "");
            return image.isEmpty() ? startProcess() : startContainer(image);
        }

        private static int startProcess() {
            try {
                return EmbeddedPostgres.builder()
                        // Nothing has to outlive it.
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("log_destination", "stderr")
                        .setErrorRedirector(Redirect.DISCARD)
                        .setOutputRedirector(Redirect.DISCARD)
                        .start()
                        .getPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @SuppressWarnings("resource") // It ends with the JVM.
        private static int startContainer(String image) {
            PostgreSQLContainer container = new PostgreSQLContainer(
                            DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
                    .withDatabaseName("postgres")
                    .withUsername(TestDatabase.SUPERUSER)
                    // As the other server does: any role may log in.
                    .withEnv("POSTGRES_HOST_AUTH_METHOD", "trust")
                    .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
            container.start();
            if (!container.getHost().equals("localhost")) {
                throw new IllegalStateException("the container runs on another host, " + container.getHost());
            }
            return container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
        }
    }
}
