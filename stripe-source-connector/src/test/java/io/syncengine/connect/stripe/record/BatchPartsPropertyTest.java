// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.record;

import static io.syncengine.connect.stripe.record.Batches.AFTER;
import static io.syncengine.connect.stripe.record.Batches.BEFORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.change.ChangeBatch;
import io.syncengine.connect.stripe.spec.TimestampMode;
import io.syncengine.connect.stripe.state.StreamOffsets;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Batches of any size and mix, handed over in any parts. */
final class BatchPartsPropertyTest {

    private static final int RUNS = 300;

    @Test
    void onlyTheVeryLastRecordOfABatchMovesTheOffset() {
        long seed = System.nanoTime();
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(seed + run);
            boolean tombstones = random.nextBoolean();
            ChangeRecords records = new ChangeRecords(Batches.settings(TimestampMode.EPOCH, true, tombstones));
            ChangeBatch batch = batch(random);

            List<SourceRecord> made = inParts(records, batch, random);

            String which = "seed " + (seed + run);
            assertThat(texts(made)).as(which).isEqualTo(texts(records.of(batch)));
            assertThat(made).as(which).hasSize(expectedSize(batch, tombstones));
            for (int i = 0; i < made.size(); i++) {
                assertThat(made.get(i).sourceOffset())
                        .as("%s, record %d of %d", which, i, made.size())
                        .isEqualTo(StreamOffsets.encode(i == made.size() - 1 ? AFTER : BEFORE));
            }
        }
    }

    private static ChangeBatch batch(Random random) {
        List<Change> changes = new ArrayList<>();
        int size = 1 + random.nextInt(40);
        for (int i = 0; i < size; i++) {
            String id = "g_" + random.nextInt(10);
            changes.add(
                    switch (random.nextInt(3)) {
                        case 0 -> Batches.deleted(id);
                        case 1 -> Batches.updated(id);
                        default -> Batches.listed(id);
                    });
        }
        return Batches.batch(changes);
    }

    private static List<SourceRecord> inParts(ChangeRecords records, ChangeBatch batch, Random random) {
        List<SourceRecord> made = new ArrayList<>();
        int from = 0;
        while (from < batch.changes().size()) {
            int to = Math.min(batch.changes().size(), from + 1 + random.nextInt(10));
            List<SourceRecord> part = records.of(batch, from, to);
            SourceRecord first = part.get(0);
            assertThat(first.value()).as("a part begins with a row").isInstanceOf(Struct.class);
            made.addAll(part);
            from = to;
        }
        return made;
    }

    private static int expectedSize(ChangeBatch batch, boolean tombstones) {
        long deletes = batch.changes().stream().filter(Change::delete).count();
        return batch.changes().size() + (tombstones ? (int) deletes : 0);
    }

    private static List<String> texts(List<SourceRecord> records) {
        return records.stream().map(SourceRecord::toString).toList();
    }
}
