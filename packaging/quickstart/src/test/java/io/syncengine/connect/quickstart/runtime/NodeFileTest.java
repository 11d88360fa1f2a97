// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class NodeFileTest {

    @TempDir
    Path directory;

    @Test
    void returnsWhatWasWritten() throws Exception {
        NodeSettings settings = new NodeSettings(
                directory.resolve("with space"),
                1,
                2,
                3,
                List.of(directory.resolve("a"), directory.resolve("b")),
                Map.of("log.dirs", "/x=y:z"),
                Map.of("group.id", "käse"));
        Path file = directory.resolve("node.properties");

        NodeFile.write(settings, file);

        assertThat(NodeFile.read(file)).isEqualTo(settings);
    }

    @Test
    void givenSettingsReplaceOwn() {
        NodeSettings settings = NodeSettings.onFreePorts(directory, directory)
                .withWorker(Map.of("offset.flush.interval.ms", "60000"))
                .withBroker(Map.of("num.io.threads", "8"));

        assertThat(settings.workerProperties())
                .containsEntry("offset.flush.interval.ms", "60000")
                .containsEntry("exactly.once.source.support", "enabled");
        assertThat(settings.brokerProperties()).containsEntry("num.io.threads", "8");
    }
}
