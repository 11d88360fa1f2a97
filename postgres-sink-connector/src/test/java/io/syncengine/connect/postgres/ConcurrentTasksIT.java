// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Tasks that write the same keys at the same time, as after a rebalance that one of them has not noticed. */
class ConcurrentTasksIT {

    private static final int ROUNDS = 15;
    private static final int KEYS = 400;

    private final TestDatabase database = EmbeddedServer.freshDatabase();

    @ParameterizedTest
    @ValueSource(strings = {"hard", "soft"})
    void endWithTheNewestOfEachKeyAndDisturbNobody(String mode) throws Exception {
        try (RunningSink first = new RunningSink(database, "delete.mode", mode);
                RunningSink second = new RunningSink(database, "delete.mode", mode)) {
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> write(second, 1));
            write(first, 0);
            other.get(60, TimeUnit.SECONDS);

            assertThat(first.context.errants()).isEmpty();
            assertThat(second.context.errants()).isEmpty();
            assertThat(first.context.timeouts()).isEmpty();
            assertThat(second.context.timeouts()).isEmpty();
        }
        String alive = mode.equals("soft") ? " and _deleted_at is null" : "";
        long newest = 2 * ROUNDS - 1;
        assertThat(database.query("select count(*) from stripe.charges where amount = " + newest + alive))
                .containsExactly("" + KEYS * 3 / 4);
        assertThat(database.query("select count(*) from stripe.charges where true" + alive))
                .containsExactly("" + KEYS * 3 / 4);
    }

    /** {@code -Dopposite.order.seconds=60} for the time that is promised, and the number of keys. */
    @Test
    void inOppositeOrderNeverWaitForEachOtherInACircle() throws Exception {
        long seconds = Long.getLong("opposite.order.seconds", 4);
        int keys = seconds < 60 ? 2_000 : 10_000;
        AtomicLong version = new AtomicLong();
        try (RunningSink first = new RunningSink(database);
                RunningSink second = new RunningSink(database)) {
            long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
                Charges charges = new Charges("stripe.charges", 1);
                while (System.nanoTime() < end) {
                    long now = version.incrementAndGet();
                    second.put(IntStream.range(0, keys)
                            .mapToObj(i -> charges.row("ch_" + (keys - 1 - i), now, now))
                            .toList());
                }
            });
            Charges charges = new Charges("stripe.charges", 0);
            while (System.nanoTime() < end) {
                long now = version.incrementAndGet();
                first.put(IntStream.range(0, keys)
                        .mapToObj(i -> charges.row("ch_" + i, now, now))
                        .toList());
            }
            other.get(seconds + 60, TimeUnit.SECONDS);

            assertThat(first.context.timeouts()).isEmpty();
            assertThat(second.context.timeouts()).isEmpty();
            assertThat(first.context.errants()).isEmpty();
            assertThat(second.context.errants()).isEmpty();
        }
        assertThat(database.query("select count(*), min(amount), max(amount) from stripe.charges"))
                .containsExactly(keys + "|" + version + "|" + version);
        assertThat(database.query("select deadlocks from pg_stat_database where datname = '" + database.name() + "'"))
                .containsExactly("0");
    }

    /** One writes the even versions and the other the odd ones, each in an order of its own. */
    private static void write(RunningSink sink, int task) {
        Charges charges = new Charges("stripe.charges", task);
        Random random = new Random(task);
        for (int round = 0; round < ROUNDS; round++) {
            long version = 2L * round + task;
            List<SinkRecord> records = new ArrayList<>(IntStream.range(0, KEYS)
                    .mapToObj(i -> i % 4 == 0 && version > 10
                            ? charges.delete("ch_" + i, version)
                            : charges.row("ch_" + i, version, version))
                    .toList());
            Collections.shuffle(records, random);
            sink.put(records);
        }
    }
}
