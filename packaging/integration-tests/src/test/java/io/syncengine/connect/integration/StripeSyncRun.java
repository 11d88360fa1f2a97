// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A run of {@code stripe-sync} that has ended, as a program of its own with nobody at its terminal.
 *
 * @param code exit code
 * @param output what it printed
 * @param errors what it complained of
 */
record StripeSyncRun(int code, String output, String errors) {

    private static final long LIMIT_MINUTES = 5;

    /** @param directory for what it prints */
    static StripeSyncRun of(Path directory, String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "output", ".txt");
        Path errors = Files.createTempFile(directory, "errors", ".txt");
        List<String> command = new ArrayList<>(List.of(
                "bash",
                Plugins.CHECKOUT.resolve("packaging").resolve("stripe-sync.sh").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        return new StripeSyncRun(process.exitValue(), Files.readString(output), Files.readString(errors));
    }
}
