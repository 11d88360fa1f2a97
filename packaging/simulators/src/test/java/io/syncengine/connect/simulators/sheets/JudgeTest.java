// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.syncengine.connect.simulators.sheets.access.Quota;
import io.syncengine.connect.simulators.sheets.http.SheetsServer;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Recordings of the real API, played against the simulator and judged by their own judge; they lie beside the checkout. */
class JudgeTest {
    private static final String PLACE = "shared/sheets";

    @Test
    void answersAsRecorded() throws Exception {
        Path recordings = recordings();
        assumeTrue(recordings != null, "no ../" + PLACE + " with replay.py beside the checkout");
        assumeTrue(hasPython(), "no python3");

        try (SheetsServer server = SheetsServer.start(SheetsOptions.usual(1).withQuota(Quota.none()))) {
            Process judge = new ProcessBuilder(
                            "python3",
                            recordings.resolve("replay.py").toString(),
                            server.baseUrl(),
                            recordings.resolve("cassettes").toString(),
                            "--messages",
                            "--min-rate",
                            "0.99")
                    .redirectErrorStream(true)
                    .start();
            String verdict = new String(judge.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(judge.waitFor()).describedAs(verdict).isZero();
            assertThat(verdict).containsPattern("[1-9]\\d* passed");
        }
    }

    /** Null where there are none. */
    private static Path recordings() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path place = folder.resolve(PLACE);
            if (Files.isRegularFile(place.resolve("replay.py")) && Files.isDirectory(place.resolve("cassettes"))) {
                return place;
            }
        }
        return null;
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            Process python = new ProcessBuilder("python3", "--version")
                    .redirectErrorStream(true)
                    .start();
            return python.waitFor(10, TimeUnit.SECONDS) && python.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
