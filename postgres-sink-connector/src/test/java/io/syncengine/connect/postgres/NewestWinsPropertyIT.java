// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.protocol.ReadRules;
import io.syncengine.connect.protocol.Row;
import io.syncengine.connect.protocol.RowReader;
import io.syncengine.connect.protocol.RowVersion;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Random topics, read by a worker that polls any number of records, commits when it likes, goes back, loses its connection
 * and is killed: in the end the table holds of each key what a map holds that kept the newest.
 */
class NewestWinsPropertyIT {

    private static final int PARTITIONS = 3;
    private static final int KEYS = 25;
    private static final int RECORDS = 150;
    private static final String TOPIC = "stripe.charges";

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final RowReader reader = new RowReader(ReadRules.DEFAULT);
    private final long[] committed = new long[PARTITIONS];
    private long[] positions = new long[PARTITIONS];
    private String mode = "";
    private String linger = "";
    private RunningSink sink;

    static LongStream seeds() {
        return LongStream.range(0, 12);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theTableHoldsTheNewestOfEachKey(long seed) {
        Random random = new Random(seed);
        mode = random.nextBoolean() ? "hard" : "soft";
        linger = random.nextBoolean() ? "0" : "3600000";
        List<List<SinkRecord>> topic = topic(random);
        sink = start();
        for (int step = 0; step < 120; step++) {
            if (!disturb(random.nextInt(12), random)) {
                sink.putUntilTaken(poll(topic, random));
            }
        }
        while (!isAtEnd(topic)) {
            sink.putUntilTaken(poll(topic, random));
        }
        commit();

        for (int partition = 0; partition < PARTITIONS; partition++) {
            assertThat(committed[partition]).isEqualTo(topic.get(partition).size());
        }
        assertThat(stored()).as("seed " + seed + ", " + mode).isEqualTo(model(topic));
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    /** Something that happens now and then; answers false if nothing did. */
    private boolean disturb(int dice, Random random) {
        switch (dice) {
            case 0 -> restart();
            case 1 ->
                database.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                        + database.name() + "' and application_name like 'stripe-sync/%'");
            case 2 -> {
                // A worker whose commit failed reads on from the one before.
                positions = committed.clone();
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    sink.goBack(new TopicPartition(TOPIC, partition), committed[partition]);
                }
            }
            case 3 -> commit();
            case 4 -> {
                int partition = random.nextInt(PARTITIONS);
                committed[partition] = random.nextInt((int) committed[partition] + 1);
                restart();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void restart() {
        sink.close();
        sink = start();
        positions = committed.clone();
    }

    /** How the sink gets to the database. */
    TestDatabase route(TestDatabase direct) {
        return direct;
    }

    private RunningSink start() {
        return new RunningSink(
                route(database),
                "delete.mode",
                mode,
                "flush.interval.ms",
                linger,
                "batch.size",
                "20",
                "copy.min.rows",
                "3");
    }

    private void commit() {
        Map<TopicPartition, Long> offsets = sink.commit();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            Long offset = offsets.get(new TopicPartition(TOPIC, partition));
            if (offset != null) {
                committed[partition] = offset;
            }
        }
    }

    /** Some records of some partitions, none now and then. */
    private List<SinkRecord> poll(List<List<SinkRecord>> topic, Random random) {
        List<SinkRecord> records = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            int from = (int) positions[partition];
            int to = Math.min(from + random.nextInt(30), topic.get(partition).size());
            records.addAll(topic.get(partition).subList(from, to));
            positions[partition] = to;
        }
        return records;
    }

    private boolean isAtEnd(List<List<SinkRecord>> topic) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            if (positions[partition] < topic.get(partition).size()) {
                return false;
            }
        }
        return true;
    }

    private static List<List<SinkRecord>> topic(Random random) {
        List<List<SinkRecord>> topic = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            Charges charges = new Charges(TOPIC, partition);
            List<SinkRecord> records = new ArrayList<>();
            for (int i = 0; i < RECORDS; i++) {
                String id = "ch_" + partition + "_" + random.nextInt(KEYS);
                long second = random.nextInt(20);
                if (random.nextInt(4) == 0) {
                    records.add(charges.delete(id, second));
                    records.add(charges.tombstone(id, second));
                } else {
                    records.add(charges.row(id, second, random.nextInt(3)));
                }
            }
            topic.add(records);
        }
        return topic;
    }

    private Map<String, String> model(List<List<SinkRecord>> topic) {
        Map<String, RowVersion> versions = new HashMap<>();
        Map<String, String> rows = new TreeMap<>();
        for (List<SinkRecord> records : topic) {
            for (SinkRecord record : records) {
                Row row = (Row) reader.read(record);
                RowVersion known = versions.get(row.key().id());
                if (known == null || row.version().replaces(known)) {
                    versions.put(row.key().id(), row.version());
                    if (row.isDelete()) {
                        rows.remove(row.key().id());
                    } else {
                        rows.put(row.key().id(), String.valueOf(((Struct) record.value()).getInt64("amount")));
                    }
                }
            }
        }
        return rows;
    }

    private Map<String, String> stored() {
        Map<String, String> rows = new TreeMap<>();
        String alive = mode.equals("soft") ? " where _deleted_at is null" : "";
        for (String row : database.query("select id, amount from stripe.charges" + alive)) {
            rows.put(row.substring(0, row.indexOf('|')), row.substring(row.indexOf('|') + 1));
        }
        return rows;
    }
}
