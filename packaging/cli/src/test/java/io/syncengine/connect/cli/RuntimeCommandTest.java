// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syncengine.connect.cli.runtime.Checkout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

class RuntimeCommandTest {

    private static final String KEY = "rk_test_7hisMustNotBeShown";

    /** Writes down how it was called. */
    private static final String SCRIPT = """
            printf '%%s' "$*" > called
            printf '%%s %%s' "${STRIPE_API_KEY:-}" "${POSTGRES_PASSWORD:-}" > secrets
            echo 'charges  listing'
            echo 'quickstart: charges has failed: 403' >&2
            exit %d
            """;

    @TempDir
    Path checkout;

    @BeforeEach
    void start() throws Exception {
        System.setProperty(Checkout.PROPERTY, checkout.toString());
        Files.createDirectories(checkout.resolve("packaging"));
    }

    @AfterEach
    void stop() {
        System.clearProperty(Checkout.PROPERTY);
    }

    @Test
    void endsAsTheQuickstartDoes() throws Exception {
        quickstart(1);

        Ended ended = Ended.run(
                "sync",
                "--once",
                "--json",
                "--streams",
                "charges",
                "--rows",
                "500",
                "--api-key-file",
                secret("key", KEY),
                "--database-url",
                "postgresql://localhost/shop",
                "--database-user",
                "a&b",
                "--database-password-file",
                secret("password", "p w"));

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.json().path("complete").asBoolean(true)).isFalse();
        assertThat(ended.json().path("error").asText()).isEqualTo("charges has failed: 403");
        assertThat(ended.err()).contains("charges  listing");
        assertThat(checkout.resolve("called"))
                .hasContent("--streams charges --rows 500 --database-url"
                        + " jdbc:postgresql://localhost/shop?user=a%26b --once");
        assertThat(checkout.resolve("secrets")).hasContent(KEY + " p w");
        assertThat(ended.out() + ended.err()).doesNotContain(KEY, "p w");
    }

    @Test
    void saysThatABackfillIsComplete() throws Exception {
        quickstart(0);

        Ended ended = Ended.run("sync", "--once", "--json", "--reset");

        assertThat(ended.code()).isZero();
        assertThat(ended.json().path("complete").asBoolean()).isTrue();
        assertThat(ended.json().has("error")).isFalse();
        assertThat(checkout.resolve("called")).hasContent("--reset --once");
    }

    @Test
    void goesOnOnlyByUp() throws Exception {
        quickstart(0);

        assertThat(Ended.run("sync").code()).isEqualTo(2);
        assertThat(Ended.run("up", "--sheets", "--stop").code()).isZero();
        assertThat(checkout.resolve("called")).hasContent("--sheets --stop");
    }

    @Test
    void takesNoPasswordOnTheCommandLine() throws Exception {
        quickstart(0);

        Ended ended = Ended.run("up", "--database-url", "postgresql://me:7hisIsSecret@localhost/shop");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("--database-password-file").doesNotContain("7hisIsSecret");
    }

    @Test
    void saysHowToGetWhatTheBundleLeavesOut() throws Exception {
        System.clearProperty(Checkout.PROPERTY);

        for (String command : new String[] {"up", "sync --once", "simulate stripe", "simulate sheets --port 0"}) {
            Ended ended = BundleRun.run(command.split(" "));

            assertThat(ended.code()).as(ended.err()).isEqualTo(1);
            assertThat(ended.err())
                    .contains("from a checkout only", "git clone", "packaging/stripe-sync.sh " + command);
        }
    }

    @Test
    void tellsAProgramHowUpEnded() throws Exception {
        quickstart(1);
        Ended failed = Ended.run("up", "--json");
        quickstart(0);
        Ended stopped = Ended.run("up", "--stop", "--json");

        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.json().path("ended").asBoolean(true)).isFalse();
        assertThat(failed.json().path("error").asText()).isEqualTo("charges has failed: 403");
        assertThat(failed.err()).contains("charges  listing");
        assertThat(stopped.json().toString()).isEqualTo("{\"ended\":true}");
        assertThat(checkout.resolve("called")).hasContent("--stop");
    }

    @Test
    void tellsAProgramWhereASimulatorIs() throws Exception {
        JsonNode stripe = started("simulate", "stripe", "--json", "--port", "0", "--rows", "10");
        JsonNode sheets = started("simulate", "sheets", "--json", "--port", "0");

        assertThat(stripe.path("url").asText()).startsWith("http://127.0.0.1:");
        assertThat(stripe.path("key").asText()).isEqualTo("sk_test_simulated");
        assertThat(stripe.path("objects").asInt()).isEqualTo(10);
        assertThat(stripe.path("webhooks").isArray()).isTrue();
        assertThat(sheets.path("token_url").asText())
                .isEqualTo(sheets.path("url").asText() + "/token");
        assertThat(sheets.at("/spreadsheets/0/id").asText()).isEqualTo("simulated");
        assertThat(sheets.at("/spreadsheets/0/page").asText())
                .startsWith(sheets.path("url").asText());
    }

    /** The line that a program begins with; the program is ended then. */
    private static JsonNode started(String... arguments) throws Exception {
        PipedReader reader = new PipedReader();
        PrintWriter out = new PrintWriter(new PipedWriter(reader), true);
        Thread program = new Thread(() -> StripeSync.run(out, out, arguments));
        program.start();
        try (BufferedReader lines = new BufferedReader(reader)) {
            return new ObjectMapper().readTree(lines.readLine());
        } finally {
            program.interrupt();
            program.join();
        }
    }

    @Test
    void saysAsJsonWhatIsWrongWhereThatIsAsked() throws Exception {
        Ended option = Ended.run("pipeline", "list", "--json", "--no-such-option");
        Ended simulator = Ended.run("simulate", "stripe", "--json", "--mode", "prod");
        Ended bundle = BundleRun.run("simulate", "sheets", "--json", "--port", "0");

        assertThat(option.code()).isEqualTo(2);
        assertThat(option.json().path("error").asText()).contains("--no-such-option");
        assertThat(simulator.code()).isEqualTo(2);
        assertThat(simulator.json().path("error").asText()).isEqualTo("--mode is prod: give live or test");
        assertThat(bundle.code()).isEqualTo(1);
        assertThat(bundle.json().path("error").asText()).contains("simulate sheets --port 0 --json");
        assertThat(option.err() + simulator.err() + bundle.err()).isEmpty();
    }

    @Test
    void takesTheOptionsOfTheSimulators() {
        Ended stripe = Ended.run("simulate", "stripe", "--help");
        Ended sheets = Ended.run("simulate", "sheets", "--help");
        Ended wrong = Ended.run("simulate", "stripe", "--rows", "many");

        assertThat(stripe.code()).isZero();
        assertThat(stripe.out()).contains("stripe-sync simulate stripe", "--live-rate");
        assertThat(sheets.code()).isZero();
        assertThat(sheets.out()).contains("stripe-sync simulate sheets", "--port");
        assertThat(wrong.code()).isEqualTo(2);
    }

    private void quickstart(int code) throws Exception {
        Files.writeString(
                checkout.resolve("packaging/quickstart.sh"), "cd \"" + checkout + "\"\n" + SCRIPT.formatted(code));
    }

    private String secret(String name, String text) throws Exception {
        return Files.writeString(checkout.resolve(name), text + "\n").toString();
    }
}
