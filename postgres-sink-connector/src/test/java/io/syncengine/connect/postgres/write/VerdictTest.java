// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.postgres.Charges;
import io.syncengine.connect.postgres.schema.ColumnType;
import io.syncengine.connect.postgres.schema.TestTables;
import io.syncengine.connect.protocol.ReadRules;
import io.syncengine.connect.protocol.Row;
import io.syncengine.connect.protocol.RowReader;
import io.syncengine.connect.protocol.RowVersion;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;

class VerdictTest {

    private static final ColumnSet COLUMNS =
            new ColumnSet(TestTables.of(), List.of("id"), List.of(TestTables.column("id", ColumnType.TEXT)));
    private static final long HASH = 77;
    private static final Long OTHER_HASH = 78L;

    private final Charges charges = new Charges();
    private final RowReader reader = new RowReader(ReadRules.DEFAULT);

    private static long at(long second) {
        return (Charges.START + second) * 1000;
    }

    private static Stored row(long second, @Nullable Long hash) {
        return new Stored(RowVersion.stored(at(second), false), hash, null);
    }

    private static Stored marked(long second) {
        return new Stored(RowVersion.stored(at(second), true), null, null);
    }

    private static Stored remembered(long second) {
        return new Stored(null, null, RowVersion.stored(at(second), true));
    }

    private PendingRow pending(SinkRecord record) {
        return PendingRow.of((Row) reader.read(record), true, record);
    }

    private Verdict upsert(long second, Stored stored) {
        return upsert(second, stored, Long.MIN_VALUE);
    }

    private Verdict upsert(long second, Stored stored, long sweptBefore) {
        // What the columns are does not matter, but that there are some.
        EncodedRow row = new EncodedRow(pending(charges.row("a", second, 1)), COLUMNS, 0, 0, HASH);
        return Verdict.of(row, stored, sweptBefore, Replacement.IF_HASH_DIFFERS);
    }

    private Verdict delete(long second, Stored stored) {
        return Verdict.of(
                EncodedRow.delete(pending(charges.delete("a", second))),
                stored,
                Long.MIN_VALUE,
                Replacement.IF_HASH_DIFFERS);
    }

    private Verdict tombstone(long second, Stored stored) {
        return Verdict.of(
                EncodedRow.delete(pending(charges.tombstone("a", second))),
                stored,
                Long.MIN_VALUE,
                Replacement.IF_HASH_DIFFERS);
    }

    @Nested
    class AnUpsert {

        @Test
        void ofAnUnknownKeyIsNew() {
            assertThat(upsert(5, Stored.NOTHING)).isEqualTo(Verdict.NEW);
        }

        @Test
        void isComparedWithTheRow() {
            assertThat(upsert(4, row(5, HASH))).isEqualTo(Verdict.STALE);
            assertThat(upsert(5, row(5, HASH))).isEqualTo(Verdict.UNCHANGED);
            assertThat(upsert(5, row(5, OTHER_HASH))).isEqualTo(Verdict.CHANGED);
            assertThat(upsert(5, row(5, null))).isEqualTo(Verdict.CHANGED);
            assertThat(upsert(6, row(5, HASH))).isEqualTo(Verdict.SEEN);
            assertThat(upsert(6, row(5, OTHER_HASH))).isEqualTo(Verdict.CHANGED);
        }

        @Test
        void isComparedWithTheDelete() {
            assertThat(upsert(5, marked(5))).isEqualTo(Verdict.STALE);
            assertThat(upsert(6, marked(5))).isEqualTo(Verdict.CHANGED);
            assertThat(upsert(5, remembered(5))).isEqualTo(Verdict.STALE);
            assertThat(upsert(6, remembered(5))).isEqualTo(Verdict.NEW);
        }

        @Test
        void olderThanASweepIsStale() {
            assertThat(upsert(5, Stored.NOTHING, at(6))).isEqualTo(Verdict.STALE);
            assertThat(upsert(6, Stored.NOTHING, at(6))).isEqualTo(Verdict.NEW);
        }

        @Test
        void isWrittenAgainWhereNothingIsToBeLeftAlone() {
            EncodedRow row = new EncodedRow(pending(charges.row("a", 5, 1)), COLUMNS, 0, 0, HASH);

            assertThat(Verdict.of(row, row(5, HASH), Long.MIN_VALUE, Replacement.ALWAYS))
                    .isEqualTo(Verdict.CHANGED);
            assertThat(Verdict.of(row, row(6, HASH), Long.MIN_VALUE, Replacement.ALWAYS))
                    .isEqualTo(Verdict.STALE);
        }
    }

    @Nested
    class ADelete {

        @Test
        void ofAnUnknownKeyIsRemembered() {
            assertThat(delete(5, Stored.NOTHING)).isEqualTo(Verdict.DELETE);
            assertThat(tombstone(5, Stored.NOTHING)).isEqualTo(Verdict.DELETE);
        }

        @Test
        void takesARowThatIsNotNewer() {
            assertThat(delete(5, row(5, HASH))).isEqualTo(Verdict.DELETE);
            assertThat(delete(4, row(5, HASH))).isEqualTo(Verdict.STALE);
            assertThat(tombstone(5, row(5, HASH))).isEqualTo(Verdict.DELETE);
            assertThat(tombstone(4, row(5, HASH))).isEqualTo(Verdict.STALE);
        }

        @Test
        void thatIsKnownChangesNothing() {
            assertThat(delete(5, marked(5))).isEqualTo(Verdict.UNCHANGED);
            assertThat(delete(5, remembered(5))).isEqualTo(Verdict.UNCHANGED);
            assertThat(delete(4, remembered(5))).isEqualTo(Verdict.STALE);
        }

        @Test
        void raisesTheVersionThatIsKnownUnlessItIsATombstone() {
            assertThat(delete(6, marked(5))).isEqualTo(Verdict.DELETE);
            assertThat(delete(6, remembered(5))).isEqualTo(Verdict.DELETE);
            assertThat(tombstone(6, marked(5))).isEqualTo(Verdict.UNCHANGED);
            assertThat(tombstone(6, remembered(5))).isEqualTo(Verdict.UNCHANGED);
        }
    }
}
