// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.quickstart.runtime.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The README's first command, as a person runs it, and the same from the command line. */
class QuickstartIT {

    private static final Path SCRIPT = Path.of(System.getProperty("checkout", "../.."), "packaging", "quickstart.sh");
    private static final Path COMMANDS = SCRIPT.resolveSibling("stripe-sync.sh");
    private static final int PORTS = 5;

    @TempDir
    Path directory;

    @Test
    void bringsAnAccountIntoADatabaseThatCanBeQueried() throws Exception {
        Path data = directory.resolve("data");
        String port = Integer.toString(freePorts());
        try {
            Ended first = run("--once", "--rows", "1500", "--data-dir", data.toString(), "--port", port);
            assertThat(first.code).as(first.output).isZero();
            assertThat(first.output)
                    .contains("postgresql://")
                    .contains("select ")
                    .contains("--stop");

            Ended query = run("--data-dir", data.toString(), "--query", "select count(*) > 50 from stripe.charges");
            assertThat(query.code).as(query.output).isZero();
            assertThat(query.output).contains(" t\n");

            Ended second = runScript(COMMANDS, "sync", "--once", "--json", "--data-dir", data.toString());
            assertThat(second.code).as(second.output).isZero();
            assertThat(second.output).contains("\"complete\" : true");

            Ended named =
                    runScript(COMMANDS, "sync", "--once", "--data-dir", data.toString(), "--streams", "no_such_stream");
            assertThat(named.code).as(named.output).isEqualTo(1);
            assertThat(named.output).contains("quickstart: ", "no_such_stream");
        } finally {
            run("--stop", "--data-dir", data.toString());
        }
    }

    private record Ended(int code, String output) {}

    private Ended run(String... arguments) throws IOException, InterruptedException {
        return runScript(SCRIPT, arguments);
    }

    private Ended runScript(Path script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(List.of(arguments));
        Path output = directory.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile());
        builder.environment().remove("STRIPE_API_KEY");
        Process process = builder.start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        return new Ended(process.exitValue(), Files.readString(output));
    }

    /** The first of five free ports in a row. */
    private static int freePorts() {
        Random random = new Random();
        while (true) {
            int first = 20_000 + random.nextInt(10_000);
            if (IntStream.range(first, first + PORTS).allMatch(Ports::isFree)) {
                return first;
            }
        }
    }
}
