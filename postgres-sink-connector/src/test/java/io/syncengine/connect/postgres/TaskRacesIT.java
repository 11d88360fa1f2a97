// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Many tasks that start on an empty database at once, each with rows of every topic. */
class TaskRacesIT {

    private static final int TASKS = 8;
    private static final int TOPICS = 50;

    /** {@code -Dtask.races=25} for the number that is promised. */
    private static final int ROUNDS = Integer.getInteger("task.races", 1);

    @Test
    void eachTableIsMadeOnceAndNobodyFails() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            start(new Random(round));
        }
    }

    private static void start(Random random) throws Exception {
        TestDatabase database = EmbeddedServer.freshDatabase();
        List<RunningSink> sinks = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(TASKS);
        try {
            List<CompletableFuture<Void>> puts = new ArrayList<>();
            for (int task = 0; task < TASKS; task++) {
                RunningSink sink = new RunningSink(database);
                List<SinkRecord> records = records(task, random);
                sinks.add(sink);
                puts.add(CompletableFuture.runAsync(() -> sink.put(records), threads));
            }
            for (CompletableFuture<Void> put : puts) {
                put.get(120, TimeUnit.SECONDS);
            }

            assertThat(sinks).allSatisfy(sink -> {
                assertThat(sink.context.timeouts()).isEmpty();
                assertThat(sink.context.errants()).isEmpty();
            });
            assertThat(database.query("select count(*) from pg_class c join pg_namespace n on n.oid = relnamespace"
                            + " where nspname = 'stripe' and relkind = 'r'"))
                    .containsExactly(String.valueOf(TOPICS + 3));
            long statements = 0;
            for (int topic = 0; topic < TOPICS; topic++) {
                String table = "topic_" + topic;
                assertThat(database.query("select count(*) from stripe." + table))
                        .containsExactly("" + TASKS);
                statements += sinks.stream()
                        .mapToLong(sink -> sink.metric(table, "ddl-statements-total"))
                        .sum();
            }
            // The schema, the sink's own three, and one for each topic.
            assertThat(statements).isEqualTo(TOPICS + 4);
        } finally {
            sinks.forEach(RunningSink::close);
            threads.shutdownNow();
        }
    }

    private static List<SinkRecord> records(int task, Random random) {
        List<SinkRecord> records = new ArrayList<>();
        for (int topic = 0; topic < TOPICS; topic++) {
            records.add(new Charges("stripe.topic_" + topic, task).row("ch_" + task, 1, 1));
        }
        Collections.shuffle(records, random);
        return records;
    }
}
