// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.postgres.config.PostgresSinkConfig;
import io.syncengine.connect.postgres.schema.Column;
import io.syncengine.connect.postgres.schema.ColumnType;
import io.syncengine.connect.postgres.schema.Identifiers;
import io.syncengine.connect.postgres.schema.LayoutMark;
import io.syncengine.connect.postgres.schema.SchemaApplier;
import io.syncengine.connect.postgres.schema.SystemColumns;
import io.syncengine.connect.postgres.schema.Table;
import io.syncengine.connect.postgres.schema.TableDefinition;
import io.syncengine.connect.postgres.schema.TableName;
import io.syncengine.connect.postgres.schema.TypeMapper;
import io.syncengine.connect.protocol.RecordFields;
import io.syncengine.connect.protocol.Row;
import io.syncengine.connect.protocol.RowShape;
import org.apache.kafka.connect.sink.SinkRecord;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes tuples of rows as the sink does for COPY, into a buffer like that of a batch, but for a table that no server has.
 * In the sink's own package, whose classes are nobody else's, and on no class path but that of the conversions.
 */
public final class RowTuples {

    private static final TableName TABLE = new TableName("bench", "charges");
    private static final int SERVER = 180_000;

    /** About what a batch takes, so that writing touches as much memory. */
    private static final int BATCH_BYTES = 8 << 20;

    private final TableTarget target;
    private final TupleBuffer tuples = new TupleBuffer();
    private final RowLayout.Misfits misfits = new RowLayout.Misfits();
    private final Map<RowShape, RowLayout> layouts = new IdentityHashMap<>();

    /** @param config whose connection is not used */
    public RowTuples(PostgresSinkConfig config) {
        SchemaApplier applier = new SchemaApplier(config.tables().policy(), statement -> {});
        Encoders encoders = new Encoders(new TextCleaner(config.writing().nuls()));
        target = new TableTarget(TABLE, config, applier, encoders);
    }

    /** Writes the tuple of a row, and answers its length in bytes. */
    public int write(Row row, SinkRecord record) {
        if (tuples.position() > BATCH_BYTES) {
            tuples.clear();
        }
        RowLayout layout = layouts.computeIfAbsent(row.shape(), shape -> target.layout(table(shape), shape));
        EncodedRow encoded = layout.encode(PendingRow.of(row, true, record), tuples, misfits);
        return encoded.end() - encoded.start();
    }

    /** Values so far that did not fit the columns that were made for them. */
    public long misfits() {
        return misfits.values();
    }

    /** With the columns that the sink makes for the shape. */
    private static Table table(RowShape shape) {
        List<Column> columns = new ArrayList<>();
        columns.add(column(RecordFields.ID, ColumnType.TEXT));
        columns.add(column(RecordFields.ACCOUNT_ID, ColumnType.TEXT));
        for (RowShape.Field field : shape.fields()) {
            if (field.type() != null && !field.name().equals(RecordFields.ID)) {
                columns.add(column(Identifiers.column(field.name()), TypeMapper.column(field.type())));
            }
        }
        columns.add(column(RecordFields.RAW_DATA, ColumnType.JSONB));
        columns.add(column(RecordFields.UPDATED_AT, ColumnType.TIMESTAMPTZ));
        columns.add(column(SystemColumns.ROW_HASH, ColumnType.BIGINT));
        Set<String> key = Set.copyOf(TableDefinition.DEFAULT_KEY);
        return new Table(
                TABLE, columns, Set.of(key), new Table.Traits(false, false, new LayoutMark(columns.size(), 0), SERVER));
    }

    private static Column column(String name, ColumnType type) {
        return new Column(name, type.oid(), type.sqlName(), type, false, false, false, false);
    }
}
