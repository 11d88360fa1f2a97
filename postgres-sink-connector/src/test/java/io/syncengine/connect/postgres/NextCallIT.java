// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** When the task asks the worker to call again, although there may be nothing to deliver. */
class NextCallIT {

    private static final TopicPartition PARTITION = new TopicPartition("stripe.charges", 0);

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges charges = new Charges();
    private RunningSink sink = new RunningSink(database, "flush.interval.ms", "60000");

    @AfterEach
    void stop() {
        sink.close();
    }

    private List<String> stored() {
        return database.query("select id from stripe.charges order by id");
    }

    @Test
    void isWhenRowsHaveWaitedForLongEnough() {
        sink.put(charges.row("a", 1, 1));
        assertThat(sink.context.timeouts()).containsExactly(60_000L);

        sink.clock.advance(Duration.ofMillis(59_999));
        sink.put(charges.row("b", 1, 1));
        assertThat(sink.context.timeouts()).containsExactly(60_000L, 1L);

        sink.clock.advance(Duration.ofMillis(1));
        sink.put(List.of());
        assertThat(stored()).containsExactly("a", "b");
        assertThat(sink.context.timeouts()).hasSize(2);
    }

    @Test
    void isNotAskedForWhenNothingWaits() {
        sink.close();
        sink = new RunningSink(database);

        sink.put(charges.row("a", 1, 1));
        sink.put(List.of());

        assertThat(sink.context.timeouts()).isEmpty();
    }

    @Test
    void isAfterAPauseWhenACommitCouldNotBeWritten() {
        sink.put(charges.row("a", 1, 1));
        sink.commit();
        sink.put(charges.row("b", 1, 1));
        int before = sink.context.timeouts().size();
        database.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database.name()
                + "' and application_name like 'stripe-sync/%'");

        assertThat(sink.commit()).containsEntry(PARTITION, 1L);
        assertThat(sink.context
                        .timeouts()
                        .subList(before, sink.context.timeouts().size()))
                .singleElement()
                .satisfies(pause -> assertThat(pause).isBetween(1L, 10L));

        assertThat(sink.commit()).containsEntry(PARTITION, 2L);
        assertThat(stored()).containsExactly("a", "b");
    }
}
