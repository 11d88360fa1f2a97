// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.record;

import static io.syncengine.connect.stripe.record.Batches.AFTER;
import static io.syncengine.connect.stripe.record.Batches.BEFORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.change.ChangeBatch;
import io.syncengine.connect.stripe.run.EngineFailure;
import io.syncengine.connect.stripe.run.QueueFilling;
import io.syncengine.connect.stripe.run.RecordQueue;
import io.syncengine.connect.stripe.state.StreamOffsets;
import io.syncengine.connect.stripe.state.StreamState;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

final class RecordFeedTest {

    private final RecordQueue queue = new RecordQueue(1000, 1 << 20);
    private final RecordFeed feed = new RecordFeed(queue, new ChangeRecords(Batches.standard()), 10);

    private List<SourceRecord> poll() throws Exception {
        return feed.poll(Duration.ZERO);
    }

    private static ChangeBatch rows(int count) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            changes.add(Batches.listed("g_" + i));
        }
        return Batches.batch(changes);
    }

    private static boolean carries(SourceRecord record, StreamState state) {
        return record.sourceOffset().equals(StreamOffsets.encode(state));
    }

    @Test
    void returnsNothingWhenNothingWaits() throws Exception {
        long start = System.nanoTime();

        assertThat(feed.poll(Duration.ofMillis(50))).isNull();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void returnsAllBatchesThatWait() throws Exception {
        QueueFilling.offer(queue, rows(3), Batches.batch(), rows(2));

        assertThat(poll())
                .extracting(SourceRecord::topic)
                .containsExactly(
                        "stripe.gadgets",
                        "stripe.gadgets",
                        "stripe.gadgets",
                        "stripe._heartbeat",
                        "stripe.gadgets",
                        "stripe.gadgets");
        assertThat(poll()).isNull();
    }

    @Test
    void returnsNoMoreRowsThanAllowed() throws Exception {
        QueueFilling.offer(queue, rows(4), rows(25), rows(3));

        List<Integer> sizes = new ArrayList<>();
        List<SourceRecord> all = new ArrayList<>();
        for (List<SourceRecord> polled = poll(); polled != null; polled = poll()) {
            sizes.add(polled.size());
            all.addAll(polled);
        }

        assertThat(sizes).containsExactly(4, 10, 10, 8);
        for (int i = 0; i < all.size(); i++) {
            boolean last = i == 3 || i == 28 || i == 31;
            assertThat(carries(all.get(i), last ? AFTER : BEFORE))
                    .as("record %d", i)
                    .isTrue();
        }
    }

    /** A part of them would be sent again after a crash, though each was read exactly once. */
    @Test
    void neverPartsTheRowsOfEvents() throws Exception {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            changes.add(Batches.updated("g_" + i));
        }
        StreamState followed = BEFORE.followed(BEFORE.eventPosition() + 1, BEFORE.seen(), 0, 25);
        QueueFilling.offer(
                queue,
                rows(3),
                new ChangeBatch(Batches.GADGETS, Batches.ACCOUNT, true, changes, BEFORE, followed, Batches.NOW, 1000));

        assertThat(poll()).hasSize(3);
        assertThat(poll()).hasSize(25).last().matches(record -> carries(record, followed));
    }

    @Test
    void keepsARowAndItsTombstoneTogether() throws Exception {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            changes.add(Batches.deleted("g_" + i));
        }
        QueueFilling.offer(queue, Batches.batch(changes));

        assertThat(poll()).hasSize(20).last().extracting(SourceRecord::value).isNull();
        assertThat(poll()).hasSize(2).first().extracting(SourceRecord::value).isNotNull();
    }

    @Test
    void throwsAFailureAfterEverythingBefore() throws Exception {
        QueueFilling.offer(queue, rows(12), rows(1));
        queue.fail(new EngineFailure("the key is gone"));

        assertThat(poll()).hasSize(10);
        assertThat(poll()).hasSize(3);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(this::poll).isInstanceOf(EngineFailure.class).hasMessage("the key is gone");
        }
    }
}
