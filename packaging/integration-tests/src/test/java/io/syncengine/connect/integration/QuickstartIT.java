// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.syncengine.connect.quickstart.runtime.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    /** Which of them is the simulated account's, from 0. */
    private static final int SIMULATOR = 4;

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String OUTPUT = "output.txt";

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

            Ended refused = syncWithAStreamThatIsRefusedMeanwhile(data, port);
            assertThat(refused.code).as(refused.output).isEqualTo(1);
            assertThat(refused.output).contains("quickstart: skipped although named: charges (permission");
        } finally {
            run("--stop", "--data-dir", data.toString());
        }
    }

    /** The checks of the configuration, before and with the deployment, are answered; the list itself is not any more. */
    private Ended syncWithAStreamThatIsRefusedMeanwhile(Path data, String port) throws Exception {
        Process process = start(
                COMMANDS,
                List.of(
                        "sync",
                        "--once",
                        "--reset",
                        "--streams",
                        "customers,charges",
                        "--data-dir",
                        data.toString(),
                        "--port",
                        port));
        int simulator = Integer.parseInt(port) + SIMULATOR;
        HttpRequest fault = HttpRequest.newBuilder(URI.create("http://localhost:" + simulator + "/_sim/faults"))
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"route\": \"/v1/charges\", \"fault\": \"403\", \"after\": 2}"))
                .build();
        HttpClient client = HttpClient.newHttpClient();
        // Nobody listens at first.
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(ConnectException.class)
                .until(() -> client.send(fault, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        < 300);
        return ended(process);
    }

    private record Ended(int code, String output) {}

    private Ended run(String... arguments) throws IOException, InterruptedException {
        return runScript(SCRIPT, arguments);
    }

    private Ended runScript(Path script, String... arguments) throws IOException, InterruptedException {
        return ended(start(script, List.of(arguments)));
    }

    private Process start(Path script, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(directory.resolve(OUTPUT).toFile());
        builder.environment().remove("STRIPE_API_KEY");
        return builder.start();
    }

    private Ended ended(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return new Ended(process.exitValue(), Files.readString(directory.resolve(OUTPUT)));
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
