// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The SQL of the documentation that is marked with this test's name, run on tables that the sink has made. */
class DocumentedQueriesIT {

    private static final Path CHECKOUT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();
    private static final Pattern BLOCK =
            Pattern.compile("<!-- runs: DocumentedQueriesIT -->\n```sql\n(.*?)```", Pattern.DOTALL);
    private static final Pattern STREAM = Pattern.compile("([a-z0-9_]+) +\\| ([a-z0-9_]+) +\\| .*");

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges customers = new Charges("stripe.customers", 0);

    private static Stream<String> blocks() throws IOException {
        List<String> blocks = new ArrayList<>();
        try (Stream<Path> pages = Files.list(CHECKOUT.resolve("docs"))) {
            for (Path page : pages.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                Matcher block = BLOCK.matcher(Files.readString(page));
                while (block.find()) {
                    blocks.add(block.group(1));
                }
            }
        }
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(7);
        return blocks.stream();
    }

    private static String blockWith(String text) throws IOException {
        return blocks().filter(block -> block.contains(text)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void everyBlockRuns(String block) {
        theSinkWritesBothTables();
        theOldTable();

        assertThat(run(block)).isNotNull();
    }

    @Test
    void viewsGoByTheSingularOfEveryStream() throws IOException {
        Map<String, String> singular = new TreeMap<>();
        for (String table : List.of("stream-table.txt", "child-table.txt")) {
            for (String line : Files.readAllLines(CHECKOUT.resolve(
                    "stripe-source-connector/src/main/resources/io/syncengine/connect/stripe/spec/" + table))) {
                Matcher stream = STREAM.matcher(line);
                if (stream.matches()) {
                    singular.put(stream.group(1), stream.group(2));
                }
            }
        }
        assertThat(singular).hasSizeGreaterThan(100);
        database.execute("create schema stripe", "create table stripe._sync_seen (id text)");
        singular.keySet().forEach(plural -> database.execute("create table stripe." + plural + " (id text)"));

        run(blockWith("create schema if not exists stripe_singular"));

        assertThat(database.query(
                        "select table_name from information_schema.views" + " where table_schema = 'stripe_singular'"))
                .containsExactlyInAnyOrderElementsOf(singular.values());
    }

    @Test
    void comparingFindsWhatDiffers() throws IOException {
        theSinkWritesBothTables();
        theOldTable();

        assertThat(run(blockWith("full join stripe.customers")))
                .containsExactly(
                        "cus_new|new only", "cus_old|old only", "cus_1|2026-11-18 11:06:41+00|2026-11-18 11:06:42+00");
    }

    @Test
    void oldNamesShowTheNewRowsUntilTheyAreTakenBack() throws IOException {
        theSinkWritesBothTables();
        theOldTable();
        run(blockWith("create schema if not exists stripe_singular"));

        run(blockWith("|| '_before'"));
        assertThat(database.query("select id from public.customer order by 1")).contains("cus_new");

        run(blockWith("drop view public."));
        assertThat(database.query("select id from public.customer order by 1")).doesNotContain("cus_new");
    }

    @Test
    void aRowWithoutHashIsWrittenAnew() throws IOException {
        try (RunningSink sink = new RunningSink(database)) {
            sink.put(customers.row("cus_123", 1, 7));
            database.execute("update stripe.customers set amount = 8");
            sink.put(customers.row("cus_123", 2, 7));
            assertThat(database.query("select amount from stripe.customers")).containsExactly("8");

            run(blockWith("set _row_hash = null"));
            sink.put(customers.row("cus_123", 3, 7));

            assertThat(database.query("select amount from stripe.customers")).containsExactly("7");
        }
    }

    private void theSinkWritesBothTables() {
        try (RunningSink sink = new RunningSink(database)) {
            sink.put(
                    customers.row("cus_1", 2, 100),
                    customers.row("cus_2", 1, 200),
                    customers.row("cus_new", 1, 300),
                    customers.row("cus_123", 1, 1),
                    customers.delete("cus_123", 2),
                    new Charges().row("ch_1", 1, 1));
        }
    }

    /** As the TypeScript engine makes it. */
    private void theOldTable() {
        database.execute(
                "create table public.customer (_raw_data jsonb not null, _updated_at timestamptz not null default now(),"
                        + " id text generated always as ((_raw_data->>'id')::text) stored,"
                        + " _account_id text generated always as ((_raw_data->>'_account_id')::text) stored,"
                        + " primary key (id, _account_id))",
                old("cus_1", 1, 99),
                old("cus_2", 1, 200),
                old("cus_old", 1, 1));
    }

    private static String old(String id, long second, long amount) {
        return "insert into public.customer (_raw_data, _updated_at) values ('{\"id\": \"" + id + "\", \"amount\": "
                + amount + ", \"_account_id\": \"" + Charges.ACCOUNT + "\"}', to_timestamp(" + (Charges.START + second)
                + "))";
    }

    /** Runs a block as it stands; the rows of all its answers. */
    private List<String> run(String block) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set timezone = 'UTC'");
            List<String> rows = new ArrayList<>();
            boolean hasRows = statement.execute(block);
            while (hasRows || statement.getUpdateCount() != -1) {
                if (hasRows) {
                    rows.addAll(rows(statement.getResultSet()));
                }
                hasRows = statement.getMoreResults();
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(block, e);
        }
    }

    private static List<String> rows(ResultSet answer) throws SQLException {
        List<String> rows = new ArrayList<>();
        while (answer.next()) {
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
                values.add(String.valueOf(answer.getString(i)));
            }
            rows.add(String.join("|", values));
        }
        return rows;
    }
}
