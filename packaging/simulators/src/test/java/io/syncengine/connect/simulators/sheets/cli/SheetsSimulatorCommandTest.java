// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class SheetsSimulatorCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = SheetsSimulatorCommand.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port|x|Invalid value for option '--port'",
                "--port|70000|--port is 70000: give 0 to 65535",
                "--quota|many|--quota: \"many\" is no part of a quota: give off, or numbers for reads,",
                "--quota|reads=-1|--quota: \"reads=-1\" is no part of a quota",
                "--cells|0|--cells is 0: give 1 to 100000000",
                "--spreadsheet|a b|--spreadsheet is a b: an id has letters, digits,",
                "--nonsense|1|Unknown options: '--nonsense', '1'"
            })
    void saysInOneLineWhichOptionIsWrong(String option, String value, String message) {
        assertThat(run(option, value)).isEqualTo(2);

        assertThat(err.toString()).startsWith("sheets-simulator: " + message).endsWith("; see --help\n");
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void saysThatTwoSpreadsheetsHaveTheSameId() {
        assertThat(run("--port", "0", "--spreadsheet", "a", "--spreadsheet", "a=b"))
                .isEqualTo(2);

        assertThat(err.toString()).startsWith("sheets-simulator: --spreadsheet: there is a spreadsheet a");
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(run("--version")).isZero();

        assertThat(out.toString())
                .contains("--quota", "--spreadsheet", "--share-with")
                .contains("Sheets simulator (development), Google Sheets API v4");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void readmeShowsEveryOption() throws Exception {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(SheetsSimulatorCommand.commandLine().getCommandSpec().options())
                .allSatisfy(option -> assertThat(readme).contains("`" + option.longestName()));
    }

    @Test
    void startsAsAProgramAndTellsWhereToWatch() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.syncengine.connect.simulators.Simulators",
                        "sheets",
                        "--port",
                        "0",
                        "--quota",
                        "off",
                        "--spreadsheet",
                        "books=My books")
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).matches("Sheets simulator \\S+: http://127.0.0.1:\\d+, no quota");
            Matcher page = Pattern.compile("Spreadsheet books: (http://127.0.0.1:\\d+/sheet/books)")
                    .matcher(lines.readLine());
            assertThat(page.matches()).isTrue();

            HttpResponse<String> shown = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(page.group(1))).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(shown.statusCode()).isEqualTo(200);
            assertThat(shown.body()).contains("<h1>My books</h1>");

            process.toHandle().destroy();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }
}
