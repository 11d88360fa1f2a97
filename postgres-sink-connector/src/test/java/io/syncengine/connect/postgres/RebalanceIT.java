// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** Partitions that go to another task while rows of theirs wait. */
class RebalanceIT {

    private static final TopicPartition KEPT = new TopicPartition("stripe.charges", 0);
    private static final TopicPartition MOVED = new TopicPartition("stripe.charges", 1);

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges kept = new Charges("stripe.charges", 0);
    private final Charges moved = new Charges("stripe.charges", 1);

    private List<String> stored() {
        return database.query("select id from stripe.charges order by id");
    }

    @Test
    void areWrittenByTheOneOrTheOtherAndLoseNothing() {
        List<SinkRecord> waiting = List.of(moved.row("m1", 1, 1), moved.row("m2", 1, 1));
        try (RunningSink first = new RunningSink(database, "flush.interval.ms", "3600000");
                RunningSink second = new RunningSink(database)) {
            first.put(kept.row("k1", 1, 1));
            first.put(waiting);
            Map<TopicPartition, Long> before = first.commit();
            assertThat(before).containsEntry(MOVED, 2L).containsEntry(KEPT, 1L);

            SinkRecord late = moved.row("m3", 1, 1);
            first.put(kept.row("k2", 1, 1), late);
            // The worker commits before it takes partitions away; here it could not.
            first.task.close(List.of(MOVED));
            second.put(late);
            second.put(moved.row("m3", 5, 5));

            first.commit();
            assertThat(stored()).containsExactly("k1", "k2", "m1", "m2", "m3");
            assertThat(database.query("select amount from stripe.charges where id = 'm3'"))
                    .containsExactly("5");
            assertThat(first.rows("charges", "inserted")).isEqualTo(4);
        }
    }

    /** One that has not noticed writes on: what it writes is older than what its successor wrote. */
    @Test
    void ofATaskThatDoesNotKnowYetChangeNothing() {
        SinkRecord record = moved.row("m1", 1, 1);
        SinkRecord gone = moved.row("m2", 1, 1);
        try (RunningSink zombie = new RunningSink(database, "flush.interval.ms", "3600000");
                RunningSink successor = new RunningSink(database)) {
            zombie.put(record, gone);
            successor.put(record, moved.row("m1", 2, 2), moved.delete("m2", 2));

            zombie.commit();
        }
        assertThat(database.query("select id, amount from stripe.charges")).containsExactly("m1|2");
    }
}
