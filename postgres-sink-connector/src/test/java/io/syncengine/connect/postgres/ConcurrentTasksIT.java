// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
