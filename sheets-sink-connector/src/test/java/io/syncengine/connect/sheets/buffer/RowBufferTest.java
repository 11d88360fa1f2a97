// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.protocol.RowKind;
import io.syncengine.connect.protocol.RowVersion;
import io.syncengine.connect.protocol.Sweep;
import io.syncengine.connect.sheets.row.CellValue;
import io.syncengine.connect.sheets.row.DeliveryTicket;
import io.syncengine.connect.sheets.row.RowKey;
import io.syncengine.connect.sheets.row.SheetRow;
import io.syncengine.connect.sheets.row.Work;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

final class RowBufferTest {

    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration NOT_AT_ALL = Duration.ZERO;
    private static final long SIZE = 100;

    private final AtomicLong now = new AtomicLong();
    private final RowBuffer buffer = new RowBuffer(INTERVAL, now::get);
    private final List<String> done = new ArrayList<>();

    private DeliveryTicket ticket(String name) {
        return new DeliveryTicket() {
            @Override
            public void done() {
                done.add(name);
            }

            @Override
            public void rejected(String reason) {
                throw new AssertionError("a buffer rejects nothing");
            }
        };
    }

    private SheetRow row(String stream, String id, long version, RowKind kind, String name) {
        return new SheetRow(
                stream,
                RowKey.of(List.of(id, "acct")),
                new RowVersion(version, kind, false),
                Map.of("id", CellValue.text(name)),
                SIZE,
                ticket(name));
    }

    private SheetRow row(String id, long version, String name) {
        return row("charges", id, version, RowKind.UPSERT, name);
    }

    private static Arrival at(long offset) {
        return new Arrival(new TopicPartition("stripe.charges", 0), offset);
    }

    private Work.Sweeping sweep(String stream) {
        return new Work.Sweeping(stream, new Sweep(stream, "acct", null, 5), ticket("sweep"));
    }

    private Work take(int maxRows, long maxBytes) {
        try {
            return buffer.take(maxRows, maxBytes, NOT_AT_ALL);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> names(Work work) {
        return ((Work.Rows) work)
                .rows().stream()
                        .map(row -> ((CellValue.Text) row.cell("id")).text())
                        .toList();
    }

    private List<String> all() {
        now.addAndGet(INTERVAL.toNanos());
        return names(take(1000, 1_000_000));
    }

    @Nested
    final class OneKey {

        @Test
        void keepsTheNewestInThePlaceOfTheFirst() {
            buffer.add(row("a", 1, "a1"), at(0));
            buffer.add(row("b", 1, "b1"), at(1));
            buffer.add(row("a", 3, "a3"), at(2));
            buffer.add(row("a", 2, "a2"), at(3));

            assertThat(buffer.size()).isEqualTo(2);
            assertThat(buffer.bytes()).isEqualTo(2 * SIZE);
            assertThat(done).as("nobody needs them any more").containsExactly("a1", "a2");
            assertThat(all()).containsExactly("a3", "b1");
        }

        @Test
        void atTheSameTimeTheLaterWinsButForDeletes() {
            buffer.add(row("a", 1, "first"), at(0));
            buffer.add(row("a", 1, "second"), at(1));
            buffer.add(row("charges", "a", 1, RowKind.DELETE, "gone"), at(2));
            buffer.add(row("a", 1, "third"), at(3));

            assertThat(all()).containsExactly("gone");
        }

        @Test
        void whatIsDeliveredAgainDoesNotComeOutOnTop() {
            buffer.add(row("a", 1, "first"), at(0));
            buffer.add(row("a", 1, "second"), at(1));
            buffer.add(row("a", 1, "first again"), at(0));
            buffer.add(row("a", 1, "second again"), at(1));

            assertThat(all()).containsExactly("second again");
        }

        @Test
        void aLaterTombstoneWaitsForTheDeleteBeforeItAndOlderRowsForTheTombstone() {
            buffer.add(row("charges", "a", 5, RowKind.DELETE, "delete"), at(0));
            buffer.add(row("charges", "a", 5, RowKind.TOMBSTONE, "its own"), at(1));
            buffer.add(row("charges", "a", 9, RowKind.TOMBSTONE, "later"), at(2));
            buffer.add(row("a", 7, "row"), at(3));

            assertThat(done).containsExactly("its own");
            assertThat(buffer.size()).isEqualTo(3);
            assertThat(buffer.bytes()).isEqualTo(3 * SIZE);
            assertThat(all()).containsExactly("delete");
            assertThat(all()).containsExactly("later");
            assertThat(all()).containsExactly("row");
            assertThat(buffer.bytes()).isZero();
        }

        @Test
        void whatIsNewerThanAllThatWaitsMakesThemSuperfluous() {
            buffer.add(row("charges", "a", 5, RowKind.DELETE, "delete"), at(0));
            buffer.add(row("charges", "a", 9, RowKind.TOMBSTONE, "later"), at(1));
            buffer.add(row("a", 10, "row"), at(2));

            assertThat(done).containsExactlyInAnyOrder("delete", "later");
            assertThat(buffer.bytes()).isEqualTo(SIZE);
            assertThat(all()).containsExactly("row");
        }

        @Test
        void otherStreamsHaveOtherRows() {
            buffer.add(row("charges", "a", 1, RowKind.UPSERT, "charge"), at(0));
            buffer.add(row("refunds", "a", 1, RowKind.UPSERT, "refund"), at(1));

            assertThat(all()).containsExactly("charge", "refund");
        }
    }

    @Nested
    final class Due {

        @Test
        void whenTheOldestHasWaitedLongEnough() {
            buffer.add(row("a", 1, "a1"), at(0));
            now.addAndGet(INTERVAL.toNanos() - 1);
            buffer.add(row("a", 2, "a2"), at(1));
            assertThat(take(10, 10_000)).isNull();
            assertThat(buffer.oldestAge()).isEqualTo(INTERVAL.minusNanos(1));

            now.addAndGet(1);
            assertThat(names(take(10, 10_000))).containsExactly("a2");
            assertThat(buffer.oldestAge()).isZero();
        }

        @Test
        void whenThereAreEnoughRows() {
            buffer.add(row("a", 1, "a"), at(0));
            assertThat(take(2, 10_000)).isNull();
            buffer.add(row("b", 1, "b"), at(1));
            buffer.add(row("c", 1, "c"), at(2));

            assertThat(names(take(2, 10_000))).containsExactly("a", "b");
            assertThat(take(2, 10_000)).isNull();
            assertThat(buffer.bytes()).isEqualTo(SIZE);
        }

        @Test
        void whenThereAreEnoughBytesAndAlwaysOneRow() {
            buffer.add(row("a", 1, "a"), at(0));
            buffer.add(row("b", 1, "b"), at(1));

            assertThat(names(take(10, SIZE + SIZE / 2))).containsExactly("a");
            assertThat(names(take(10, 1))).containsExactly("b");
        }

        @Test
        void wakesWhoeverWaits() throws Exception {
            CompletableFuture<Work> taken = CompletableFuture.supplyAsync(() -> {
                try {
                    return buffer.take(1, 10_000, Duration.ofMinutes(1));
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            buffer.add(row("a", 1, "a"), at(0));

            assertThat(names(taken.get(10, TimeUnit.SECONDS))).containsExactly("a");
        }
    }

    @Nested
    final class Sweeps {

        @Test
        void comeAfterTheRowsOfTheirStreamThatWereReadBefore() {
            buffer.add(row("a", 1, "before"), at(0));
            buffer.add(sweep("charges"), at(1));
            buffer.add(row("b", 1, "after"), at(2));

            assertThat(names(take(1, 10_000))).as("due, although nobody waited").containsExactly("before");
            assertThat(take(1, 10_000)).isInstanceOf(Work.Sweeping.class);
            assertThat(names(take(1, 10_000))).containsExactly("after");
            assertThat(take(10, 10_000)).isNull();
        }

        @Test
        void doNotWaitForOtherStreams() {
            buffer.add(row("refunds", "a", 1, RowKind.UPSERT, "refund"), at(0));
            buffer.add(sweep("charges"), at(1));

            assertThat(take(10, 10_000)).isInstanceOf(Work.Sweeping.class);
            assertThat(take(10, 10_000)).isNull();
        }

        @Test
        void waitForAKeyThatChangedBehindThem() {
            buffer.add(row("a", 1, "old"), at(0));
            buffer.add(sweep("charges"), at(1));
            buffer.add(row("a", 2, "new"), at(2));

            assertThat(names(take(10, 10_000))).containsExactly("new");
            assertThat(take(10, 10_000)).isInstanceOf(Work.Sweeping.class);
        }

        @Test
        void comeInTheirOrder() {
            Work.Sweeping first = sweep("charges");
            Work.Sweeping second = sweep("charges");
            buffer.add(first, at(0));
            buffer.add(second, at(1));

            assertThat(take(10, 10_000)).isSameAs(first);
            assertThat(take(10, 10_000)).isSameAs(second);
        }
    }

    @Test
    void partitionsThatAreGoneTakeTheirRowsWithThem() {
        TopicPartition other = new TopicPartition("stripe.charges", 1);
        buffer.add(row("a", 1, "a"), at(0));
        buffer.add(row("b", 1, "b"), new Arrival(other, 0));
        buffer.add(sweep("charges"), at(1));

        buffer.drop(List.of(at(0).partition()));

        assertThat(done).as("they are read again by somebody else").isEmpty();
        assertThat(buffer.bytes()).isEqualTo(SIZE);
        assertThat(all()).containsExactly("b");
    }

    @Test
    void whatWaitsBehindARowThatIsGoneComesForward() {
        TopicPartition other = new TopicPartition("stripe.charges", 1);
        buffer.add(row("charges", "a", 5, RowKind.DELETE, "delete"), at(0));
        buffer.add(row("charges", "a", 9, RowKind.TOMBSTONE, "later"), new Arrival(other, 0));
        buffer.add(row("a", 7, "row"), at(1));
        buffer.drop(List.of(at(0).partition()));

        assertThat(buffer.bytes()).isEqualTo(SIZE);
        assertThat(all()).containsExactly("later");
    }
}
