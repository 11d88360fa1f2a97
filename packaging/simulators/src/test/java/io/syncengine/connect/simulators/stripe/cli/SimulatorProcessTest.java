// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program as a process of its own. */
class SimulatorProcessTest {

    @Test
    void startsWithOneLineAnswersAndEndsQuietlyOnASignal() throws Exception {
        Process process = start("--port", "0", "--rows", "1000", "--restricted", "customers,account");
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            Matcher line = Pattern.compile(
                            "Stripe simulator \\S+: (http://127.0.0.1:\\d+), key (rk_test_simulated), 1,000 objects in \\d+ streams")
                    .matcher(out.readLine());
            assertThat(line.matches()).isTrue();

            assertThat(status(line.group(1) + "/v1/customers?limit=1", line.group(2)))
                    .isEqualTo(200);
            assertThat(status(line.group(1) + "/v1/charges?limit=1", line.group(2)))
                    .isEqualTo(403);
            assertThat(status(line.group(1) + "/v1/charges?limit=1", "sk_test_simulated"))
                    .isEqualTo(200);

            // Unlike the process itself, its handle leaves the streams open.
            process.toHandle().destroy();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            // 128 and the signal's number, as a shell expects it.
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(out.readLine()).isNull();
            assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    private static int status(String url, String key) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + key)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static Process start(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StripeSimulatorCommand.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
