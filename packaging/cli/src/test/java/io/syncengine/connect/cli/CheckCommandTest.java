// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.quickstart.database.EmbeddedDatabase;
import io.syncengine.connect.quickstart.runtime.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class CheckCommandTest {

    private static final String PASSWORD = "7hisIsThePassword0fTheWriter";

    @TempDir
    private static Path directory;

    private static TestAccount stripe;
    private static EmbeddedDatabase database;

    private FakeConnect connect;

    @BeforeAll
    static void startBothEnds() throws Exception {
        stripe = TestAccount.start(Map.of("customers", 3));
        database = EmbeddedDatabase.start(
                directory.resolve("postgresql"), Ports.free(1).get(0));
        execute("CREATE ROLE writer LOGIN PASSWORD '" + PASSWORD + "'");
    }

    @AfterAll
    static void stopBothEnds() throws Exception {
        stripe.close();
        database.stop();
    }

    @BeforeEach
    void start() throws Exception {
        connect = new FakeConnect();
        execute("DROP SCHEMA IF EXISTS stripe CASCADE");
    }

    @AfterEach
    void stop() {
        connect.close();
    }

    @Test
    void saysThatAllIsWell() throws Exception {
        execute("CREATE SCHEMA stripe AUTHORIZATION writer");

        Ended ended = check(TestAccount.RESTRICTED, "--streams", "customers");
        JsonNode json = check(TestAccount.RESTRICTED, "--streams", "customers", "--json")
                .json();

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.out().lines())
                .containsSubsequence(
                        "ok       worker               Kafka Connect 4.3.1",
                        "ok       plugin StripeSource  version 1.0",
                        "ok       plugin PostgresSink  version 1.0",
                        "ok       key                  a restricted key of test mode",
                        "ok       account              " + stripe.id() + " answers at " + stripe.url(),
                        "ok       streams              1 of 1 can be read")
                .anyMatch(line -> line.matches("ok +database +PostgreSQL .*"))
                .anyMatch(line -> line.matches("ok +rights +writer may create tables in schema stripe"));
        assertThat(json.path("ok").asBoolean()).isTrue();
        assertThat(json.path("checks").size()).isEqualTo(8);
        assertThat(ended.out() + ended.err()).doesNotContain(PASSWORD, TestAccount.RESTRICTED);
    }

    @Test
    void tellsRefusedStreamsThatWereNamedFromThoseOfAPattern() throws Exception {
        Ended named = check(TestAccount.RESTRICTED, "--streams", "customers,charges");
        Ended matched = check(TestAccount.RESTRICTED, "--streams", "customers,charge*");

        assertThat(named.code()).isEqualTo(3);
        assertThat(named.out())
                .containsPattern("failure +streams +charges cannot be read: .*403")
                .containsPattern("-> allow the key to read it");
        assertThat(matched.out()).containsPattern("warning +streams +will be skipped.*: charges");
    }

    @Test
    void saysWhatIsWrongWithAKey() throws Exception {
        Ended publishable = check("pk_test_7hisCannotRead");
        Ended unknown = check("sk_test_7hisKeyIsUnknown");

        assertThat(publishable.code()).isEqualTo(3);
        assertThat(publishable.out()).containsPattern("failure +key +is a publishable key");
        assertThat(unknown.code()).isEqualTo(3);
        assertThat(unknown.out())
                .containsPattern("warning +key +a secret key of test mode")
                .containsPattern("failure +account +Stripe refuses the key");
        assertThat(publishable.out() + publishable.err() + unknown.out() + unknown.err())
                .doesNotContain("7hisCannotRead", "7hisKeyIsUnknown", "\tat ");
    }

    @Test
    void saysWhatIsWrongWithADatabase() throws Exception {
        Ended noSchema = check(TestAccount.RESTRICTED, "--streams", "customers");
        execute("CREATE SCHEMA stripe");
        Ended noRight = check(TestAccount.RESTRICTED, "--streams", "customers");
        execute("GRANT USAGE, CREATE ON SCHEMA stripe TO writer; CREATE TABLE stripe.charges (id text)");
        Ended foreignTable = check(TestAccount.RESTRICTED, "--streams", "customers");
        execute("ALTER ROLE writer SET default_transaction_read_only = on");
        Ended readOnly = check(TestAccount.RESTRICTED, "--streams", "customers");
        execute("ALTER ROLE writer RESET default_transaction_read_only");
        Ended unknown = check(TestAccount.RESTRICTED, "--streams", "customers", "--database-user", "nobody");

        assertThat(noSchema.code()).isEqualTo(3);
        assertThat(noSchema.out())
                .contains("writer may not create it", "-> CREATE SCHEMA \"stripe\" AUTHORIZATION \"writer\"");
        assertThat(noRight.out()).contains("-> GRANT USAGE, CREATE ON SCHEMA \"stripe\" TO \"writer\"");
        assertThat(foreignTable.out()).contains("may not write or change 1 of the tables in schema stripe: charges");
        assertThat(readOnly.out()).containsPattern("failure +database .*read-only");
        assertThat(unknown.out())
                .containsPattern("failure +database .*does not let one in")
                .doesNotContain("\tat ");
    }

    @Test
    void saysWhatIsWrongWithAWorker() throws Exception {
        connect.version("3.8.0");
        connect.plugin(FakeConnect.SOURCE_CLASS, "");
        Ended old = check(TestAccount.RESTRICTED, "--streams", "customers");
        connect.close();
        Ended gone = check(TestAccount.RESTRICTED, "--streams", "customers");
        Ended text = Ended.run("check", "--url", stripe.url());

        assertThat(old.code()).isEqualTo(3);
        assertThat(old.out())
                .containsPattern("failure +worker +Kafka Connect 3.8.0 is too old")
                .containsPattern("failure +plugin StripeSource +the worker has not loaded it");
        assertThat(gone.code()).isEqualTo(3);
        assertThat(gone.out()).containsPattern("failure +worker +no Connect worker answers at " + connect.url());
        assertThat(text.out()).containsPattern("failure +worker").doesNotContain("\tat ");
    }

    @Test
    void hasTheWorkerTryAPipeline() throws Exception {
        connect.refuse("connection.url", "the database cannot be reached from this worker");
        Path file = pipeline("${env:ONLY_THE_WORKER_HAS_IT}");

        Ended refused = Ended.run("check", file.toString(), "--url", connect.url(), "--rate", "1000");
        Ended known = Ended.run(
                "check",
                file.toString(),
                "--url",
                connect.url(),
                "--rate",
                "1000",
                "--api-key-file",
                TestAccount.file(directory, TestAccount.RESTRICTED));

        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.out())
                .containsPattern("ok +shop-source +the worker takes every setting")
                .containsPattern("failure +shop-postgres +connection.url: the database cannot be reached")
                .contains("-> What connection.url is for.")
                .containsPattern("warning +key +.*the worker alone has tried it")
                .doesNotContainPattern("(ok|failure) +database");
        assertThat(known.out()).containsPattern("ok +streams +1 of 1 can be read");
    }

    @Test
    void checksAPipelineFromHereWhereNoWorkerAnswers() throws Exception {
        Path keys = Files.writeString(directory.resolve("secrets.properties"), "KEY=" + TestAccount.RESTRICTED + "\n");
        execute("CREATE SCHEMA stripe AUTHORIZATION writer");
        connect.close();

        Ended ended = Ended.run(
                "check", pipeline("${file:" + keys + ":KEY}").toString(), "--url", connect.url(), "--rate", "1000");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out())
                .containsPattern("failure +worker")
                .containsPattern("ok +streams +1 of 1 can be read")
                .containsPattern("ok +rights +writer may create tables in schema stripe")
                .containsPattern("failure +sheet +the credentials are neither the key of a service account")
                .doesNotContain("7hisIsAPrivateKey");
    }

    private static Path pipeline(String key) throws IOException {
        return Files.writeString(
                directory.resolve("pipeline.json"), """
                {
                  "name": "shop",
                  "source": {
                    "connector.class": "StripeSource", "stripe.api.key": "%s", "stripe.api.base.url": "%s",
                    "streams": "customers"
                  },
                  "sinks": {
                    "postgres": {
                      "connector.class": "PostgresSink", "connection.url": "%s", "connection.user": "writer",
                      "connection.password": "%s"
                    },
                    "sheets": {
                      "connector.class": "SheetsSink", "spreadsheet.id": "1aBc",
                      "google.credentials.json": "{\\"client_email\\": \\"robot@example.com\\", \\"private_key\\": \\"7hisIsAPrivateKey\\"}"
                    }
                  }
                }
                """.formatted(key, stripe.url(), database.jdbcUrl(), PASSWORD));
    }

    private Ended check(String key, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "check",
                "--url",
                connect.url(),
                "--api-key-file",
                TestAccount.file(directory, key),
                "--api-url",
                stripe.url(),
                "--database-url",
                database.jdbcUrl(),
                "--database-password-file",
                Files.writeString(directory.resolve("password"), PASSWORD).toString(),
                "--rate",
                "1000"));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--database-user")) {
            arguments.addAll(List.of("--database-user", "writer"));
        }
        return Ended.run(arguments.toArray(new String[0]));
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
