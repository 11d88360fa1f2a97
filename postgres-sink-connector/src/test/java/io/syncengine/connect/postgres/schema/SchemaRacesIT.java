// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import static io.syncengine.connect.postgres.schema.Definitions.column;
import static io.syncengine.connect.postgres.schema.Definitions.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.postgres.EmbeddedServer;
import io.syncengine.connect.postgres.TestDatabase;
import io.syncengine.connect.protocol.ValueType;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tasks that start at the same time on the same tables. */
class SchemaRacesIT {

    private static final int TASKS = 8;
    private static final int TABLES = 50;

    /** One task's share of the race. */
    private interface Run {
        void accept(int task, Connection connection, SchemaApplier applier) throws Exception;
    }

    private static List<String> race(TestDatabase database, Run run) throws Exception {
        Collection<String> executed = new ConcurrentLinkedQueue<>();
        CyclicBarrier start = new CyclicBarrier(TASKS);
        ExecutorService threads = Executors.newFixedThreadPool(TASKS);
        try {
            List<Future<?>> tasks = new ArrayList<>();
            for (int task = 0; task < TASKS; task++) {
                int number = task;
                tasks.add(threads.submit(() -> {
                    try (Connection connection = database.connect()) {
                        SchemaApplier applier = new SchemaApplier(SchemaPolicy.DEFAULT, executed::add);
                        start.await();
                        run.accept(number, connection, applier);
                    }
                    return null;
                }));
            }
            for (Future<?> task : tasks) {
                task.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return List.copyOf(executed);
    }

    @Test
    void makeEachObjectOnceAndNoErrors() throws Exception {
        TestDatabase database = EmbeddedServer.freshDatabase();
        List<String> executed = race(database, (task, connection, applier) -> {
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < TABLES; i++) {
                order.add(i);
            }
            Collections.shuffle(order, new Random(task));
            applier.prepare(connection, "stripe", EnumSet.allOf(ControlTable.class));
            for (int number : order) {
                TableName name = new TableName("stripe", "t" + number);
                applier.apply(connection, table(name, List.of(column("amount", ValueType.INT64))));
            }
        });

        assertThat(executed).hasSize(1 + ControlTable.values().length + TABLES).doesNotHaveDuplicates();
    }

    @Test
    void makeEachObjectOnceInManyRounds() throws Exception {
        TestDatabase database = EmbeddedServer.freshDatabase();
        for (int round = 0; round < 25; round++) {
            TableName name = new TableName("s" + round, "charges");
            List<String> executed = race(
                    database,
                    (task, connection, applier) ->
                            applier.apply(connection, table(name, List.of(column("amount", ValueType.INT64)))));

            assertThat(executed).as("round %s", round).hasSize(2);
        }
    }

    @Test
    void addEachColumnOnce() throws Exception {
        TestDatabase database = EmbeddedServer.freshDatabase();
        TableName name = new TableName("stripe", "charges");
        List<String> executed = race(database, (task, connection, applier) -> {
            for (int i = 0; i < 20; i++) {
                // Half of the columns are those of the neighbour too.
                ColumnDefinition own = column("c" + i + "_" + task / 2, ValueType.STRING);
                assertThat(applier.apply(connection, table(name, List.of(own))).hasColumn(own.name()))
                        .isTrue();
            }
        });

        List<String> added =
                executed.stream().filter(sql -> sql.startsWith("ALTER")).toList();
        assertThat(added).doesNotHaveDuplicates();
        assertThat(database.query("SELECT count(*) FROM pg_attribute WHERE attrelid = 'stripe.charges'::regclass"
                        + " AND attname LIKE 'c%\\_%' AND attnum > 0"))
                .containsExactly(String.valueOf(20 * TASKS / 2));
    }
}
