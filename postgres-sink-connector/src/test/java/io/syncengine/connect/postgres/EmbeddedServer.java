// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL 18 for the tests of this JVM, started at first use and stopped with it. Safe for any thread. */
public final class EmbeddedServer {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private EmbeddedServer() {}

    /** A new database of the name {@code t1}, {@code t2}…, which nobody else works in. Roles are the server's. */
    public static TestDatabase freshDatabase() {
        String name = "t" + DATABASES.incrementAndGet();
        int port = Holder.SERVER.getPort();
        new TestDatabase(port, "postgres").execute("CREATE DATABASE " + name);
        return new TestDatabase(port, name);
    }

    private static final class Holder {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        // Nothing has to outlive it.
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("log_destination", "stderr")
                        .setErrorRedirector(Redirect.DISCARD)
                        .setOutputRedirector(Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
