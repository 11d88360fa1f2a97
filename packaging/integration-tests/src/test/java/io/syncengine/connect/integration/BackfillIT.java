// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.quickstart.progress.StreamProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A whole account arrives: every object, digit for digit, in tables of the promised shape. */
class BackfillIT {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final int ROWS = 20_000;
    /** They follow from what happens elsewhere, so they have no truth of their own to compare with. */
    private static final Set<String> EVENTS = Set.of("events", "v2_core_events");

    @TempDir
    Path directory;

    @Test
    void everyObjectOfTheAccountArrives() throws Exception {
        try (Pipeline pipeline = Pipeline.start(directory, Accounts.serve(Accounts.usual(ROWS)))) {
            pipeline.deploySink(Map.of());
            pipeline.deploySource(Map.of());
            pipeline.awaitListed(LIMIT);

            Map<String, Map<String, String>> filled = filled(pipeline);
            assertThat(filled).hasSizeGreaterThanOrEqualTo(25);
            assertThat(filled.values().stream().mapToLong(Map::size).sum()).isGreaterThanOrEqualTo(ROWS * 9L / 10);
            pipeline.awaitTables(List.copyOf(filled.keySet()), LIMIT);

            Topics topics = pipeline.topics();
            filled.forEach((stream, truth) -> {
                List<TopicRecord> records = topics.records(stream);
                assertThat(Differences.ofTexts(stream, truth, Topics.lastRows(records)))
                        .isEmpty();
                assertThat(records).as(stream + ": each object once").hasSameSizeAs(truth.entrySet());
            });
            Set<String> beyond = new TreeSet<>(topics.streams());
            beyond.removeAll(filled.keySet());
            beyond.removeAll(EVENTS);
            assertThat(beyond).as("topics without a row").isEmpty();
            assertThat(pipeline.progress().values()).allMatch(stream -> stream.phase() == StreamProgress.Phase.LIVE);
            tablesHaveTheShapeOfTheContract(pipeline.database());
            metricsTellOfSourceAndSink(pipeline.metrics());
        }
    }

    /** What Stripe says of each stream that has objects. Nothing changes in the account. */
    private static Map<String, Map<String, String>> filled(Pipeline pipeline) throws Exception {
        Map<String, Map<String, String>> filled = new TreeMap<>();
        for (String stream : pipeline.progress().keySet()) {
            Map<String, String> truth = EVENTS.contains(stream) ? Map.of() : pipeline.truth(stream);
            if (!truth.isEmpty()) {
                filled.put(stream, truth);
            }
        }
        return filled;
    }

    private static void tablesHaveTheShapeOfTheContract(TestDatabase database) throws Exception {
        List<String> columns = database.texts("""
                select column_name || ' ' || data_type || case is_nullable when 'NO' then ' not null' else '' end
                from information_schema.columns where table_schema = 'stripe' and table_name = 'charges'""");
        assertThat(columns)
                .contains(
                        "id text not null",
                        "amount bigint",
                        "created bigint",
                        "captured boolean",
                        "customer text",
                        "metadata jsonb",
                        "_raw_data jsonb",
                        "_account_id text not null",
                        "_updated_at timestamp with time zone not null",
                        "_synced_at timestamp with time zone not null")
                .doesNotContain("_deleted boolean");
        assertThat(database.texts("""
                select string_agg(a.attname, ',' order by array_position(i.indkey::int2[], a.attnum))
                from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
                where i.indrelid = 'stripe.charges'::regclass and i.indisprimary""")).containsExactly("id,_account_id");
        assertThat(database.texts("select count(*) from stripe.charges where metadata is null or amount is null"))
                .containsExactly("0");
        assertThat(database.texts("select count(*) from stripe.charges where (_raw_data->>'amount')::bigint <> amount"))
                .containsExactly("0");
    }

    private static void metricsTellOfSourceAndSink(List<String> metrics) {
        assertThat(metrics)
                .anyMatch(metric -> metric.contains("connector=stripe-source")
                        && metric.contains("stream=charges")
                        && metric.contains("list-progress = 1.0"));
        assertThat(metrics)
                .anyMatch(metric -> metric.contains("connector=postgres-sink")
                        && metric.contains("table=charges")
                        && metric.contains("rows-inserted-total = "));
    }
}
