// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.postgres.schema.Column;
import io.syncengine.connect.protocol.Row;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** How rows of one shape become tuples of one table. Worked out once, used for every row. */
final class RowLayout {

    /** Where a column's value comes from, other than a field of that index. */
    enum Source {
        ID,
        ACCOUNT,
        PARENT,
        RAW,
        FIELD
    }

    /**
     * One column of the tuples.
     *
     * @param field index of the field; of no meaning for other sources
     */
    record Slot(Column column, Source source, int field, FieldEncoder encoder) {

        @Nullable
        Object value(Row row) {
            return switch (source) {
                case FIELD -> row.value(field);
                case RAW -> row.raw();
                case ID -> row.key().id();
                case ACCOUNT -> row.key().accountId();
                case PARENT -> row.parentId();
            };
        }

        /** Whether a row without this value is another row. */
        boolean isKey() {
            return source == Source.ID || source == Source.ACCOUNT;
        }
    }

    private final ColumnSet columns;
    private final Slot[] slots;
    private final FieldEncoder version;
    private final boolean keepsRaw;

    /**
     * A layout.
     *
     * @param columns those of the slots, then version and hash
     * @param version encoder of the version, a moment
     */
    RowLayout(ColumnSet columns, List<Slot> slots, FieldEncoder version) {
        this.columns = columns;
        this.slots = slots.toArray(Slot[]::new);
        this.version = version;
        this.keepsRaw = slots.stream().anyMatch(slot -> slot.source() == Source.RAW);
    }

    /** What its tuples fill. */
    ColumnSet columns() {
        return columns;
    }

    /**
     * Writes a row's tuple. A value that does not fit its column is left out if the raw text, which has it, is stored too.
     *
     * @throws DataException if the row cannot be stored; nothing is written then
     */
    EncodedRow encode(PendingRow pending, TupleBuffer out, Misfits misfits) {
        Row row = pending.row();
        int start = out.position();
        try {
            out.int16(slots.length + 2);
            int hashed = out.position();
            for (Slot slot : slots) {
                write(slot, row, out, misfits);
            }
            long hash = RowHash.of(out.array(), hashed, out.position() - hashed, columns.fingerprint());
            if (!version.write(Instant.ofEpochMilli(row.version().millis()), out)) {
                throw new DataException("its version is no moment that PostgreSQL can hold");
            }
            out.int64Field(hash);
            return new EncodedRow(pending, columns, start, out.position(), hash);
        } catch (DataException e) {
            out.rewind(start);
            throw e;
        }
    }

    private void write(Slot slot, Row row, TupleBuffer out, Misfits misfits) {
        Object value = slot.value(row);
        if (value == null) {
            out.nullField();
            return;
        }
        int position = out.position();
        if (slot.encoder().write(value, out)) {
            return;
        }
        out.rewind(position);
        if (slot.isKey() || !keepsRaw || row.raw() == null) {
            throw new DataException("field \"" + slot.column().name() + "\": the value does not fit the column's type, "
                    + slot.column().typeName());
        }
        misfits.count();
        out.nullField();
    }

    /** Counts values that did not fit their column. */
    static final class Misfits {
        private long values;

        void count() {
            values++;
        }

        long values() {
            return values;
        }
    }
}
