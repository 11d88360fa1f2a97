// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.quickstart.QuickstartException;
import io.syncengine.connect.quickstart.runtime.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;

class EmbeddedDatabaseIT {

    @TempDir
    Path directory;

    @Test
    void keepsItsDataAndIsFoundAgain() throws Exception {
        int port = Ports.free(1).get(0);
        EmbeddedDatabase first = EmbeddedDatabase.start(directory, port);
        try {
            execute(first, "create schema stripe");
            execute(first, "create table stripe.charges (id text primary key)");
            execute(first, "create table stripe._sync_sweeps (id text primary key)");
            execute(first, "insert into stripe.charges select 'ch_' || n from generate_series(1, 3) n");

            EmbeddedDatabase attached = EmbeddedDatabase.start(directory, 1);
            assertThat(attached.jdbcUrl()).isEqualTo(first.jdbcUrl());
            assertThat(attached.displayUrl()).isEqualTo("postgresql://postgres@localhost:" + port + "/postgres");
            assertThat(EmbeddedDatabase.runningPort(directory)).hasValue(port);

            assertThat(first.stop()).isTrue();
            assertThat(EmbeddedDatabase.running(directory)).isEmpty();

            int other = Ports.free(1).get(0);
            EmbeddedDatabase again = EmbeddedDatabase.start(directory, other);
            try (Connection connection = again.connect()) {
                assertThat(new Tables("stripe").count(connection)).containsExactly(Map.entry("charges", 3L));
            }
            GivenDatabase given = GivenDatabase.open("postgresql://postgres:x@localhost:" + other + "/postgres", "");
            assertThat(given.description()).isEqualTo("PostgreSQL 18");
            assertThat(printed(given, "select count(*) as n, null as nothing from stripe.charges"))
                    .isEqualTo(" n | nothing\n-------------\n 3 |\n(1 row)\n");
        } finally {
            EmbeddedDatabase.running(directory).ifPresent(EmbeddedDatabaseIT::stop);
        }
    }

    @Test
    void saysInOneLineThatADatabaseCannotBeReached() {
        int nobody = Ports.free(1).get(0);

        assertThatThrownBy(() -> GivenDatabase.open("postgresql://ann:secret@localhost:" + nobody + "/shop", ""))
                .isInstanceOf(QuickstartException.class)
                .hasMessageStartingWith("cannot connect to postgresql://ann@localhost:" + nobody + "/shop: ")
                .hasMessageNotContaining("secret");
    }

    private static void stop(EmbeddedDatabase database) {
        try {
            database.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void execute(Database database, String sql) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String printed(Database database, String sql) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Connection connection = database.connect()) {
            QueryTable.print(connection, sql, new PrintStream(out, true, StandardCharsets.UTF_8));
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
