// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.syncengine.connect.quickstart.database.EmbeddedDatabase;
import io.syncengine.connect.quickstart.runtime.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class VerifyCommandTest {

    private static final String KEY = TestAccount.KEY;
    private static final String PASSWORD = "7hisIsThePassword0fTheReader";
    private static final int CUSTOMERS = 20;

    @TempDir
    private static Path directory;

    private static EmbeddedDatabase database;
    private static TestAccount stripe;

    @BeforeAll
    static void start() throws Exception {
        database = EmbeddedDatabase.start(
                directory.resolve("postgresql"), Ports.free(1).get(0));
        execute("CREATE ROLE reader LOGIN PASSWORD '" + PASSWORD + "'");
        stripe = TestAccount.start(Map.of("customers", CUSTOMERS, "products", 5));
    }

    @AfterAll
    static void stop() throws Exception {
        stripe.close();
        database.stop();
    }

    @BeforeEach
    void fill() throws SQLException {
        execute("DROP SCHEMA IF EXISTS stripe CASCADE; CREATE SCHEMA stripe; GRANT USAGE ON SCHEMA stripe TO reader;"
                + " ALTER DEFAULT PRIVILEGES IN SCHEMA stripe GRANT SELECT ON TABLES TO reader");
        fill("customers");
        fill("products");
    }

    @Test
    void isQuietWhereNoRowDiffers() throws Exception {
        Ended ended = verify(KEY, "--streams", "customers,products");
        Ended json = verify(KEY, "--streams", "customers,products", "--json");

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.err().lines())
                .containsExactlyInAnyOrder("customers: 20 rows, no drift", "products: 5 rows, no drift");
        assertThat(ended.out().lines()).containsExactly("25 rows of 2 streams compared: 0 with drift, 2 without.");
        assertThat(json.code()).isZero();
        assertThat(json.json().path("drift").asBoolean(true)).isFalse();
    }

    @Test
    void findsRowsThatAreMissingStaleAndExtra() throws Exception {
        List<String> ids = ids("customers");
        execute("DELETE FROM stripe.customers WHERE id = '" + ids.get(0) + "'");
        execute("UPDATE stripe.customers SET _raw_data = jsonb_set(_raw_data, '{email}', '\"other@example.com\"')"
                + " WHERE id = '" + ids.get(1) + "'");
        execute("INSERT INTO stripe.customers SELECT 'cus_Extra', _account_id, _raw_data FROM stripe.customers"
                + " WHERE id = '" + ids.get(2) + "'");

        Ended ended = verify(KEY, "--streams", "customers,products");
        JsonNode json = verify(KEY, "--streams", "customers,products", "--json").json();

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err().lines())
                .containsExactlyInAnyOrder(
                        "customers: 20 rows, 1 missing, 1 stale, 1 extra", "products: 5 rows, no drift");
        assertThat(ended.out().lines().map(String::strip))
                .anyMatch(line -> line.matches("customers +20 +20 +1 +1 +1 +0"))
                .contains(
                        "customers, missing: " + ids.get(0),
                        "customers, stale: " + ids.get(1) + " (email)",
                        "customers, extra: cus_Extra",
                        "25 rows of 2 streams compared: 1 with drift, 1 without.")
                .noneMatch(line -> line.startsWith("products"));
        JsonNode customers = json.at("/streams/0");
        assertThat(json.path("drift").asBoolean()).isTrue();
        assertThat(customers.path("stream").asText()).isEqualTo("customers");
        assertThat(customers.at("/missing/examples/0/id").asText()).isEqualTo(ids.get(0));
        assertThat(customers.at("/stale/examples/0/members/0").asText()).isEqualTo("email");
        assertThat(customers.at("/extra/confirmed").asLong()).isOne();
    }

    @Test
    void takesWhatNoOptionGivesFromThePipeline() throws Exception {
        execute("UPDATE stripe.customers SET _raw_data = jsonb_set(_raw_data, '{email}', 'null')");
        Files.writeString(
                directory.resolve("secrets.properties"), "KEY=" + KEY + "\nREADER_PASSWORD=" + PASSWORD + "\n");
        String secrets = "${file:" + directory.resolve("secrets.properties") + ":";
        Path file = Files.writeString(
                directory.resolve("pipeline.json"), """
                {
                  "name": "shop",
                  "source": {
                    "connector.class": "StripeSource", "stripe.api.key": "%1$sKEY}", "stripe.api.base.url": "%2$s",
                    "streams": "customers,products,coupons", "streams.exclude": "coup*", "redact.fields": "customer.email"
                  },
                  "sinks": {"postgres": {
                    "connector.class": "io.syncengine.connect.postgres.PostgresSinkConnector",
                    "connection.url": "%3$s", "connection.user": "reader", "connection.password": "%1$sREADER_PASSWORD}"
                  }}
                }
                """.formatted(secrets, stripe.url(), database.jdbcUrl()));

        Ended ended = Ended.run("verify", file.toString(), "--settle", "0", "--rate", "1000");
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.out()).contains("25 rows of 2 streams compared");
        assertThat(ended.out() + ended.err()).doesNotContain(KEY, PASSWORD);
    }

    @Test
    void ignoresMembersThatDoNotCount() throws Exception {
        execute("UPDATE stripe.customers SET _raw_data = jsonb_set(_raw_data, '{email}', 'null')");

        assertThat(verify(KEY, "--streams", "customers").code()).isEqualTo(3);
        assertThat(verify(KEY, "--streams", "customers", "--ignore", "*.email").code())
                .isZero();
        assertThat(verify(KEY, "--streams", "customers", "--ignore", "cu*s.email")
                        .code())
                .isZero();
        assertThat(verify(KEY, "--streams", "customers", "--ignore", "products.email")
                        .code())
                .isEqualTo(3);
    }

    @Test
    void runsOnTheLibrariesOfTheBundle() throws Exception {
        Ended ended = BundleRun.run(arguments(KEY, "--streams", "customers,products"));

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.out()).contains("25 rows of 2 streams compared");
    }

    @Test
    void namesStreamsThatTheKeyDoesNotSee() throws Exception {
        Ended some = verify(TestAccount.RESTRICTED, "--streams", "customers,products");
        Ended none = verify(TestAccount.RESTRICTED, "--streams", "products");

        assertThat(some.code()).as(some.out() + some.err()).isZero();
        assertThat(some.out())
                .contains(
                        "Not shown to this key or account: products",
                        "compared: 0 with drift, 1 without; 1 not shown.");
        assertThat(none.code()).isEqualTo(1);
    }

    @Test
    void saysWhyNothingCanBeCompared() throws Exception {
        Ended wrongKey = verify("sk_test_7hisKeyIsUnknown", "--streams", "customers");
        Ended noStream = verify(KEY, "--streams", "costumers");
        Ended noDatabase = Ended.run(
                "verify",
                "--api-key-file",
                TestAccount.file(directory, KEY),
                "--database-url",
                "postgresql://localhost:1/nothing");

        assertThat(wrongKey.code()).isEqualTo(1);
        assertThat(wrongKey.err()).contains("the account cannot be read", "401").doesNotContain("\tat ");
        assertThat(noStream.code()).isEqualTo(1);
        assertThat(noStream.err()).contains("did you mean 'customers'");
        assertThat(noDatabase.code()).isEqualTo(1);
        assertThat(noDatabase.err())
                .contains("//localhost:1/nothing", "does not let one in")
                .doesNotContain("\tat ");
    }

    @Test
    void refusesSecretsAndNonsenseOnTheCommandLine() throws Exception {
        for (String url :
                List.of("postgresql://me:" + PASSWORD + "@localhost/x", "jdbc:postgresql://h/x?password=" + PASSWORD)) {
            Ended ended =
                    Ended.run("verify", "--api-key-file", TestAccount.file(directory, KEY), "--database-url", url);

            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.err()).contains("--database-password-file").doesNotContain(PASSWORD);
        }
        assertThat(verify(KEY, "--rate", "0").code()).isEqualTo(2);
        assertThat(verify(KEY, "--ignore", "email").code()).isEqualTo(2);
        assertThat(verify(KEY, "--table-format", "stripe").code()).isEqualTo(2);
        assertThat(Ended.run("verify", "--settle", "-1").code()).isEqualTo(2);
    }

    private static Ended verify(String key, String... more) throws IOException {
        return Ended.run(arguments(key, more));
    }

    private static String[] arguments(String key, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "verify",
                "--api-key-file",
                TestAccount.file(directory, key),
                "--api-url",
                stripe.url(),
                "--database-url",
                database.jdbcUrl(),
                "--database-user",
                database.user(),
                "--settle",
                "0"));
        if (!List.of(more).contains("--rate")) {
            arguments.addAll(List.of("--rate", "1000"));
        }
        arguments.addAll(List.of(more));
        return arguments.toArray(new String[0]);
    }

    private static List<String> ids(String stream) {
        List<String> ids = new ArrayList<>();
        stripe.server().data().forEach(stream, row -> ids.add(row.id()));
        return ids;
    }

    /** A table as the sink leaves it. */
    private static void fill(String stream) throws SQLException {
        execute("CREATE TABLE stripe." + stream + " (id text, _account_id text, _raw_data jsonb)");
        String account = stripe.id();
        try (Connection connection = database.connect();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO stripe." + stream + " VALUES (?, ?, ?::jsonb)")) {
            List<String[]> rows = new ArrayList<>();
            stripe.server().data().forEach(stream, row -> rows.add(new String[] {row.id(), row.json()}));
            for (String[] row : rows) {
                insert.setString(1, row[0]);
                insert.setString(2, account);
                insert.setString(3, row[1]);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
