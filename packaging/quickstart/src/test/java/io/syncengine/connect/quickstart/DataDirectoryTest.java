// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

class DataDirectoryTest {

    private static final SavedState STATE = new SavedState(25432, "simulated", 20_000, 42, 1, "");

    @TempDir
    Path path;

    @Test
    void leavesOtherPeoplesDirectoriesAlone() throws Exception {
        Files.writeString(path.resolve("thesis.tex"), "…");

        assertThatThrownBy(() -> DataDirectory.at(path))
                .isInstanceOf(QuickstartException.class)
                .hasMessageContaining("files that are not a quickstart's");
        assertThatThrownBy(() -> DataDirectory.at(path.resolve("thesis.tex"))).isInstanceOf(QuickstartException.class);
    }

    @Test
    void startsOverWithoutLosingItsLock() throws Exception {
        try (DataDirectory directory = DataDirectory.at(path.resolve("new"))) {
            directory.lock();
            directory.save(STATE);
            Files.createDirectories(directory.node().resolve("logs"));
            Files.writeString(directory.node().resolve("logs/0.log"), "x");

            directory.clear();

            assertThat(directory.saved()).isEmpty();
            assertThat(directory.node()).doesNotExist();
            assertThat(directory.path().resolve("quickstart.pid"))
                    .hasContent(Long.toString(ProcessHandle.current().pid()));
            assertThat(DataDirectory.at(directory.path()).saved()).isEmpty();
        }
    }

    @Test
    void returnsWhatWasSaved() throws Exception {
        try (DataDirectory directory = DataDirectory.at(path)) {
            directory.lock();
            directory.save(STATE);

            assertThat(DataDirectory.at(path).saved()).hasValue(STATE);
        }
    }
}
