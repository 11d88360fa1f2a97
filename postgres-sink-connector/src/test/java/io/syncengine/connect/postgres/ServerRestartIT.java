// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A server that is stopped for a while: the task waits for it, loses nothing and needs nobody to start it again. */
class ServerRestartIT {

    private static final TopicPartition PARTITION = new TopicPartition("stripe.charges", 0);

    @TempDir
    private Path directory;

    private EmbeddedPostgres start(int port) throws IOException {
        EmbeddedPostgres.Builder server = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .setErrorRedirector(Redirect.DISCARD)
                .setOutputRedirector(Redirect.DISCARD);
        return port == 0 ? server.start() : server.setPort(port).start();
    }

    @Test
    void isWaitedFor() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Charges charges = new Charges();
        EmbeddedPostgres server = start(0);
        int port = server.getPort();
        TestDatabase database = new TestDatabase(port, "postgres");
        try (RunningSink sink = new RunningSink(database)) {
            sink.put(charges.row("a", 1, 1));
            server.close();
            SinkRecord record = charges.row("b", 1, 1);
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> sink.put(record)).isInstanceOf(RetriableException.class);
            }
            assertThat(sink.commit()).containsEntry(PARTITION, 1L);
            assertThat(sink.context.timeouts())
                    .hasSize(6)
                    .allSatisfy(pause -> assertThat(pause).isBetween(1L, 60_000L));

            server = start(port);
            sink.putUntilTaken(List.of(record));

            assertThat(sink.commit()).containsEntry(PARTITION, 2L);
            assertThat(sink.context.errants()).isEmpty();
            assertThat(database.query("select id from stripe.charges order by id"))
                    .containsExactly("a", "b");
        } finally {
            server.close();
        }
    }
}
